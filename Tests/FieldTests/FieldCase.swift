import ArchitectureDSL
import DesignRules
import Reachability
import Terraform
import Topology

/// An architecture as people write it, after a public report of what went wrong with its like.
struct FieldCase: Sendable {
  let name: String
  let environments: [Environment]
  let body: @Sendable (Environment) -> Region

  var evaluation: Evaluation {
    ArchitectureEvaluator.evaluate(
      name: name, title: "Shop", summary: "", environments: environments, body: body)
  }

  /// All that `generate` would say of it.
  var diagnostics: [Diagnostic] {
    let evaluation = evaluation
    guard !evaluation.diagnostics.hasErrors else { return evaluation.diagnostics }
    return evaluation.diagnostics + DesignRules.check(evaluation.topologies).open
      + StartLegs.diagnostics(WalkedNetwork.all(evaluation.topologies))
      + TerraformGenerator(environments: evaluation.topologies).generate().diagnostics
  }

  static let all = [workloadCases, valueCases, networkCases, nameCases, wayCases]
    .reduce(into: [String: FieldCase]()) { $0.merge($1) { first, _ in first } }
}

let dev = Environment("dev", account: "111111111111", zones: ["a", "b"], addresses: "10.16.0.0/14")
let prod = Environment(
  "production", account: "333333333333", zones: ["a", "b", "c"], addresses: "10.20.0.0/14")

/// A resource's argument with the environment's facts filled in.
extension FieldCase {
  func resources(_ type: String) -> [Resource] {
    evaluation.topologies[0].resources(ofType: type)
  }

  func texts(_ argument: String, of type: String) -> [String] {
    let topology = evaluation.topologies[0]
    return topology.resources(ofType: type).compactMap {
      $0[argument].flatMap { topology.resolve($0).stringValue }
    }
  }
}

extension Value {
  subscript(name: String) -> Value? {
    if case .object(let members) = self { members[name] } else { nil }
  }
}
