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
      guard let route = model.lowered.internetRoutes[subnet]?.first else { continue }
      let sentence = "The route table of \(subnet) sends \(route.destination) to \(route.target)."
      return ClaimReport(
        claim: claim, verdict: .refuted, classes: 0, evidence: sentence,
        counterexample: Counterexample(
          trace: nil, sentence: sentence, decider: route.origin.element,
          location: route.origin.location))
    }
    let count = subnets.count == 1 ? "1 subnet" : "\(subnets.count) subnets"
    return ClaimReport(
      claim: claim, verdict: .proved, classes: 0,
      evidence: "None of the route tables of \(count) has a route to an internet gateway.")
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
