import AWSModel
import Topology

extension NetworkModel {
  /// The walk, unless what the model does not read could change it: then its verdict is unknown.
  func doubted(_ trace: Trace, _ flow: FlowQuery) -> Trace {
    guard trace.verdict.reason != nil || trace.verdict.isSuccess else { return trace }
    let doubt =
      flow.doubt.map { UnmodelledFeature($0) } ?? nameDoubt(flow) ?? idleDoubt(trace)
      ?? publicDoubt(flow, trace)
      ?? serviceDoubt(flow) ?? tableDoubt(flow, trace)
      ?? model.ledger.first { weighs($0, on: trace) && concerns($0, trace) }.map(feature)
      ?? (trace.verdict.reason == nil ? nil : ipv6Doubt(flow))
    guard let doubt else { return trace }
    return trace.becoming(doubt)
  }

  /// Whether the sender finds the address of whom it asks by name: without DNS support the resolver of
  /// its VPC answers nothing, and another one may or may not.
  ///
  /// Source: Amazon VPC User Guide, "DNS attributes for your VPC".
  private func nameDoubt(_ flow: FlowQuery) -> UnmodelledFeature? {
    guard case .element(let source) = normalized(flow.source) else { return nil }
    guard flow.serverName != nil || isByName(flow.destination) else { return nil }
    return vpcs(of: source).sorted().lazy.compactMap { vpc in self.resolverDoubt(of: vpc) }.first
  }

  /// Whether clients know the end by a name that is resolved: a load balancer, what AWS manages.
  private func isByName(_ end: Endpoint) -> Bool {
    guard case .element(let id) = normalized(end) else { return false }
    let owners = interfaces(of: id).map { network.interfaces[$0].owner }
    return owners.contains { owner in
      model.loadBalancers[owner] != nil || model.classicLoadBalancers[owner] != nil
        || model.endpoints[owner] != nil
        || model.occupants[owner].map { !$0.ports.isAbsent || $0.isEndpoint } ?? false
    }
  }

  private func resolverDoubt(of vpc: ElementID) -> UnmodelledFeature? {
    let flag = model.supportsDNS(vpc)
    guard flag.value != true else { return nil }
    return UnmodelledFeature(
      flag.value == false
        ? "who resolves names: the resolver of the VPC is off by enable_dns_support"
        : "whether the resolver of the VPC is on", element: vpc)
  }

  /// What of a walk that arrives may not run at all.
  private func idleDoubt(_ trace: Trace) -> UnmodelledFeature? {
    guard trace.verdict.isSuccess else { return nil }
    let hosts = trace.forward.filter { $0.role == .host }.compactMap(\.element)
    for id in [trace.source, trace.destination].compactMap(\.self) + hosts {
      if let why = model.whyIdle(id) { return UnmodelledFeature(why, element: id) }
    }
    return nil
  }

  /// Who answers at an address outside by which the internet knows something of the model: the walk
  /// ends where it leaves.
  private func publicDoubt(_ flow: FlowQuery, _ trace: Trace) -> UnmodelledFeature? {
    guard case .exits = trace.verdict, case .address(let address) = flow.destination,
      let owner = model.holder(ofPublic: address)
    else { return nil }
    return UnmodelledFeature(
      "whether \(model.title(owner)) answers at its public address", element: owner)
  }

  /// Whether it could change the verdict: what may add a way does so where there is none.
  private func weighs(_ unread: Unread, on trace: Trace) -> Bool {
    switch unread.effect {
    case .anything: true
    case .adds: trace.verdict.reason.map { Self.lacksWay.contains($0.code) } ?? false
    case .publishes:
      trace.verdict.reason.map { Self.lacksAddress.contains($0.code) || isForHidden(trace) }
        ?? false
    case .leaves:
      trace.verdict.reason != nil && trace.destination == nil && unread.element == trace.source
    case .senders, .ipv6: false
    }
  }

  /// Whether it goes from outside to what has no public address of its own, and so by a load balancer:
  /// there may be another way.
  private func isForHidden(_ trace: Trace) -> Bool {
    guard trace.source == nil, let destination = trace.destination else { return false }
    return interfaces(of: destination).allSatisfy { network.interfaces[$0].publicAddress == nil }
  }

  /// Why what is not published is not reached, or does not leave.
  static let lacksAddress: Set<ReasonCode> = [.notPublished, .noPublicAddress]

  /// Why there is no way; a longer route wins over one that drops packets, too.
  static let lacksWay: Set<ReasonCode> = [
    .deadRoute, .transitZone, .transitAssociation, .transitNoRoute, .transitBlackhole, .noTarget,
  ]

