import AWSModel
import AWSResources
import Topology

extension NetworkModel {
  /// A flow and its walks. Where they depend on who is permitted by a list that is not in the model,
  /// the sender is taken to be on it; the report says so.
  package func report(_ flow: NamedFlow) -> FlowReport {
    let plain = plainReport(flow)
    var unknowns: [UnmodelledFeature] = []
    for feature in plain.traces.flatMap(\.unknowns) where !unknowns.contains(feature) {
      unknowns.append(feature)
    }
    guard !unknowns.isEmpty else { return plain }
    guard flow.legs.contains(where: isFromClients) else { return plain }
    let supposing = plainReport(flow, clients: supposingClients)
    guard supposing.isSuccess else { return plain }
    let isOfListed = flow.legs.contains {
      normalized($0.source) == .internet && hasListedClients($0)
    }
    let lists = [SecurityRule.Peer.Kind.block, .list].map(\.doubt)
    return FlowReport(
      flow: flow, legs: supposing.legs, suppositions: unknowns,
      conditions: unknowns.filter { !isOfListed || !lists.contains($0.feature) })
  }

  /// - Parameter clients: The network as clients outside meet it; this one where nil.
  private func plainReport(_ flow: NamedFlow, clients: NetworkModel? = nil) -> FlowReport {
    FlowReport(
      flow: flow,
      legs: flow.legs.enumerated().map { place, leg in
        FlowReport.Leg(
          flow: leg, title: title(ofLeg: place, in: flow),
          traces: TraceTrimming.trimmed((isFromClients(leg) ? clients ?? self : self).trace(leg)))
      })
  }

  /// What a leg carries and between whom; of a flow with one leg its own title.
  private func title(ofLeg place: Int, in flow: NamedFlow) -> String {
    guard flow.legs.count > 1 else { return flow.title }
    let leg = flow.legs[place]
    let source =
      normalized(leg.source) == .internet ? callers(in: leg) : title(ofEnd: leg.source)
    let ends = "\(source) to \(title(ofEnd: leg.destination))"
    if flow.carried.indices.contains(place) { return "\(flow.carried[place]): \(ends)" }
    let carried = topology.connections.first {
      .element($0.source) == leg.source && .element($0.target) == leg.destination
        && $0.ports.lower == Int(leg.port)
    }
    return "\(carried?.title ?? "\(leg.transport) \(leg.port)"): \(ends)"
  }

  /// What sentences call those who open the flow from outside.
  private func callers(in flow: FlowQuery) -> String {
    hasListedClients(flow) ? "clients" : "the internet"
  }

  private func title(ofEnd end: Endpoint) -> String {
    switch end {
    case .element(let id): title(ofElement: id)
    case .internet: "the internet"
    case .address: "\(end)"
    }
  }

  /// The walks of all legs.
  func traces(of flow: NamedFlow) -> [Trace] { flow.legs.flatMap { trace($0) } }

  /// The flows that the author named.
  private func declaredFlows() -> [NamedFlow] {
    topology.flows.compactMap { declared in
      let legs = topology.legs(of: declared).compactMap { connection in
        UInt16(exactly: connection.ports.lower).map { port in
          fromListedClient(
            FlowQuery(
              from: normalized(.element(connection.source)),
              to: normalized(.element(connection.target)), IPProtocol(connection.transport),
              port: port), isDeclared: true)
        }
      }
      guard let first = legs.first else { return nil }
      return NamedFlow(
        id: "flow-\(declared.id)", kind: .pipeline, title: declared.title, flow: first, legs: legs,
        shortName: declared.id.description)
    }
  }

