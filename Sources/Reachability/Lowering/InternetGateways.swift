import Topology

extension Lowering {
  /// The internet itself: everything that is neither private nor an address of the model's own.
  mutating func lowerOutside() {
    let vpcs = IntervalSet.union(vpcOrder.compactMap { domains[$0]?.addresses })
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
    for endpoint in reader.resources("aws_vpc_endpoint") {
      guard reader.text(endpoint["vpc_endpoint_type"]) ?? "Gateway" == "Gateway",
        let service = reader.text(endpoint["service_name"]), serviceRanges[service] == nil
      else { continue }
      let first = AddressPlan.firstService + 16 * UInt32(serviceRanges.count)
      serviceRanges[service] = IPv4Network(address: IPv4Address(bits: first), prefixLength: 28)
    }
  }

  /// Internet gateways translate one to one between public and private addresses.
  ///
  /// Source: AWS, "Enable internet access for a VPC using an internet gateway".
  mutating func reserveInternetGateways() {
    let attachments = reader.resources("aws_internet_gateway_attachment")
    for gateway in reader.resources("aws_internet_gateway") {
      let attachment = attachments.first {
        reader.target($0["internet_gateway_id"]) == gateway.id
      }
      guard let vpc = reader.target(gateway["vpc_id"]) ?? reader.target(attachment?["vpc_id"]),
        let domain = domains[vpc]
      else { continue }
      let node = network.add(
        Node(
          element: gateway.id, role: .gateway, title: reader.title(gateway),
          location: gateway.location))
      let publish = network.add(
        .publish(domain: domain.number, origin: Provenance(gateway), then: internet))
      let lost = network.add(
        .lose(
          .privateDestination, Provenance(gateway),
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
    var routes: [Route] = []
    var exits: [Int] = []
    for gateway in reader.resources("aws_internet_gateway") {
      guard let lowered = internetGateways[gateway.id], let domain = domains[lowered.vpc],
        let delivery = vpcDelivery[lowered.vpc]
      else { continue }
      let onward = edgeRouting(of: gateway.id, vpc: lowered.vpc) ?? delivery
      let admit = network.add(
        .admit(domain: domain.number, origin: Provenance(gateway), then: onward))
      set(lowered.inbound, .enter(node: lowered.node, then: admit))
      let exit = exits.count
      exits.append(lowered.inbound)
      for interface in network.interfaces where interface.domain == domain.number {
        guard let address = interface.publicAddress,
          let network = IPv4Network(address: address, prefixLength: 32)
        else { continue }
        routes.append(Route(to: network, target: "", origin: .none, exit: exit))
      }
    }
    let table = network.add(
      ForwardingTable(origin: .none, title: "the internet's routing", routes: routes))
    set(publicRouting, .forward(table: table, exits: exits, missing: .notPublished))
  }
}
