import Reachability
import Topology

/// What the packets of declared connections meet on their way, from the packet walk.
struct LinkWalks {
  private let reports: [FlowReport]
  private let facts: Facts
  private let graph: ComponentGraph

  init(_ reports: [FlowReport], _ graph: ComponentGraph, _ facts: Facts) {
    self.reports = reports
    self.graph = graph
    self.facts = facts
  }

  /// What is sent, and what inspects it.
  func sentence(_ link: ComponentGraph.Link) -> String {
    let words = graph.sentence(link)
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

  /// What the packets of a connection pass before its end.
  func path(of link: ComponentGraph.Link) -> [Hop] {
    guard
      let report = reports(of: link).first,
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
    let own = reports(of: link).filter { report in
      let flow = report.flow.flow
      let port = "\(flow.transport) \(flow.port)"
      return link.words.compactMap(\.last).contains { $0 == port || $0.hasPrefix("\(port)-") }
    }
    return Set(
      own.flatMap(\.traces).filter(\.verdict.isSuccess).flatMap { path(of: $0, to: link) }
        .flatMap(\.decisions).filter { $0.kind != .remark }.compactMap(\.element))
  }

  private func reports(of link: ComponentGraph.Link) -> [FlowReport] {
    reports.filter {
      $0.flow.legs.count == 1 && matches($0.flow.flow.source, link.source)
        && matches($0.flow.flow.destination, link.target)
    }
  }

  private func matches(_ endpoint: Endpoint, _ id: ElementID) -> Bool {
    switch endpoint {
    case .element(let element): element == id || facts.index.component(id)?.primary == element
    case .internet: facts.index.component(id)?.kind == .client
    case .address: false
    }
  }
}
