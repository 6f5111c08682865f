import ArchitectureFixtures
import Foundation
import Synchronization
import Terraform
import TestSupport
import Testing
import Topology

@testable import Plumbline

/// What an author adds of AWS as it is appears in everything, whether the project knows its type or
/// not.
@Suite struct OwnResourcesTests {
  private static let own: [String: Set<String>] = [
    "small": ["rejects", "events", "entries", "booking", "booking-role"],
    "large": ["rejects", "events", "entries", "booking", "booking-role", "office/connector"],
  ]

  @Test func theTypesAreNotAllKnown() {
    #expect(ResourceSchemas.schema(of: "aws_pipes_pipe") == nil)
    #expect(ResourceSchemas.schema(of: "aws_kinesis_stream") != nil)
  }

  @Test func theyAreInInventoryDocumentsAndPlan() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    #expect(try run(["generate", "--output", folder.path]).code == 0)
    let documents = try FileManager.default.subpathsOfDirectory(
      atPath: folder.url.appendingPathComponent("docs").path
    ).filter { $0.hasSuffix(".md") }.map {
      try String(
        contentsOf: folder.url.appendingPathComponent("docs/\($0)"), encoding: .utf8)
    }
    for topology in ArchitectureEvaluator.evaluate(OwnResources.self).topologies {
      let environment = topology.environment.name
      let listed = try run(["inventory", "--environment", environment, "--json"])
      let inventory = try JSONDecoder().decode(
        [GeneratedArchitecture.Element].self, from: Data(listed.output.utf8))
      let addresses = Dictionary(
        uniqueKeysWithValues: inventory.compactMap { element in
          ElementID(text: element.id).flatMap { id in element.address.map { (id, $0) } }
        })
      let own = try #require(Self.own[environment])
      #expect(own.isSubset(of: inventory.map(\.id)))
      for id in own {
        #expect(documents.contains { $0.contains("id=\"\(id)\"") }, "\(id) is in no document")
      }

      guard let terraform = try requireTool("terraform", for: "the plan") else { continue }
      let plan = try OfflinePlan(terraform: terraform, folder: folder, topology: topology).json()
      let differences = try ModelComparison(
        json: plan, topology: topology, addresses: addresses
      ).differences
      #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
      #expect(
        addresses[ElementID("booking")] == "module.platform.aws_pipes_pipe.booking")
    }

    // A look at the HCL: nested blocks, references, and what differs between environments.
    let main = try String(
      contentsOf: folder.url.appendingPathComponent("terraform/modules/platform/main.tf"),
      encoding: .utf8)
    #expect(main.contains("target   = aws_kinesis_stream.entries.arn"))
    #expect(main.contains("batch_size = var.booking_batch_size"))
    #expect(main.contains("retention_period = var.entries_retention_period"))
  }

  /// Runs a command as a user would, in this process.
  private func run(_ arguments: [String]) throws -> (code: Int32, output: String) {
    let model = ArchitectureModel(
      name: OwnResources.name, environments: OwnResources.environments.map(\.name)
    ) {
      let evaluation = ArchitectureEvaluator.evaluate(OwnResources.self)
      return ArchitectureModel.Evaluated(
        topologies: evaluation.topologies, diagnostics: evaluation.diagnostics)
    }
    let output = Mutex("")
    let errors = Mutex("")
    let console = Console(
      isWatched: false, output: { text in output.withLock { $0 += text } },
      error: { text in errors.withLock { $0 += text } })
    let code = ArchitectureCommand.run(
      arguments, in: CommandContext(model: model, generators: .standard, console: console))
    if code != 0 { Issue.record("\(errors.withLock(\.self))") }
    return (Int32(code), output.withLock(\.self))
  }
}
