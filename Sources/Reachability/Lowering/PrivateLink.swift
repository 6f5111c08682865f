import AWSModel
import Topology

extension NetworkLowering {
  /// What becomes of packets that the groups of an interface endpoint let in, where the service is the
  /// author's own or not connected; nil where the groups alone decide.
  ///
  /// Source: AWS PrivateLink guide, "Create a service powered by AWS PrivateLink": the listeners of
  /// its Network Load Balancer take the connections.
  mutating func serviceStage(of element: ElementID) -> Int? {
    guard let endpoint = model.endpoints[element] else { return nil }
    if let doubt = endpoint.connectionDoubt {
      return network.add(.unknown(feature: doubt, origin(element)))
    }
    guard let service = endpoint.provider.flatMap({ model.endpointServices[$0] }) else {
      return nil
    }
    let filter = network.add(
      Filter(
        origin: origin(service.id), title: "endpoint service \(service.id)",
        phases: [
          FilterPhase(
            rules: listening(service), otherwise: .deny(.listener),
            otherwiseTitle: "its load balancer has no listener for it", isStateful: false)
        ]))
    let accept = network.add(.accept)
    return network.add(.filter(filter, then: accept))
  }

  /// What its load balancers take: first what is known to be served, last what is known not to be.
  private func listening(_ service: EndpointService) -> [FilterRule] {
    var (served, open, unserved): ([FilterRule], [FilterRule], [FilterRule]) = ([], [], [])
    let balancers = service.balancers.elements.compactMap { model.loadBalancers[$0] }
    let areKnown =
      !service.balancers.isAbsent && service.balancers.isComplete
      && balancers.count == service.balancers.elements.count
    for (balancer, listener) in balancers.flatMap({ own in own.listeners.map { (own, $0) } }) {
      var match = Match(protocols: Self.protocols(listener.protocol.value ?? "TCP"))
      if listener.protocol.unknown != nil { match.protocols = PacketClass.allProtocols }
      if let port = listener.port.value.flatMap(UInt16.init(exactly:)) {
        match.destinationPorts = IntervalSet(UInt32(port))
      }
      func rule(_ decision: FilterDecision) -> FilterRule {
        FilterRule(
          match, decision, origin: origin(listener.id), title: "listener \(listener.id)")
      }
      if listener.port.value == nil || listener.protocol.unknown != nil {
        open.append(rule(.unknown("listener whose port or protocol is not known")))
      } else if hasNoTarget(listener) {
        unserved.append(rule(.deny(.noTarget)))
      } else if !admitsEveryone(balancer, match) {
        open.append(rule(.unknown("security groups of the load balancer of an endpoint service")))
      } else {
        served.append(rule(.accept))
      }
    }
    if !areKnown {
      open.append(
        FilterRule(
          Match(), .unknown("endpoint service whose load balancer is not known"),
          origin: origin(service.id), title: "a load balancer that is not known"))
    }
    return served + open + unserved
  }

  /// Whether its security groups let in whoever comes through AWS PrivateLink.
  ///
  /// Source: AWS, "Update the security groups for your Network Load Balancer": inbound rules count for
  /// PrivateLink unless that is turned off.
  private func admitsEveryone(_ balancer: LoadBalancer, _ match: Match) -> Bool {
    if balancer.groups.isAbsent || balancer.filtersPrivateLink.value == false { return true }
    let rules = balancer.groups.elements.flatMap { groups[$0]?.ingress ?? [] }
    return rules.contains { (peer: PeerRule) -> Bool in
      let own = peer.rule.match
      guard peer.rule.decision == .accept, own.sources.isAll, own.sourceLabel == nil else {
        return false
      }
      return own.protocols.contains(match.protocols)
        && own.destinationPorts.contains(match.destinationPorts)
    }
  }

  private func hasNoTarget(_ listener: Listener) -> Bool {
    let groups = listener.groups.elements.compactMap { model.targetGroups[$0] }
    return listener.groups.isComplete && groups.count == listener.groups.elements.count
      && !model.hasOpenRegistrations
      && groups.allSatisfy { $0.targets.isEmpty && $0.openTargets.isEmpty }
  }
}
