import Topology

extension Lowering {
  /// VPCs become routed domains, subnets become links with one plain interface each.
  mutating func lowerVPCs() {
    for vpc in reader.resources("aws_vpc") {
      let blocks =
        [reader.network(vpc["cidr_block"])]
        + reader.resources("aws_vpc_ipv4_cidr_block_association", where: "vpc_id", is: vpc.id)
        .map { reader.network($0["cidr_block"]) }
      if blocks.contains(nil) { unmodelled("VPC whose address block is not known", vpc) }
      domains[vpc.id] = VPCDomain(number: domains.count, networks: blocks.compactMap(\.self))
      vpcOrder.append(vpc.id)
    }
    for subnet in reader.resources("aws_subnet") {
      guard let vpc = reader.target(subnet["vpc_id"]), domains[vpc] != nil,
        let block = reader.network(subnet["cidr_block"])
      else {
        unmodelled("subnet whose VPC or address block is not known", subnet)
        continue
      }
      subnetIndex[subnet.id] = network.subnets.count
      subnetOrder.append(subnet.id)
      subnetVPC[subnet.id] = vpc
      subnetsOfVPC[vpc, default: []].append(subnet.id)
      network.subnets.append(
        Subnet(element: subnet.id, zone: zone(of: subnet), addresses: IntervalSet(block)))
      subnetExit[subnet.id] = reserve()
      // AWS keeps the first four addresses and the last one of every subnet.
      nextHost[subnet.id] = block.address.bits + 4
    }
    for vpc in vpcOrder { deliverWithin(vpc) }
    let ordered = vpcOrder.compactMap { domains[$0] }
    network.domainAddresses = ordered.map(\.addresses)
    network.domainTable = ForwardingTable(
      origin: .none, title: "domains",
      routes: ordered.flatMap { domain in
        domain.networks.map {
          Route(to: $0, target: "", origin: .none, exit: domain.number)
        }
      })
  }

  /// The zone of a subnet: what its argument says, else its key.
  func zone(of subnet: Resource) -> Zone? {
    let region = reader.topology.region.code
    guard let name = reader.text(subnet["availability_zone"]) else {
      return subnet.id.key.map { Zone($0) }
    }
    return Zone(name.hasPrefix(region) ? String(name.dropFirst(region.count)) : name)
  }

  /// Packets to an address of the VPC go to the subnet that has it.
  private mutating func deliverWithin(_ vpc: ElementID) {
    var routes: [Route] = []
    var exits: [Int] = []
    for id in subnetsOfVPC[vpc] ?? [] {
      guard let index = subnetIndex[id], let block = subnetBlock(id) else { continue }
      routes.append(Route(to: block, target: "", origin: .none, exit: exits.count))
      exits.append(network.add(.deliver(subnet: index, isLocal: false)))
    }
    let table = network.add(
      ForwardingTable(origin: origin(vpc), title: "VPC \(vpc)", routes: routes))
    vpcDelivery[vpc] = network.add(.forward(table: table, exits: exits, missing: .noHost))
  }

  func subnetBlock(_ id: ElementID) -> IPv4Network? {
    reader.resource(id).flatMap { reader.network($0["cidr_block"]) }
  }
}
