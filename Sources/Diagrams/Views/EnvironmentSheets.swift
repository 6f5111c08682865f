import Reachability
import Topology

/// Every sheet of one environment, before it is compared with the others'.
struct EnvironmentSheets {
  private let topology: Topology
  private let network: WalkedNetwork
  private let facts: Facts

  init(_ network: WalkedNetwork) {
    self.network = network
    topology = network.model.topology
    facts = Facts(network.model.model)
  }

  /// - Throws: `GraphvizError` where it cannot rank the services.
  func sheets() throws -> [Sheet] {
    let whole = NetworkReader(facts).model()
    // The largest are begun first, so that no core is left alone with one of them.
    let views: [@Sendable (EnvironmentSheets) throws -> [Sheet]] = [
      { $0.flows(whole) }, { $0.network(whole) }, { $0.failures(whole) }, { $0.overview(whole) },
      { $0.security(whole) }, { $0.workload(whole) }, { try $0.services() }, { $0.resources() },
    ]
    let drawn = try views.concurrentMap(beginningWith: .first) { [self] view in try view(self) }
    return drawn.flatMap(\.self)
  }

  /// What stands beside the VPCs is drawn beside them where all of it can be read on one page, else on
  /// a sheet of its own.
  private func overview(_ whole: NetworkDrawing) -> [Sheet] {
    let part = part(.overview, whole)
    let exposures = network.model.exposures()
    func draw(_ page: NetworkDrawing, _ rail: RegionalRail?) -> Sheet? {
      Lawful.first(
        ConnectionLines.self, in: topology, isNumbered: !page.elsewhere.isEmpty
      ) { lines in
        let sheet = OverviewView(
          part.topology, facts: part.facts, model: page, whole: part.model,
          reports: network.reports, exposures: exposures, lines: lines, rail: rail
        ).sheet()
        // More room is worth no words that are too small to read.
        guard lines == .spaced, let sheet else { return sheet }
        return Pages.printedText(sheet, in: topology) >= Pages.readable ? sheet : nil
      }
    }
    let rail = RegionalRail(part.facts, model: part.model)
    // With lines to what it uses and is used by where these cross nothing, else in words alone; with
    // lines that cross where the words make it too small to read.
    var crossed: Sheet?
    for hasLines in rail.canHaveLines ? [true, false] : [false] where !rail.isEmpty {
      var rail = rail
      rail.hasLines = hasLines
      guard let sheet = draw(part.model, rail),
        Pages.printedText(sheet, in: topology) >= Pages.readable, sheet.simplification == nil
      else { continue }
      if !hasLines || SheetMeasure.lines(of: sheet).crossings == 0 { return [sheet] }
      crossed = sheet
    }
    if let crossed { return [crossed] }
    let sheets = Pages.sheets(of: part.model, in: topology) { draw($0, nil) }
    return sheets + (rail.isEmpty ? [] : [rail.sheet(in: part.topology)])
  }

  private func network(_ whole: NetworkDrawing) -> [Sheet] {
    let part = part(.network, whole)
    guard !part.model.vpcs.isEmpty else { return [] }
    func draw(_ page: NetworkDrawing) -> Sheet? {
      Lawful.first(NetworkLines.self, in: topology, isNumbered: !page.elsewhere.isEmpty) { lines in
        let view = NetworkView(part.topology, model: page, lines: lines)
        let sheet = OrthogonalRouter.routed(view.sheet())
        // What leaves a table at its side leaves it at the route that it is about.
        return RowEnds.moved(sheet) { edge, table in
          let edge = sheet.edges[edge]
          return table.name == edge.source
            ? table.children.first { $0.name == edge.sourceRow } : nil
        }
      }
    }
    // Names of network ACLs are worth no second sheet: the security sheet tells whose they are.
    if part.model.namesACLs {
      // Lines change no sheet's size, so that it is known before any has its way.
      let named = NetworkView(part.topology, model: part.model, lines: .all).sheet()
      let isReadable = Pages.printedText(named, in: topology) >= Pages.readable
      let single = (isReadable ? [part.model] : []) + [part.model.withoutACLs]
      if let sheet = single.lazy.compactMap({ Pages.single(of: $0, in: topology, draw) }).first {
        return [sheet]
      }
    }
    return Pages.sheets(of: part.model, in: topology, draw)
  }

