import AWSModel
import Topology

extension NetworkLowering {
  /// The internet itself: everything that is neither private nor an address of the model's own.
  mutating func lowerOutside() {
    let vpcs = IntervalSet.union(model.vpcs.keys.compactMap { domains[$0]?.addresses })
    network.outsideAddresses = AddressPlan.special.union(AddressPlan.publicRange).union(vpcs)
      .complement()
    internetNode = network.add(Node(element: nil, role: .outside, title: "The internet"))
    publicRouting = reserve()
    let away = network.add(.exit)
    let choose = network.add(
      .branch(inside: AddressPlan.publicRange, then: publicRouting, otherwise: away))
    internet = network.add(.enter(node: internetNode, then: choose))
    let nobody = network.add(
      .lose(.notPublished, .none, detail: "The address is the public address of nothing."))
    let enter = network.add(
      .branch(inside: AddressPlan.publicRange, then: publicRouting, otherwise: nobody))
    network.outside = network.add(.enter(node: internetNode, then: enter))
    findServiceRanges()
  }

  /// Internet gateways translate one to one between public and private addresses.
  ///
  /// Source: AWS, "Enable internet access for a VPC using an internet gateway".
  mutating func reserveInternetGateways() {
    for gateway in model.internetGateways.values {
      guard let vpc = gateway.vpc.value, let domain = domains[vpc] else { continue }
      let origin = origin(gateway.id)
      let node = network.add(
        Node(
          element: gateway.id, role: .gateway, title: model.title(gateway.id),
          location: location(gateway.id)))
      // Who comes by a public address is known by no group.
      let anonymous = network.add(.loseLabels(.device(gateway.id), then: internet))
      let publish = network.add(
        .publish(domain: domain.number, origin: origin, then: anonymous))
      let lost = network.add(
        .lose(
          .privateDestination, origin,
          detail: "An internet gateway drops packets to private addresses."))
      let reachable = network.outsideAddresses.union(AddressPlan.publicRange)
      let check = network.add(.branch(inside: reachable, then: publish, otherwise: lost))
      let outbound = network.add(.enter(node: node, then: check))
      internetGateways[gateway.id] = LoweredInternetGateway(
        vpc: vpc, outbound: outbound, inbound: reserve(), node: node)
    }
  }

  /// What comes in from the internet: to the gateway of the address's VPC, then by that gateway's
  /// own route table where it has one.
  mutating func routeInternetGateways() {
    var routes: [ForwardingRoute] = []
    var exits: [Int] = []
    for gateway in model.internetGateways.values {
      guard let lowered = internetGateways[gateway.id], let domain = domains[lowered.vpc],
        let delivery = vpcDelivery[lowered.vpc]
      else { continue }
      let onward = edgeRouting(of: gateway, vpc: lowered.vpc) ?? delivery
      let admit = network.add(
        .admit(domain: domain.number, origin: origin(gateway.id), then: onward))
      set(lowered.inbound, .enter(node: lowered.node, then: admit))
      let exit = exits.count
      exits.append(lowered.inbound)
      for interface in network.interfaces where interface.domain == domain.number {
        guard let address = interface.publicAddress,
          let network = IPv4Network(address: address, prefixLength: 32)
        else { continue }
        routes.append(ForwardingRoute(to: network, target: "", origin: .none, exit: exit))
      }
    }
    for vpc in vpcsWithForeignGateway {
      guard let domain = domains[vpc] else { continue }
      let exit = exits.count
      exits.append(
        network.add(.unknown(feature: "internet gateway that is not in the model", origin(vpc))))
      for interface in network.interfaces where interface.domain == domain.number {
        guard let address = interface.publicAddress,
          let network = IPv4Network(address: address, prefixLength: 32)
        else { continue }
        routes.append(ForwardingRoute(to: network, target: "", origin: .none, exit: exit))
      }
    }
    let table = network.add(
      ForwardingTable(origin: .none, title: "the internet's routing", routes: routes))
    set(publicRouting, .forward(table: table, exits: exits, missing: .notPublished))
  }

  /// VPCs without an internet gateway in the model that have a route to something that may be one.
  private var vpcsWithForeignGateway: [ElementID] {
    let own = Set(internetGateways.values.map(\.vpc))
    let led = Set(model.routeTables.values.filter(Self.mayLeadToGateway).map(\.vpc))
    return model.vpcs.keys.filter { led.contains($0) && !own.contains($0) }
  }

  private static func mayLeadToGateway(_ table: RouteTable) -> Bool {
    table.hasOtherGateways
      || table.routes.contains { route in
        guard case .unknown(let unknown, let argument) = route.target,
          argument == nil || argument == "gateway_id"
        else { return false }
        // An id tells what it is of.
        if case .outside(let id) = unknown { return !id.hasPrefix("vgw-") }
        return true
      }
  }
}
