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
    // The largest are begun first, so that no core is left alone with one of them.
    let views: [@Sendable (EnvironmentSheets) throws -> [Sheet]] = [
      { $0.flows(whole) }, { $0.network(whole) }, { $0.failures(whole) }, { $0.overview(whole) },
      { $0.security(whole) }, { $0.workload(whole) }, { try $0.services() }, { $0.resources() },
    ]
    let drawn = try views.concurrentMap { [self] view in try view(self) }
    return drawn.flatMap(\.self)
  }

  private func overview(_ whole: NetworkModel) -> [Sheet] {
    let part = part(.overview, whole)
    return Pages.sheets(of: part.model, in: topology) { page in
      OverviewView(
        part.topology, facts: part.facts, model: page, whole: part.model,
        reports: network.reports
      ).sheet()
    }
  }

  private func network(_ whole: NetworkModel) -> [Sheet] {
    let part = part(.network, whole)
    guard !part.model.vpcs.isEmpty else { return [] }
    return Pages.sheets(of: part.model, in: topology) { page in
      OrthogonalRouter.routed(NetworkView(part.topology, model: page).sheet())
    }
  }

  private func flows(_ whole: NetworkModel) -> [Sheet] {
    let part = part(.flow, whole, isFolded: false)
    return FlowSheets(
      part.topology, facts: part.facts, model: part.model, reports: network.reports
    ).sheets()
  }

  private func workload(_ whole: NetworkModel) -> [Sheet] {
    let part = part(.workload, whole)
    let view = WorkloadView(part.topology, facts: part.facts, model: part.model)
    return [view.sheet()].compactMap(\.self)
  }

  private func services() throws -> [Sheet] {
    [try ServicesView(Hints(topology, for: .services).titled()).sheet()].compactMap(\.self)
  }

  private func security(_ whole: NetworkModel) -> [Sheet] {
    let part = part(.security, whole)
    let view = SecurityView(
      part.topology, facts: part.facts, model: part.model, reports: network.reports)
    return [view.sheet()].compactMap(\.self)
  }

  private func failures(_ whole: NetworkModel) -> [Sheet] {
    guard !network.failures.isEmpty else { return [] }
    let part = part(.failure, whole)
    let sheets = network.failures.concurrentMap { failure -> [Sheet] in
      guard case .zone(let zone) = failure else { return [] }
      let impacts = network.impacts(of: failure)
      return Pages.sheets(of: part.model, in: topology) { page in
        FailureView(part.topology, model: page, zone: zone, impacts: impacts).sheet()
      }
    }
    return sheets.flatMap(\.self)
  }

  private func resources() -> [Sheet] {
    ResourcesView(Hints(topology, for: .resources).titled()).sheets()
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
        subject: hint.subject, origin: hint.origin,
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