  private func flows(_ whole: NetworkDrawing) -> [Sheet] {
    let part = part(.flow, whole, isFolded: false)
    return FlowSheets(
      part.topology, facts: part.facts, model: part.model, reports: network.reports
    ).sheets()
  }

  private func workload(_ whole: NetworkDrawing) -> [Sheet] {
    let part = part(.workload, whole)
    let view = WorkloadView(
      part.topology, facts: part.facts, model: part.model, reports: network.reports)
    return view.sheets()
  }

  private func services() throws -> [Sheet] {
    let view = ServicesView(titled(.services), reports: network.reports)
    return try view.sheets()
  }

  private func security(_ whole: NetworkDrawing) -> [Sheet] {
    let part = part(.security, whole)
    let view = SecurityView(
      part.topology, facts: part.facts, model: part.model, reports: network.reports)
    return view.sheets()
  }

  private func failures(_ whole: NetworkDrawing) -> [Sheet] {
    guard !network.failures.isEmpty else { return [] }
    var part = part(.failure, whole)
    // No failure of a zone changes a network ACL.
    part.model = part.model.withoutACLs
    part.model.leavesACLs = false
    let sheets = network.failures.concurrentMap { [part] failure -> [Sheet] in
      guard case .zone(let zone) = failure else { return [] }
      let impacts = Array(network.impacts.of(failure))
      func draw(_ page: NetworkDrawing) -> Sheet? {
        Lawful.first(NetworkLines.self, in: topology, isNumbered: !page.elsewhere.isEmpty) {
          lines in
          FailureView(
            part.topology, model: page, zone: zone, impacts: impacts, lines: lines
          ).sheet()
        }
      }
      // Tables that no failure changes are worth no second sheet.
      return Pages.single(of: part.model, in: topology, draw).map { [$0] }
        ?? Pages.sheets(of: part.model.withoutHubTables, in: topology, draw)
    }
    return sheets.flatMap(\.self)
  }

  private func resources() -> [Sheet] {
    ResourcesView(titled(.resources)).sheets()
  }

  /// The facts with the titles that the author gives for one kind of view; read again only where
  /// there are some.
  private func titled(_ kind: DiagramSummary.Kind) -> Facts {
    topology.hints.isEmpty ? facts : Facts(Hints(topology, for: kind).titled())
  }

  /// What one kind of view draws: the network with the author's hints, folded where it is large.
  private func part(
    _ kind: DiagramSummary.Kind, _ whole: NetworkDrawing, isFolded: Bool = true
  ) -> (topology: Topology, facts: Facts, model: NetworkDrawing) {
    let hints = Hints(topology, for: kind)
    // Most architectures have no hints; the network is read again only where titles change.
    guard !topology.hints.isEmpty else {
      return (topology, facts, isFolded ? whole.folded() : whole)
    }
    let titled = Facts(hints.titled())
    let model = hints.applied(to: NetworkReader(titled).model())
    return (titled.topology, titled, isFolded ? model.folded() : model)
  }

  /// PLB021: hints that change nothing; PLB090 and PLB091: connections that do not arrive.
  func diagnostics() -> [Diagnostic] {
    let refused = RefusedConnections(network).diagnostics()
    guard !topology.hints.isEmpty else { return refused }
    return refused
      + Hints.unused(topology, NetworkReader(topology).model()).map { hint in
        Diagnostic(
          .unusedHint, severity: .warning,
          summary: "the hint for '\(hint.subject)' changes nothing",
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