  /// The flows that any architecture of these resources has: what comes in through its public
  /// load balancers, its declared connections, and what its services need of AWS and the internet.
  ///
  /// A connection that is known in two ways is told once, and no two flows have the same title. A
  /// connection to the internet asks for a server name that the firewalls on its way permit; one
  /// from there comes from a client whom the receiver lists.
  package func namedFlows() -> [NamedFlow] {
    var seen: Set<[Connecting]> = []
    let connections = connectionFlows()
    let called = Set(
      connections.map { connecting($0.flow) }.filter(\.isIncoming).map(\.destination))
    let flows = (ingressFlows() + connections + serviceFlows()).filter {
      seen.insert($0.legs.map(connecting)).inserted
    }
    let titles = titles(of: flows)
    let inspections = inspections()
    return declaredFlows()
      + zip(flows, titles).map { named, title in
        let legs = named.legs.map { leg in
          var leg = leg
          leg.serverName = leg.serverName ?? permittedName(for: leg, inspections)
          return fromListedClient(leg, isDeclared: called.contains(connecting(leg).destination))
        }
        return NamedFlow(
          id: named.id, kind: named.kind, title: title, flow: legs[0], legs: legs,
          carried: named.carried, shortName: named.shortName)
      }
  }

  /// The titles of flows; those that several have are told apart by the titles of their ends, and
  /// where these are equal too, by their identities.
  private func titles(of flows: [NamedFlow]) -> [String] {
    func endTitle(_ end: Endpoint) -> String {
      if case .element(let id) = end { title(ofElement: id) } else { "\(end)" }
    }
    let titles = Self.distinct(flows.map(\.title)) { place in
      "\(flows[place].title) (\(endTitle(flows[place].flow.source)) to "
        + "\(endTitle(flows[place].flow.destination)))"
    }
    return Self.distinct(titles) { place in
      "\(flows[place].title) (\(flows[place].flow.source) to \(flows[place].flow.destination))"
    }
  }

  /// The texts, those that are there more than once replaced.
  private static func distinct(_ texts: [String], by longer: (Int) -> String) -> [String] {
    let counts = Dictionary(grouping: texts, by: \.self).mapValues(\.count)
    return texts.indices.map { counts[texts[$0], default: 0] > 1 ? longer($0) : texts[$0] }
  }

  /// What tells one connection from another, however its ends are called.
  private struct Connecting: Hashable {
    let source: [Int]
    let destination: [Int]
    let ends: [Endpoint]
    let transport: IPProtocol
    let port: UInt16
    /// Tells apart what is asked of the internet; an endpoint inside has its address for a name.
    let serverName: ServerName?

    /// Whether it comes from the internet.
    var isIncoming: Bool { source.isEmpty && ends.first == .internet }
  }

  private func connecting(_ flow: FlowQuery) -> Connecting {
    let ends = [flow.source, flow.destination].map(normalized)
    let interfaces = ends.map { end -> [Int] in
      if case .element(let id) = end { self.interfaces(of: id) } else { [] }
    }
    return Connecting(
      source: interfaces[0], destination: interfaces[1],
      ends: zip(ends, interfaces).filter { $0.1.isEmpty }.map(\.0), transport: flow.transport,
      port: flow.port, serverName: ends[1] == .internet ? flow.serverName : nil)
  }

  /// A server name that the first firewall on the way to the internet permits; nil where it asks
  /// for none.
  private func permittedName(
    for flow: FlowQuery, _ inspections: [Inspector: [Filter]]
  ) -> ServerName? {
    guard normalized(flow.destination) == .internet, flow.transport == .tcp else { return nil }
    let carrier: ServerName.Carrier = flow.port == 80 ? .http : .tls
    for hop in trace(flow).flatMap(\.forward) where hop.role == .inspector {
      let filters = inspections[Inspector(element: hop.element, zone: hop.zone)] ?? []
      for rule in filters.flatMap(\.phases).flatMap(\.rules) where rule.decision == .accept {
        var header = rule.match
        header.names = nil
        guard let names = rule.match.names, names.carriers.contains(carrier),
          let pattern = names.patterns.first, header.matches(hop.packet, Labels())
        else { continue }
        return ServerName(pattern.example, in: carrier)
      }
    }
    return nil
  }

  /// A firewall in a zone.
  private struct Inspector: Hashable {
    let element: ElementID?
    let zone: Zone?
  }

