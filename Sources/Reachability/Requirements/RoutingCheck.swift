import AWSModel
import Topology

/// Looks at the route tables of subnets, without any packet.
struct RoutingCheck {
  let model: NetworkModel
  let ends: [Requirement.End]
  let exceptions: [ElementID]

  func report(_ claim: Requirement.Claim) -> ClaimReport {
    let excepted = Set(exceptions.flatMap { model.subnets(of: $0) })
    let subnets = self.subnets.filter { !excepted.contains($0) }
    for subnet in subnets {
      guard let route = model.lowered.internetRoutes[subnet]?.first else {
        if let report = ipv6Refutation(claim, subnet) { return report }
        continue
      }
      let sentence = "The route table of \(subnet) sends \(route.destination) to \(route.target)."
      return ClaimReport(
        claim: claim, verdict: .refuted, classes: 0, evidence: sentence,
        counterexample: Counterexample(
          trace: nil, sentence: sentence, decider: route.origin.element,
          location: route.origin.location))
    }
    if let doubt = doubt(about: subnets) {
      return ClaimReport(
        claim: claim, verdict: .unknown, classes: 0,
        evidence: "Nothing can be said: it depends on \(doubt).", unknowns: [doubt])
    }
    let count = subnets.count == 1 ? "1 subnet" : "\(subnets.count) subnets"
    return ClaimReport(
      claim: claim, verdict: .proved, classes: 0,
      evidence: "None of the route tables of \(count) has a route to an internet gateway.")
  }

  /// A route of IPv6 is a route, although no walk follows it.
  private func ipv6Refutation(_ claim: Requirement.Claim, _ subnet: ElementID) -> ClaimReport? {
    guard
      let table = model.model.subnets[subnet]?.table.value.flatMap({ model.model.routeTables[$0] })
    else { return nil }
    for route in table.routes {
      guard case .ipv6(let block) = route.destination, case .internetGateway = route.target else {
        continue
      }
      let sentence = "The route table of \(subnet) sends \(block) to the internet gateway."
      return ClaimReport(
        claim: claim, verdict: .refuted, classes: 0, evidence: sentence,
        counterexample: Counterexample(
          trace: nil, sentence: sentence, decider: route.element,
          location: model.model.resource(route.element)?.location))
    }
    return nil
  }

  /// What could be a route to an internet gateway and is not known.
  private func doubt(about subnets: [ElementID]) -> String? {
    if subnets.isEmpty { return "subnets that the model does not know of" }
    for subnet in subnets {
      guard let known = model.model.subnets[subnet], let id = known.table.value,
        let table = model.model.routeTables[id]
      else { return "the route table of \(subnet)" }
      if let opening = table.openings.first(where: { !$0.isPropagated }) { return opening.feature }
      for route in table.routes {
        if case .unknown = route.target { return "a route of \(id) to what is not known" }
      }
    }
    let vpcs = Set(subnets.compactMap { model.lowered.subnetVPC[$0] })
    return model.model.ledger.first { unread in
      guard unread.effect == .anything || unread.effect == .ipv6 else { return false }
      if case .vpc(let vpc) = unread.scope { return vpcs.contains(vpc) }
      return true
    }?.feature
  }

  private var subnets: [ElementID] {
    var found: [ElementID] = []
    for end in ends {
      switch end {
      case .anywhere: found += model.lowered.subnetOrder
      case .element(let id): found += model.subnets(of: id)
      case .internet, .network, .otherEnvironments: break
      }
    }
    var seen: Set<ElementID> = []
    return found.filter { seen.insert($0).inserted }
  }
}
