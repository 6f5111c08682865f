import AWSModel
import Topology

extension NetworkLowering {
  /// The stage at which a VPC's packets enter a peering connection.
  ///
  /// Source: AWS, "How VPC peering connections work": no transit through the peer.
  mutating func peeringStage(_ id: ElementID, from vpc: ElementID) -> Int {
    let origin = origin(id)
    let peering = model.peerings[id]
    let ends = [peering?.requester.value, peering?.accepter.value].compactMap(\.self)
    if let peering, !peering.leavesModel, ends.count == 2, !ends.contains(vpc),
      ends.allSatisfy({ model.vpcs[$0] != nil })
    {
      return network.add(
        .lose(
          .deadRoute, origin,
          detail: "The peering connection \(id) joins \(ends[0]) and \(ends[1]), not \(vpc)."))
    }
    guard let peering, !peering.leavesModel, ends.contains(vpc),
      let peer = ends.first(where: { $0 != vpc }),
      let own = domains[vpc], let other = domains[peer], let delivery = vpcDelivery[peer]
    else {
      return network.add(.unknown(feature: "peering with a VPC outside the model", origin))
    }
    guard peering.isAccepted else {
      return network.add(
        .unknown(feature: "a peering connection that nothing of the model accepts", origin))
    }
    let node = network.add(
      Node(element: id, role: .peering, title: model.title(id), location: location(id)))
    let filter = network.add(
      Filter(
        origin: origin, title: "peering connection \(id)",
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
    var leave = network.add(.leaveDomain(then: delivery))
    switch model.canReferToGroups(vpc, of: peer) {
    case .known(true): break
    case .known(false), .absent: leave = network.add(.loseLabels(.device(id), then: leave))
    case .unknown: leave = network.add(.blurLabels(then: leave))
    }
    let check = network.add(.filter(filter, then: leave))
    return network.add(.enter(node: node, then: check))
  }
}