  /// What remembers connections there, found once for all flows.
  private func inspections() -> [Inspector: [Filter]] {
    var filters: [Inspector: [Filter]] = [:]
    for filter in network.filters {
      guard let node = filter.sessionDomain.map({ network.nodes[$0] }) else { continue }
      filters[Inspector(element: node.element, zone: node.zone), default: []].append(filter)
    }
    return filters
  }

  private func ingressFlows() -> [NamedFlow] {
    lowered.model.loadBalancers.values.flatMap { balancer -> [NamedFlow] in
      guard
        interfaces(of: balancer.id).contains(where: { network.interfaces[$0].publicAddress != nil })
      else { return [] }
      return balancer.listeners.compactMap { listener in
        guard let port = listener.port.value.flatMap(UInt16.init(exactly:)) else { return nil }
        let flow = FlowQuery(
          from: .internet, to: .element(balancer.id),
          listener.protocol.value == "UDP" ? .udp : .tcp, port: port)
        let callers = hasListedClients(flow) ? "Clients" : "Internet"
        return NamedFlow(
          id: "ingress-\(Self.slug(listener.id))", kind: .ingress,
          title: "\(callers) to \(title(of: balancer.id)) on port \(port)", flow: flow,
          shortName: "internet-to-\(shortName(balancer.id))-\(port)")
      }
    }
  }

  private func connectionFlows() -> [NamedFlow] {
    topology.connections.compactMap { connection in
      guard let port = UInt16(exactly: connection.ports.lower) else { return nil }
      let ends = [connection.source, connection.target].map { normalized(.element($0)) }
      let flow = FlowQuery(
        from: ends[0], to: ends[1], IPProtocol(connection.transport), port: port)
      return NamedFlow(
        id: "connection-\(Self.slug(connection.source))-\(Self.slug(connection.target))-\(port)",
        kind: kind(of: connection), title: title(of: connection, as: flow), flow: flow,
        shortName: "\(shortName(connection.source))-to-\(shortName(connection.target))")
    }
  }

  private func kind(of connection: Connection) -> NamedFlow.Kind {
    if normalized(.element(connection.source)) == .internet { return .ingress }
    if normalized(.element(connection.target)) == .internet { return .egress }
    let domains = [connection.source, connection.target].map { end in
      Set(interfaces(of: end).map { network.interfaces[$0].domain })
    }
    return domains[0] == domains[1] ? .connection : .eastWest
  }

  private func title(of connection: Connection, as flow: FlowQuery) -> String {
    switch kind(of: connection) {
    case .ingress:
      "\(connection.title) from \(callers(in: flow)) to \(title(ofElement: connection.target))"
    case .egress: "\(connection.title) from \(title(ofElement: connection.source)) to the internet"
    default: connection.title
    }
  }

  /// The name of an element within its component: `app` for `metrics/app/service`, and
  /// `graphite-load-balancer` for `metrics/graphite/load-balancer`.
  func shortName(_ id: ElementID) -> String {
    if normalized(.element(id)) == .internet { return "internet" }
    let component = topology.components.last { $0.id == id || $0.primary == id }
    let path = component?.id.path ?? id.path
    guard let last = path.last else { return Self.slug(id) }
    let isGeneric = ["load-balancer", "service", "listener", "instance", "file-system"]
      .contains(last)
    return isGeneric && path.count > 1 ? "\(path[path.count - 2])-\(last)" : last
  }

  func title(of id: ElementID) -> String {
    lowered.model.resource(id).map { lowered.model.title($0) } ?? id.description
  }

  static func slug(_ id: ElementID) -> String {
    let text = (id.path + (id.key.map { [$0] } ?? [])).joined(separator: "-").lowercased()
    // Keys of Terraform stand in quotes and brackets, and files are named after flows.
    guard text.contains(where: { "\"[]() ".contains($0) }) else { return text }
    return text.split { !($0.isLetter || $0.isNumber || "-_.".contains($0)) }
      .joined(separator: "-")
  }
}
