import ArchitectureDSL
import ArchitectureFixtures
import Foundation
import Synchronization
import TestSupport
import Testing
import Topology

@testable import Plumbline

/// A requirement that does not hold stops everything, and says where it went wrong.
@Suite struct RequirementTests {
  private func run(_ arguments: [String]) throws -> (code: Int32, errors: String, files: Int) {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let environment = Environment.test
    let model = ArchitectureModel(name: "shop", environments: [environment.name]) {
      let evaluation = ArchitectureEvaluator.evaluate(
        name: "shop", title: "Shop", summary: "", environments: [environment]
      ) { _ in
        Region(.ireland) {
          EgressVPC("egress", prefixLength: 20, transitGateway: "hub")
          WorkloadVPC("orders", prefixLength: 16, transitGateway: "hub") {}
          TransitGateway("hub") {
            TransitGatewayRouteTable("spokes") {
              Associates("orders")
              TransitGatewayRoute(to: "egress")
            }
            TransitGatewayRouteTable("central") {
              Associates("egress")
              Propagates("orders")
            }
          }
          Require("Nothing leaves") { Traffic(from: "orders", to: .internet).isRefused() }
        }
      }
      return ArchitectureModel.Evaluated(
        topologies: evaluation.topologies, diagnostics: evaluation.diagnostics)
    }
    let errors = Mutex("")
    let console = Console(
      isWatched: false, output: { _ in }, error: { words in errors.withLock { $0 += words } })
    let code = ArchitectureCommand.run(
      arguments + ["--output", folder.path],
      in: CommandContext(model: model, generators: .standard, console: console))
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).count
    return (code, errors.withLock { $0 }, files)
  }

  @Test func nothingIsGeneratedFromABrokenRequirement() throws {
    let result = try run(["generate"])
    #expect(result.code == 3)
    #expect(result.files == 0)
    #expect(
      result.errors.contains(
        "AcceptanceTests/RequirementTests.swift:34: error: PLB030: 'Nothing leaves' does not hold"),
      "\(result.errors)")
    #expect(result.errors.contains("One arrives at the internet"), "\(result.errors)")
  }
}
