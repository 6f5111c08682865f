import AWSModel
import Foundation
import Import
import ImportCases
import Plumbline
import TestSupport
import Testing
import Topology

/// With the configuration at hand every edge is known: through locals, dynamic blocks, conditions,
/// splats, `for_each` over modules and two providers.
@Suite struct ExactTests {
  private static let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/exact")

  /// The fixture's folder after `terraform plan`, and the plan's JSON.
  private static func planned(
    in folder: TemporaryFolder, _ fixture: URL = fixture,
    files: [String] = ["main.tf", "spoke/main.tf"]
  ) throws -> [UInt8] {
    for name in files {
      try folder.write(
        Data(contentsOf: fixture.appendingPathComponent(name)), to: name)
    }
    let environment = ["TF_CLI_CONFIG_FILE": "/dev/null", "CHECKPOINT_DISABLE": "1"]
    func terraform(_ arguments: [String]) throws -> ToolResult {
      let result = try run(
        "terraform", arguments: arguments, environment: environment, directory: folder.url)
      try #require(result.succeeded, "\(result.everything)")
      return result
    }
    _ = try terraform(["init", "-no-color", "-input=false"] + TerraformMirror.arguments())
    _ = try terraform(["plan", "-no-color", "-input=false", "-out=plan.bin"])
    return Array(try terraform(["show", "-json", "plan.bin"]).output.utf8)
  }

  private static func edges() throws -> [ImportCase.TrueEdge] {
    ImportCase.edges(
      try String(contentsOf: fixture.appendingPathComponent("edges.tsv"), encoding: .utf8))
  }

  @Test(.timeLimit(.minutes(5))) func everyEdgeIsKnownExactly() throws {
    guard try requireTool("terraform", for: "--exact") != nil else { return }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let plan = try Self.planned(in: folder)
    let truth = try Self.edges()

    // What the plan's JSON alone says of indices the other way round is wrong, and said to be assumed.
    let alone = ImportFigures(
      "without --exact", try ImportedTerraform(plan, name: "exact"), truth)
    #expect(
      alone.wrong.allSatisfy { $0.hasSuffix(Basis.sameKey.text) || $0.hasSuffix("not said") },
      "\(alone.wrong.joined(separator: "\n"))")
    #expect(alone.unknown > 0)

    let mock = try ExactRun(plan, in: folder.path).mock()
    let imported = try ImportedTerraform(plan, name: "exact", mock: mock)
    let exact = ImportFigures("with --exact", imported, truth)
    print(ImportFigures.table([alone, exact]))
    #expect(exact.total == truth.count && exact.wrong.isEmpty, "\(exact.wrong)")
    #expect(exact.unknown == 0 && exact.assumedCount == 0, "\(exact.unknowns)")
    try expectPairedBlocks(imported.topology)
    // Nothing of the run is left beside the configuration.
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!left.contains { $0.contains("tftest") }, "\(left)")
  }

  /// What stands for values that are not known has the form that the provider asks for.
  @Test(.timeLimit(.minutes(5))) func mockedValuesAreWellFormed() throws {
    guard try requireTool("terraform", for: "--exact") != nil else { return }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let forms = Self.fixture.deletingLastPathComponent().appendingPathComponent("exact-forms")
    let plan = try Self.planned(in: folder, forms, files: ["main.tf"])
    let mock = try ExactRun(plan, in: folder.path).mock()
    let imported = try ImportedTerraform(plan, name: "forms", mock: mock)
    let template = imported.edges.first {
      $0.source == "aws_autoscaling_group.this" && $0.argument == "launch_template.id"
    }
    #expect(template?.targets.map(\.address) == ["aws_launch_template.this"])
    #expect(template?.targets.map(\.basis) == [.mockedPlan])
  }

  /// Which id stands beside which port and block in what dynamic blocks made.
  private func expectPairedBlocks(_ topology: Topology) throws {
    let model = AWSModel(topology)
    let group = try #require(model.securityGroups[ElementID("aws_security_group.app")])
    let peers = group.ingress.map { rule in "\(rule.service) \(rule.peer)" }
    #expect(peers.count == 2)
    #expect(peers.contains { $0.contains("443") && $0.contains("blue") }, "\(peers)")
    #expect(peers.contains { $0.contains("444") && $0.contains("red") }, "\(peers)")
    let table = try #require(model.routeTables[ElementID("aws_route_table.two")])
    let routes = table.routes.filter { $0.source == .inline }.map { "\($0.target)" }
    #expect(routes.count == 2, "\(routes)")
    #expect(table.openings.isEmpty)
  }
}
