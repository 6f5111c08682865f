import OrderedCollections
import Reachability
import Topology

/// What the packets of declared connections meet on their way, from the packet walk.
struct LinkWalks {
  private let reports: [[Endpoint]: [FlowReport]]
  private let facts: Facts
  private let graph: ComponentGraph
  private let refusals: [Connection: ConnectionVerdict]
  private let doubts: [Pair: UnmodelledFeature]

  /// Who opens a connection, and to whom.
  private struct Pair: Hashable {
    var source: ElementID
    var target: ElementID
  }

  init(_ reports: [FlowReport], _ graph: ComponentGraph, _ facts: Facts) {
    // Flows of one leg, by their ends.
    self.reports = Dictionary(
      grouping: reports.filter { $0.flow.legs.count == 1 },
      by: { [$0.flow.flow.source, $0.flow.flow.destination] })
    self.graph = graph
    self.facts = facts
    doubts = Dictionary(
      graph.verdicts.compactMap { verdict in
        verdict.doubt.map { (Pair(source: verdict.source, target: verdict.target), $0) }
      }, uniquingKeysWith: { first, _ in first })
    refusals = Dictionary(
      graph.verdicts.filter { $0.refusal != nil }.map { ($0.connection, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Why a connection does not arrive, in a sentence; nil where a walk of each of its ports does, or
  /// where none is known.
  func refusal(_ link: ComponentGraph.Link) -> Reason? {
    verdict(link)?.refusal
  }

  private func verdict(_ link: ComponentGraph.Link) -> ConnectionVerdict? {
    link.refused.first.flatMap { refusals[$0] }
  }

  /// Where on a line from end to end a connection stops that does not arrive; nil for one that does.
  func stop(_ link: ComponentGraph.Link) -> SheetEdge.Stop? { verdict(link)?.stop(facts) }

  /// What decides whether a connection arrives and is not known; nil for one that does or does not.
  func doubt(_ link: ComponentGraph.Link) -> UnmodelledFeature? {
    refusal(link) == nil ? doubts[Pair(source: link.sender, target: link.target)] : nil
  }

  /// The line of a connection: another of one that does not arrive, and of one that may not.
  func style(_ link: ComponentGraph.Link) -> SheetEdge.Style {
    if refusal(link) != nil { return .refused }
    return doubt(link) == nil ? .forward : .unknown
  }

  /// What is sent, by which target groups, what inspects it, and why it does not arrive where that is
  /// so. Without target groups the sentences of environments that have the same rules are the same.
  func sentence(_ link: ComponentGraph.Link, namesGroups: Bool = true) -> String {
    let plain = plainSentence(link, namesGroups)
    if let doubt = doubt(link) { return "\(plain) \(doubt.lineSentence)" }
    guard refusal(link) != nil else { return plain }
    return graph.sentence(link.source, link.target, Self.refusals(link.refused, refusals))
  }

  /// What of connections does not arrive and why, those of one reason together.
  static func refusals(
    _ connections: [Connection], _ verdicts: [Connection: ConnectionVerdict]
  ) -> String {
    OrderedDictionary(grouping: connections) { verdicts[$0]?.refusal?.sentence ?? "" }
      .map { reason, own in
        let words = ComponentGraph.Link.sentence(own.map(ComponentGraph.Link.words))
        return "\(words). It does not arrive: \(reason)"
      }.joined(separator: " ")
  }

  private func plainSentence(_ link: ComponentGraph.Link, _ namesGroups: Bool) -> String {
    let words =
      namesGroups
      ? graph.sentence(link) : graph.sentence(link.source, link.target, link.sentence)
    let path = path(of: link)
    guard !path.isEmpty else { return words + "." }
    let vpcs = Set(
      path.compactMap(\.subnet).compactMap { facts.index.resource($0) }
        .compactMap { facts.target($0, "vpc_id") })
    var seen: Set<ElementID> = []
    let inspectors = path.filter { $0.role == .inspector }.compactMap(\.element)
      .filter { seen.insert($0).inserted }
      .compactMap { facts.index.resource($0) }.map(facts.title)
    if !inspectors.isEmpty { return words + ", inspected by \(SheetText.list(inspectors))." }
    return vpcs.count == 1 && !path.contains { $0.role == .outside }
      ? words + ", within the VPC." : words + "."
  }

  /// What the packets of a connection pass before its end, to what refuses them.
  func path(of link: ComponentGraph.Link) -> [Hop] {
    if let verdict = verdict(link) { return verdict.passed }
    guard
      let report = ownReports(of: link).first ?? reports(of: link).first,
      let trace = report.traces.first(where: \.verdict.isSuccess) ?? report.traces.first
    else { return [] }
    return path(of: trace, to: link)
  }

  /// What a load balancer sends on is a connection of its own.
  private func path(of trace: Trace, to link: ComponentGraph.Link) -> [Hop] {
    let end = facts.index.component(link.target)?.primary
    guard let last = trace.forward.firstIndex(where: { $0.element == end && end != nil }) else {
      return trace.forward
    }
    return Array(trace.forward[...last])
  }

  /// The rules, of security groups and of firewalls, by which the packets of a connection pass.
  func permits(_ link: ComponentGraph.Link) -> Set<ElementID> {
    Set(
      ownReports(of: link).flatMap(\.traces).filter(\.verdict.isSuccess)
        .flatMap { path(of: $0, to: link) }.flatMap(Self.deciders))
  }

  /// What decides at both ends of a connection: what lets its packets out, and what lets them in, for
  /// each way that zones and targets allow.
  func deciders(_ link: ComponentGraph.Link) -> [[[ElementID]]] {
    ownReports(of: link).flatMap(\.traces).map { trace in
      let path = path(of: trace, to: link)
      return [path.first, path.last].map { $0.map(Self.deciders) ?? [] }
    }
  }

  private static func deciders(_ hop: Hop) -> [ElementID] {
    hop.decisions.filter { $0.kind != .remark }.compactMap(\.element)
  }

  /// The walks of the ports that a connection names.
  private func ownReports(of link: ComponentGraph.Link) -> [FlowReport] {
    reports(of: link).filter { report in
      let flow = report.flow.flow
      let port = "\(flow.transport) \(flow.port)"
      return link.words.compactMap(\.last).contains { $0 == port || $0.hasPrefix("\(port)-") }
    }
  }

  private func reports(of link: ComponentGraph.Link) -> [FlowReport] {
    let targets = ConnectionVerdict.endpoints(of: link.target, facts)
    return ConnectionVerdict.endpoints(of: link.sender, facts).flatMap { source in
      targets.flatMap { reports[[source, $0]] ?? [] }
    }
  }
}
