import Topology

extension Lowering {
  /// The stage at which a VPC's packets enter a peering connection.
  ///
  /// Source: AWS, "How VPC peering connections work": no transit through the peer.
  mutating func peeringStage(_ peering: Resource, from vpc: ElementID) -> Int {
    let ends = [reader.target(peering["vpc_id"]), reader.target(peering["peer_vpc_id"])]
    let origin = Provenance(peering)
    guard let peer = ends.compactMap(\.self).first(where: { $0 != vpc }), ends.contains(vpc),
      let own = domains[vpc], let other = domains[peer], let delivery = vpcDelivery[peer]
    else {
      unmodelled("peering with a VPC that is not in the model", peering)
      return network.add(.unknown(feature: "peering with a VPC outside the model", origin))
    }
    let node = network.add(
      Node(
        element: peering.id, role: .peering, title: reader.title(peering),
        location: peering.location))
    let filter = network.add(
      Filter(
        origin: origin, title: "peering connection \(peering.id)",
        phases: [
          FilterPhase(
            rules: [
              FilterRule(
                Match(sources: own.addresses, destinations: other.addresses), .accept,
                origin: origin, title: "the address blocks of its two VPCs")
            ], otherwise: .deny(.peeringAddress),
            otherwiseTitle: "it carries only packets between its own two VPCs",
            isStateful: false)
        ]))
    let leave = network.add(.leaveDomain(then: delivery))
    let check = network.add(.filter(filter, then: leave))
    return network.add(.enter(node: node, then: check))
  }
}
