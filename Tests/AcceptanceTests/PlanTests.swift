import Foundation
import Terraform
import TestSupport
import Testing
import Topology

/// What `terraform plan` would create is what the model holds, no more and no less.
@Suite struct PlanTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let program: String
    let environment: String
    var testDescription: String { "\(program), \(environment)" }
  }

  @Test(arguments: [
    Case(program: "architecture", environment: "dev"),
    Case(program: "architecture", environment: "uat"),
    Case(program: "architecture", environment: "production"),
    Case(program: "two-vpcs", environment: "only"),
  ])
  func planEqualsTheModel(test: Case) throws {
    guard let terraform = try requireTool("terraform", for: "the plan") else { return }
    let generated = try GeneratedArchitecture.shared(test.program)
    let topology = try #require(
      try generated.topologies().first { $0.environment.name == test.environment })
    let plan = try OfflinePlan(
      terraform: terraform, folder: generated.folder, topology: topology
    ).json()

    let inventory = try generated.inventory(test.environment)
    let planned = try plannedAddresses(plan)
    #expect(Set(inventory.compactMap(\.address)).count == inventory.count)
    #expect(inventory.compactMap(\.address).sorted() == planned.sorted())

    let addresses = Dictionary(
      uniqueKeysWithValues: inventory.compactMap { element in
        element.address.flatMap { address in
          ElementID(text: element.id).map { ($0, address) }
        }
      })
    let differences = try ModelComparison(
      json: plan, topology: topology, addresses: addresses
    ).differences
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }

  private func plannedAddresses(_ plan: String) throws -> [String] {
    struct Plan: Decodable {
      struct Change: Decodable {
        let address: String
        let mode: String
      }
      let resource_changes: [Change]
    }
    return try JSONDecoder().decode(Plan.self, from: Data(plan.utf8)).resource_changes
      .filter { $0.mode == "managed" }.map(\.address)
  }
}
