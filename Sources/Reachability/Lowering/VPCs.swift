import AWSModel
import Topology

extension NetworkLowering {
  /// VPCs become routed domains, subnets become links with one plain interface each.
  mutating func lowerVPCs() {
    for vpc in model.vpcs.values {
      domains[vpc.id] = VPCDomain(number: domains.count, networks: vpc.networks)
    }
    for subnet in model.subnets.values {
      guard let vpc = subnet.vpc.value, domains[vpc] != nil, let block = subnet.block.value else {
        continue
      }
      subnetIndex[subnet.id] = network.subnets.count
      subnetOrder.append(subnet.id)
      subnetVPC[subnet.id] = vpc
      network.subnets.append(
        Segment(element: subnet.id, zone: subnet.zone.value, addresses: IntervalSet(block)))
      subnetExit[subnet.id] = reserve()
      // AWS keeps the first four addresses and the last one of every subnet.
      nextHost[subnet.id] = block.address.bits &+ 4
    }
    for vpc in model.vpcs.values { deliverWithin(vpc) }
    let ordered = model.vpcs.keys.compactMap { domains[$0] }
    network.domainAddresses = ordered.map(\.addresses)
    network.domainTable = ForwardingTable(
      origin: .none, title: "domains",
      routes: ordered.flatMap { domain in
        domain.networks.map {
          ForwardingRoute(to: $0, target: "", origin: .none, exit: domain.number)
        }
      })
  }

  /// Packets to an address of the VPC go to the subnet that has it.
  private mutating func deliverWithin(_ vpc: VPC) {
    var routes: [ForwardingRoute] = []
    var exits: [Int] = []
    for id in vpc.subnets {
      guard let index = subnetIndex[id], let block = subnetBlock(id) else { continue }
      routes.append(ForwardingRoute(to: block, target: "", origin: .none, exit: exits.count))
      exits.append(network.add(.deliver(subnet: index, isLocal: false)))
    }
    let table = network.add(
      ForwardingTable(origin: origin(vpc.id), title: "VPC \(vpc.id)", routes: routes))
    vpcDelivery[vpc.id] = network.add(.forward(table: table, exits: exits, missing: .noHost))
  }

  func subnetBlock(_ id: ElementID) -> IPv4Network? { model.subnets[id]?.block.value }

  func zone(ofSubnet id: ElementID) -> Zone? { model.subnets[id]?.zone.value }
}
