import ArchitectureDSL
import Topology

/// An architecture and the changes that are made to it one after the other, each to be applied to
/// what the one before has left.
package struct ChangeChain: Sendable {
  package let name: String
  package let changes: [Change]

  package struct Change: Sendable {
    /// What is changed, in a few words.
    package let title: String
    /// Whether Terraform may destroy something for it.
    package let destroys: Bool
    package let environment: Environment
    package let region: Region
  }

  /// - Parameters:
  ///   - zones: those of the environment with such settings, where they change.
  ///   - start: the architecture before every change.
  ///   - body: the architecture with such settings.
  init<Settings>(
    _ name: String, environment: Environment = .local, zones: ((Settings) -> [Zone])? = nil,
    _ start: Settings,
    changes: [(title: String, destroys: Bool, change: (inout Settings) -> Void)],
    body: (Settings) -> Region
  ) {
    self.name = name
    var settings = start
    var result: [Change] = []
    func add(_ title: String, destroys: Bool) {
      let environment = Environment(
        environment.name, account: environment.account,
        zones: zones?(settings) ?? environment.zones, addresses: environment.addresses)
      result.append(
        Change(title: title, destroys: destroys, environment: environment, region: body(settings)))
    }
    add("as it begins", destroys: false)
    for (title, destroys, change) in changes {
      change(&settings)
      add(title, destroys: destroys)
    }
    self.changes = result
  }

  /// The models, one for each change, in order, with what was found.
  package var evaluations: [Evaluation] {
    changes.map { change in
      ArchitectureEvaluator.evaluate(
        name: name, title: name.capitalized, summary: "", environments: [change.environment]
      ) { _ in change.region }
    }
  }

  package static let all = [storefront, crossing, inspected, bookshop, ledger]
}

extension Environment {
  package static let local = Environment(
    "dev", account: "111111111111", zones: ["a", "b"], addresses: "10.16.0.0/14")
}

/// What the user of the Terraform supplies.
let suppliedInputs: [any RegionMember] = [
  Input(
    "certificate_arn", type: "string", description: "Certificate of the load balancer.",
    example: "arn:aws:acm:eu-west-1:111111111111:certificate/00000000-0000-0000-0000-000000000000"),
  Input(
    "client_prefix_list_id", type: "string", description: "Networks of the clients.",
    example: "pl-0123456789abcdef0"),
]