  private func concerns(_ unread: Unread, _ trace: Trace) -> Bool {
    let owners = [trace.source, trace.destination].compactMap(\.self)
    if case .element(let id) = unread.scope { return owners.contains(id) }
    guard case .vpc(let vpc) = unread.scope else { return true }
    if owners.contains(where: { vpcs(of: $0).contains(vpc) }) { return true }
    return (trace.forward + trace.reply).contains { hop in
      hop.subnet.flatMap { lowered.subnetVPC[$0] } == vpc
    }
  }

  /// What keeps all that is said of packets between two ends from being certain: their places are not
  /// known, or something that is not read can change any answer about their networks.
  func standingDoubt(between source: Endpoint, and receiver: Endpoint) -> String? {
    let own = [source, receiver].flatMap { end -> [Int] in
      if case .element(let id) = end { interfaces(of: id) } else { interfaces(sending: end) }
    }
    if let doubt = own.lazy.flatMap({ network.interfaces[$0].doubts }).first { return doubt }
    let vpcs = model.joined(
      with: Set(own.compactMap { lowered.subnetVPC[network.interfaces[$0].subnet] }))
    return model.ledger.first { unread in
      guard unread.effect == .anything else { return false }
      guard case .vpc(let vpc) = unread.scope else { return true }
      return vpcs.contains(vpc)
    }?.feature
  }

  /// By what the receiver may be reached from outside although nothing of its own is published.
  func publication(of receiver: Endpoint) -> String? {
    guard case .element(let id) = receiver else { return nil }
    return model.ledger.first { $0.effect == .publishes && $0.scope == .element(id) }?.feature
  }

  func feature(_ unread: Unread) -> UnmodelledFeature {
    UnmodelledFeature(
      unread.feature, element: unread.element,
      location: model.resource(unread.element)?.location)
  }

  /// The VPCs that an element has interfaces in.
  func vpcs(of id: ElementID) -> Set<ElementID> {
    Set(interfaces(of: id).compactMap { lowered.subnetVPC[network.interfaces[$0].subnet] })
  }

  /// Whether an address of the outside may be one of a service that a gateway endpoint leads to:
  /// which addresses those are only AWS knows.
  private func serviceDoubt(_ flow: FlowQuery) -> UnmodelledFeature? {
    guard case .address(let address) = flow.destination,
      network.outsideAddresses.contains(address)
    else { return nil }
    return serviceDoubt(from: interfaces(sending: flow.source))
  }

  /// Whether a gateway endpoint may have a route where none is known: some of its tables are not.
  private func tableDoubt(_ flow: FlowQuery, _ trace: Trace) -> UnmodelledFeature? {
    guard trace.verdict.reason != nil, case .element(let id) = flow.destination,
      let endpoint = model.endpoints[id], !endpoint.tables.isComplete
    else { return nil }
    return UnmodelledFeature("gateway endpoint of route tables that are not known", element: id)
  }

  func serviceDoubt(from senders: [Int]) -> UnmodelledFeature? {
    for sender in senders {
      guard let table = model.subnets[network.interfaces[sender].subnet]?.table.value,
        let routes = model.routeTables[table]?.routes
      else { continue }
      for case .service(let service) in routes.map(\.destination) {
        return UnmodelledFeature(
          "whether the address is one of \(service), which only AWS knows", element: table)
      }
    }
    return nil
  }

  private func interfaces(sending endpoint: Endpoint) -> [Int] {
    switch resolve(endpoint) {
    case .interfaces(let interfaces): interfaces
    case .address(_, let interface): [interface]
    default: []
    }
  }

  /// The answer of an address that AWS keeps for itself; nil for all others.
  func answerOfReserved(
    _ flow: FlowQuery, from source: Resolution, to destination: Resolution
  ) -> Trace? {
    guard case .reserved(let address, let kind) = destination else { return nil }
    switch kind {
    case .kept:
      return undeparted(
        flow, Verdict(Reason(.noHost, "AWS keeps \(address) for itself; nothing answers there.")))
    case .link(let what):
      return undeparted(flow, .unknown(UnmodelledFeature(what)))
    case .resolver(let vpc):
      if let doubt = resolverDoubt(of: vpc) { return undeparted(flow, .unknown(doubt)) }
      let isQuery = flow.port == 53 && (flow.transport == .udp || flow.transport == .tcp)
      let own = interfaces(sending: flow.source).map {
        lowered.subnetVPC[network.interfaces[$0].subnet]
      }
      guard isQuery, !own.isEmpty, own.allSatisfy({ $0 == vpc }) else {
        return undeparted(
          flow, .unknown(UnmodelledFeature("the resolver of the VPC \(vpc)", element: vpc)))
      }
      return undeparted(flow, .accepted)
    }
  }
}

extension Trace {
  /// The same walk with a verdict that depends on what is not known.
  func becoming(_ doubt: UnmodelledFeature) -> Trace {
    Trace(
      packet: packet, source: source, destination: destination, verdict: .unknown(doubt),
      forward: forward, reply: reply, blockers: blockers, unknowns: [doubt] + unknowns,
      choices: choices)
  }
}
