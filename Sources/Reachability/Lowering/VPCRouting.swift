import Topology

extension Lowering {
  /// What happens to packets that leave a subnet: those for the subnet itself stay on its link;
  /// all others meet its network ACL and its route table.
  ///
  /// Source: AWS, "Configure route tables".
  mutating func routeSubnets() {
    var tableOfSubnet: [ElementID: LoweredRouteTable] = [:]
    for association in reader.resources("aws_route_table_association") {
      guard let subnet = reader.target(association["subnet_id"]),
        let table = reader.target(association["route_table_id"]).flatMap({ tables[$0] })
      else { continue }
      tableOfSubnet[subnet] = table
    }
    var mainTables: [ElementID: LoweredRouteTable] = [:]
    for table in reader.resources("aws_default_route_table") {
      if let lowered = tables[table.id] { mainTables[lowered.vpc] = lowered }
    }
    for association in reader.resources("aws_main_route_table_association") {
      guard let vpc = reader.target(association["vpc_id"]),
        let table = reader.target(association["route_table_id"]).flatMap({ tables[$0] })
      else { continue }
      mainTables[vpc] = table
    }
    for subnet in subnetOrder {
      guard let vpc = subnetVPC[subnet], let exit = subnetExit[subnet],
        let link = subnetIndex[subnet], let block = subnetBlock(subnet)
      else { continue }
      let main = mainTables[vpc] ?? implicitMainTable(of: vpc)
      mainTables[vpc] = main
      let table = tableOfSubnet[subnet] ?? main
      let exits = table.targets.indices.map { self.exit(for: $0, of: table, from: subnet) }
      internetRoutes[subnet] = network.tables[table.table].routes.filter {
        if case .internetGateway = table.targets[$0.exit] { true } else { false }
      }
      let forward = network.add(.forward(table: table.table, exits: exits, missing: .noRoute))
      let checked = outboundACL[subnet].map { network.add(.filter($0, then: forward)) } ?? forward
      let stay = network.add(.deliver(subnet: link, isLocal: true))
      set(exit, .branch(inside: IntervalSet(block), then: stay, otherwise: checked))
    }
  }

  /// Where a route of the table leads for packets of this subnet.
  private mutating func exit(
    for index: Int, of table: LoweredRouteTable, from subnet: ElementID
  ) -> Int {
    let target = table.targets[index]
    let block = table.destinations[index]
    let onward = stage(of: target, from: subnet, vpc: table.vpc)
    let origin = table.resource.map { Provenance($0) } ?? .none
    guard target != .local else { return onward }
    if isInsideVPC(block, table.vpc), !mayRefineLocal(target, block, table.vpc) {
      return network.add(
        .refuse(
          .localRouteRestriction, origin,
          detail: "The route to \(block) is more specific than the VPC's own. Such a route must "
            + "name a whole subnet and lead to a NAT gateway, an interface or a firewall endpoint.",
          then: onward))
    }
    if case .internetGateway(let gateway) = target, isRedirected(subnet, by: gateway) {
      return network.add(
        .refuse(
          .redirectedSubnet, origin,
          detail: "The internet gateway's own table redirects packets to \(subnet) to a firewall, "
            + "so the subnet cannot use the gateway directly. Route it through the firewall too.",
          then: onward))
    }
    return onward
  }

  private mutating func stage(
    of target: RouteTarget, from subnet: ElementID, vpc: ElementID
  ) -> Int {
    func dead(_ detail: String) -> Int {
      network.add(.lose(.deadRoute, origin(subnet), detail: detail))
    }
    switch target {
    case .local: return vpcDelivery[vpc] ?? dead("The VPC has no subnets.")
    case .internetGateway(let id):
      guard let gateway = internetGateways[id], gateway.vpc == vpc else {
        return dead("The internet gateway \(id) is not attached to the VPC \(vpc).")
      }
      return gateway.outbound
    case .natGateway(let id):
      guard let gateway = natStages[id], gateway.vpc == vpc else {
        return dead("The NAT gateway \(id) is not in the VPC \(vpc).")
      }
      return gateway.stage
    case .transitGateway(let id): return transitEntry(id, from: subnet, vpc: vpc)
    case .firewallEndpoint(let key):
      guard let endpoint = firewallEndpoints[key], endpoint.vpc == vpc else {
        return dead("\(key.firewall) has no endpoint of zone \(key.zone) in the VPC \(vpc).")
      }
      return endpoint.stage
    case .gatewayEndpoint(let id):
      guard let endpoint = gatewayEndpointStages[id], endpoint.vpc == vpc else {
        return dead("The gateway endpoint \(id) is not in the VPC \(vpc).")
      }
      return endpoint.stage
    case .peering(let id):
      guard let peering = reader.resource(id) else { return dead("\(id) does not exist.") }
      return peeringStage(peering, from: vpc)
    case .interface(let id): return applianceStage(id)
    case .unmodelled(let feature):
      return network.add(.unknown(feature: feature, origin(subnet)))
    case .missing(let name): return dead("The route leads to \(name), which does not exist.")
    }
  }

