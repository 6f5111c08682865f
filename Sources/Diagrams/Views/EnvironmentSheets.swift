import Reachability
import Topology

/// Every sheet of one environment, before it is compared with the others'.
struct EnvironmentSheets {
  private let topology: Topology
  private let network: WalkedNetwork

  init(_ network: WalkedNetwork) {
    self.network = network
    topology = network.model.topology
  }

  /// - Throws: `GraphvizError` where it cannot rank the services.
  func sheets() throws -> [Sheet] {
    let whole = NetworkReader(topology).model()
    let reports = network.reports
    var sheets: [Sheet] = []
    let overview = part(.overview, whole)
    sheets += Pages.sheets(of: overview.model, in: topology) { part in
      OverviewView(
        overview.topology, facts: overview.facts, model: part, whole: overview.model,
        reports: reports
      ).sheet()
    }
    let detailed = part(.network, whole)
    if !detailed.model.vpcs.isEmpty {
      sheets += Pages.sheets(of: detailed.model, in: topology) { part in
        OrthogonalRouter.routed(NetworkView(detailed.topology, model: part).sheet())
      }
    }
    let flow = part(.flow, whole, isFolded: false)
    sheets +=
      FlowSheets(flow.topology, facts: flow.facts, model: flow.model, reports: reports).sheets()
    let workload = part(.workload, whole)
    let security = part(.security, whole)
    sheets += [
      WorkloadView(workload.topology, facts: workload.facts, model: workload.model).sheet(),
      try ServicesView(Hints(topology, for: .services).titled()).sheet(),
      SecurityView(
        security.topology, facts: security.facts, model: security.model, reports: reports
      ).sheet(),
    ].compactMap(\.self)
    if !network.failures.isEmpty {
      let failure = part(.failure, whole)
      for case .zone(let zone) in network.failures {
        let impacts = network.impacts(of: .zone(zone))
        sheets += Pages.sheets(of: failure.model, in: topology) { part in
          FailureView(failure.topology, model: part, zone: zone, impacts: impacts).sheet()
        }
      }
    }
    return sheets + ResourcesView(Hints(topology, for: .resources).titled()).sheets()
  }

  /// What one kind of view draws: the network with the author's hints, folded where it is large.
  private func part(
    _ kind: DiagramSummary.Kind, _ whole: NetworkModel, isFolded: Bool = true
  ) -> (topology: Topology, facts: Facts, model: NetworkModel) {
    let hints = Hints(topology, for: kind)
    // Most architectures have no hints; the network is read again only where titles change.
    guard !topology.hints.isEmpty else {
      return (topology, Facts(topology), isFolded ? whole.folded() : whole)
    }
    let titled = hints.titled()
    let model = hints.applied(to: NetworkReader(titled).model())
    return (titled, Facts(titled), isFolded ? model.folded() : model)
  }

  /// PLB021: hints that change nothing.
  func diagnostics() -> [Diagnostic] {
    guard !topology.hints.isEmpty else { return [] }
    return Hints.unused(topology, NetworkReader(topology).model()).map { hint in
      Diagnostic(
        .unusedHint, severity: .warning, summary: "the hint for '\(hint.subject)' changes nothing",
        detail: hint.isPlace
          ? "Rows, columns and neighbours are for VPCs, and one that it names is none."
          : "There is no component and no resource of this identity.",
        remedy: "Correct the identity ('inventory' lists them), or remove the hint.",
        subject: hint.subject, location: hint.location,
        environment: topology.environment.name)
    }
  }
}

extension DiagramHint {
  fileprivate var isPlace: Bool {
    switch wish {
    case .row, .column, .beside: true
    case .title, .hidden: false
    }
  }
}
