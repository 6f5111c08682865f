import Reachability

/// One named flow with its walks in each environment.
struct WalkedFlow: Sendable {
  /// The flow as the first environment that has it knows it.
  let first: NamedFlow
  /// The walks in each environment; nil where an environment has no such flow.
  let reports: [FlowReport?]

  var id: String { first.id }
  var title: String { first.title }
  /// Which environments have it.
  var environments: [Int] { reports.indices.filter { reports[$0] != nil } }
}
