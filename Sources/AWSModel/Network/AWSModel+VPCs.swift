import AWSResources
import Topology

extension AWSModel {
  /// VPCs with their secondary blocks.
  ///
  /// Source: AWS, "VPC CIDR blocks".
  mutating func readVPCs() {
    var secondary: [VPC.ID: [Known<IPv4Network>]] = [:]
    for association in all(AWS.VpcIpv4CidrBlockAssociation.View.self) {
      guard let vpc = values.link(association.vpcId).value else {
        note(
          association.resource.id, "vpc_id", "address block of a VPC that is not known",
          in: .everywhere)
        continue
      }
      secondary[vpc, default: []].append(given(values.network(association.cidrBlock)))
    }
    let associations = all(AWS.VpcIpv6CidrBlockAssociation.View.self)
    let withIPv6 = Set(associations.compactMap { values.link($0.vpcId).value })
    for association in associations where values.link(association.vpcId).value == nil {
      note(association.resource.id, "vpc_id", "IPv6", in: .everywhere, .ipv6)
    }
    for view in all(AWS.Vpc.View.self) {
      let id = view.resource.id
      let asked = values.flag(view.assignGeneratedIpv6CidrBlock)
      let hasIPv6 =
        asked.value == true || asked.unknown != nil || view.ipv6CidrBlock.value != nil
        || view.ipv6IpamPoolId.value != nil || withIPv6.contains(id)
      add(
        id, blocks: [given(values.network(view.cidrBlock))] + (secondary[id] ?? []),
        hasIPv6: hasIPv6)
    }
    for view in all(AWS.DefaultVpc.View.self) {
      // Source: AWS, "Default VPCs": its block is 172.31.0.0/16; who adopts it can have another.
      add(view.resource.id, blocks: [given(values.network(view.cidrBlock))], hasIPv6: true)
    }
  }

  private mutating func add(_ id: VPC.ID, blocks: [Known<IPv4Network>], hasIPv6: Bool) {
    vpcs[id] = VPC(
      id: id, blocks: blocks, hasIPv6: hasIPv6, mainTable: mainTable(of: id),
      defaultGroup: values.standIn(for: id, .securityGroup),
      defaultACL: values.standIn(for: id, .networkACL))
    for unknown in blocks.compactMap(\.unknown) {
      _ = unknown
      note(id, "cidr_block", "VPC whose address block is not known", in: .vpc(id))
    }
    if hasIPv6 { note(id, "ipv6_cidr_block", "IPv6", in: .vpc(id), .ipv6) }
  }

  /// A block that AWS chooses, as from an IPAM pool, is not absent.
  private func given(_ block: Known<IPv4Network>) -> Known<IPv4Network> {
    if case .absent = block { .unknown(.unreadable("a block that AWS chooses")) } else { block }
  }

  /// The table of subnets without an association.
  private func mainTable(of vpc: VPC.ID) -> Known<RouteTable.ID> {
    var open: Unknown?
    for association in all(AWS.MainRouteTableAssociation.View.self) {
      let table = values.link(association.routeTableId)
      // A table can be the main one of its own VPC only.
      let own = values.link(table.value.flatMap { values.resource($0) }?["vpc_id"])
      let given = values.link(association.vpcId)
      guard let home = given.value ?? own.value else {
        open = given.unknown
        continue
      }
      if home == vpc { return table }
    }
    if open == nil { open = replacedTable(of: vpc) }
    return open.map { .unknown($0) } ?? .known(values.standIn(for: vpc, .mainRouteTable))
  }

  /// A state says that another table than the one that came with the VPC is its main one; nothing of
  /// the state has made it so.
  private func replacedTable(of vpc: VPC.ID) -> Unknown? {
    guard let own = resource(vpc), case .string(let main)? = own["main_route_table_id"],
      case .string(let first)? = own["default_route_table_id"], main != first
    else { return nil }
    return .unreadable("the main route table \(main)")
  }

  /// Subnets, with their tables and network ACLs still to come.
  mutating func readSubnets() {
    for view in all(AWS.Subnet.View.self) {
      let id = view.resource.id
      let vpc = values.link(view.vpcId)
      let asked = values.flag(view.assignIpv6AddressOnCreation)
      let native = values.flag(view.ipv6Native)
      let hasIPv6 =
        asked.value == true || asked.unknown != nil || native.value == true
        || native.unknown != nil
        || view.ipv6CidrBlock.value != nil
      let isKnown = vpc.value.map { vpcs[$0] != nil } ?? false
      subnets[id] = Subnet(
        id: id, vpc: isKnown ? vpc : .unknown(vpc.unknown ?? .unreadable("no VPC")),
        zone: zone(view), block: values.network(view.cidrBlock),
        mapsPublicAddresses: values.flag(view.mapPublicIpOnLaunch).or(false), hasIPv6: hasIPv6,
        assignsIPv6: native.value == true ? .known(true) : asked.or(false))
      if let vpc = vpc.value, isKnown {
        vpcs[vpc]?.subnets.append(id)
        if values.network(view.cidrBlock).value == nil {
          note(id, "cidr_block", "subnet whose address block is not known", in: .vpc(vpc))
        }
        if hasIPv6, vpcs[vpc]?.hasIPv6 == false {
          note(id, "ipv6_cidr_block", "IPv6", in: .vpc(vpc), .ipv6)
        }
      } else {
        note(id, "vpc_id", "subnet whose VPC is not known", in: .everywhere, .adds)
      }
    }
    for view in all(AWS.DefaultSubnet.View.self) {
      note(view.resource.id, nil, "default subnet of the account", in: .everywhere, .adds)
    }
  }

  private func zone(_ view: AWS.Subnet.View) -> Known<Zone> {
    switch values.text(view.availabilityZone) {
    case .known(let name): return .known(Zone(name: name, in: topology.region))
    case .unknown(let unknown): return .unknown(unknown)
    case .absent: break
    }
    // The number of a zone stands for other letters in every account.
    switch values.text(view.availabilityZoneId) {
    case .known(let id): return .unknown(.outside(id))
    case .unknown(let unknown): return .unknown(unknown)
    case .absent: return .absent
    }
  }

  /// The VPC of a subnet.
  package func vpc(of subnet: Subnet.ID) -> VPC? {
    subnets[subnet]?.vpc.value.flatMap { vpcs[$0] }
  }

  /// Whether the resolver of a VPC answers; it does unless it is turned off.
  package func supportsDNS(_ vpc: VPC.ID) -> Known<Bool> {
    guard let resource = resource(vpc) else { return .known(true) }
    return values.flag(resource["enable_dns_support"]).or(true)
  }
}