  /// An instance as a next hop: it must not check source and destination; what it then does is
  /// its own software's business.
  private mutating func applianceStage(_ id: ElementID) -> Int {
    guard let resource = reader.resource(id), let index = interfacesOfOwner[id]?.first else {
      return network.add(
        .lose(.deadRoute, origin(id), detail: "\(id) has no network interface."))
    }
    let forwards = network.add(
      .unknown(feature: "forwarding by an instance", Provenance(resource)))
    let isChecked = reader.flag(resource["source_dest_check"]) ?? true
    let then =
      !isChecked
      ? forwards
      : network.add(
        .lose(
          .sourceDestinationCheck, Provenance(resource),
          detail: "\(id) checks source and destination, so it drops packets that are not its own."))
    return network.add(.enter(node: network.interfaces[index].node, then: then))
  }

  // MARK: What AWS accepts as a route

  private func isInsideVPC(_ block: IPv4Network, _ vpc: ElementID) -> Bool {
    domains[vpc]?.networks.contains { $0 != block && $0.contains(block) } ?? false
  }

  private func isWholeSubnet(_ block: IPv4Network, _ vpc: ElementID) -> Bool {
    (subnetsOfVPC[vpc] ?? []).contains { subnetBlock($0) == block }
  }

  /// Source: AWS, "Routing for a middlebox appliance".
  private func mayRefineLocal(
    _ target: RouteTarget, _ block: IPv4Network, _ vpc: ElementID
  ) -> Bool {
    guard isWholeSubnet(block, vpc) else { return false }
    switch target {
    case .natGateway, .interface, .firewallEndpoint: return true
    default: return false
    }
  }

  // MARK: Gateway route tables

  private func edgeTable(of gateway: ElementID) -> LoweredRouteTable? {
    reader.resources("aws_route_table_association")
      .first { reader.target($0["gateway_id"]) == gateway }
      .flatMap { reader.target($0["route_table_id"]) }
      .flatMap { tables[$0] }
  }

  private func isRedirected(_ subnet: ElementID, by gateway: ElementID) -> Bool {
    guard let table = edgeTable(of: gateway), let block = subnetBlock(subnet) else { return false }
    return zip(table.destinations, table.targets).contains { $0.0 == block && $0.1 != .local }
  }

  /// The stage that applies an internet gateway's own route table; nil where it has none.
  ///
  /// Source: AWS, "Gateway route tables".
  mutating func edgeRouting(of gateway: ElementID, vpc: ElementID) -> Int? {
    guard let table = edgeTable(of: gateway) else { return nil }
    let origin = table.resource.map { Provenance($0) } ?? .none
    let exits = table.targets.indices.map { index -> Int in
      let (target, block) = (table.targets[index], table.destinations[index])
      let isWhole =
        domains[vpc]?.networks.contains(block) == true || isWholeSubnet(block, vpc)
      switch target {
      case .local: return vpcDelivery[vpc] ?? -1
      case .firewallEndpoint(let key):
        guard let endpoint = firewallEndpoints[key] else { break }
        if isWhole { return endpoint.stage }
        return network.add(
          .refuse(
            .edgeRouteRestriction, origin,
            detail: "A gateway's table may name the VPC's block or a whole subnet, and \(block) "
              + "is neither.", then: endpoint.stage))
      case .interface(let id): return applianceStage(id)
      default: break
      }
      return network.add(
        .lose(
          .edgeRouteRestriction, origin,
          detail: "A gateway's table may lead to an interface or a firewall endpoint only."))
    }
    return network.add(.forward(table: table.table, exits: exits, missing: .noRoute))
  }
}
