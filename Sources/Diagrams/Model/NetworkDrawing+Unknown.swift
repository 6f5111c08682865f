import Topology

extension NetworkDrawing {
  /// The network with a place for what is in a subnet that is not known, in each VPC that holds such.
  func withUnknownSubnets() -> NetworkDrawing {
    var drawing = self
    for (index, vpc) in vpcs.enumerated() where !vpc.unplaced.isEmpty {
      let subnet = Subnet(
        id: vpc.unknownSubnet, title: Self.withoutSubnet.capitalizedFirst, cidr: "",
        zone: Self.unknownZone, isPublic: false, items: [])
      drawing.vpcs[index].zones.append(subnet.zone)
      drawing.vpcs[index].tiers.append(
        Tier(rank: .private, subnets: [subnet], tables: [], bars: []))
    }
    return drawing
  }
}
