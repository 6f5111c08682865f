import AWSModel
import Topology

extension NetworkLowering {
  /// Lets the interface of a Client VPN endpoint send to where its clients are authorized to go and
  /// the endpoint has a route.
  ///
  /// Source: AWS Client VPN Administrator Guide, "Authorization rules": without a rule access is
  /// denied, and of several rules the one with the longest prefix decides.
  mutating func limit(_ index: Int, to clients: ClientVPN) {
    let interface = network.interfaces[index]
    guard case .enter(let node, let then) = network.stages[interface.sending],
      let vpc = subnetVPC[interface.subnet], let domain = domains[vpc]
    else { return }
    let filter = network.add(
      Filter(
        origin: origin(clients.id), title: "Client VPN endpoint \(clients.id)",
        phases: [authorizing(clients), routing(clients, domain)]))
    let own = network.add(.filter(filter, then: then))
    set(interface.sending, .enter(node: node, then: own))
    network.interfaces[index].ownStage = own
  }

  private func authorizing(_ clients: ClientVPN) -> FilterPhase {
    // A network that is not known may be any, and of equal ones the rule for all clients counts.
    func rank(_ rule: ClientVPN.Authorization) -> Int {
      2 * (33 - (rule.block.value?.prefixLength ?? 33)) + (rule.isForAll.value == true ? 0 : 1)
    }
    let rules = clients.authorizations.enumerated()
      .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
      .map(\.element)
      .map { rule -> FilterRule in
        let block = rule.block.value
        let decision: FilterDecision
        if block == nil {
          decision = .unknown("Client VPN authorization rule whose network is not known")
        } else if rule.isForAll.value == true {
          decision = .next
        } else {
          decision = .unknown("Client VPN authorization rule for one group of clients")
        }
        return FilterRule(
          Match(destinations: block.map { IntervalSet($0) } ?? .all), decision,
          origin: origin(rule.element), title: "authorization rule \(rule.element)")
      }
    return FilterPhase(
      rules: rules, otherwise: .deny(.clientAuthorization),
      otherwiseTitle: "no authorization rule lets its clients go there", isStateful: false)
  }

  private func routing(_ clients: ClientVPN, _ domain: VPCDomain) -> FilterPhase {
    let local = FilterRule(
      Match(destinations: domain.addresses), .next, origin: origin(clients.id),
      title: "the route to its VPC")
    let others = clients.routes.sorted { $0.block.value != nil && $1.block.value == nil }
      .map { route in
        FilterRule(
          Match(destinations: route.block.value.map { IntervalSet($0) } ?? .all),
          route.block.value == nil
            ? .unknown("Client VPN route whose destination is not known") : .next,
          origin: origin(route.element), title: "route \(route.element)")
      }
    return FilterPhase(
      rules: [local] + others, otherwise: .deny(.noRoute),
      otherwiseTitle: "it has no route there", isStateful: false)
  }
}
