import AWSModel
import Topology

extension NetworkLowering {
  /// What happens to packets that leave a subnet: those for the subnet itself stay on its link;
  /// all others meet its network ACL and its route table.
  ///
  /// Source: AWS, "Configure route tables".
  mutating func routeSubnets() {
    for subnet in subnetOrder {
      guard let exit = subnetExit[subnet], let link = subnetIndex[subnet],
        let block = subnetBlock(subnet)
      else { continue }
      let forward: Int
      if let table = model.subnets[subnet]?.table.value.flatMap({ tables[$0] }) {
        let exits = table.targets.indices.map { self.exit(for: $0, of: table, from: subnet) }
        internetRoutes[subnet] = network.tables[table.table].routes.filter {
          if case .internetGateway = table.targets[$0.exit] { true } else { false }
        }
        forward = network.add(.forward(table: table.table, exits: exits, missing: .noRoute))
      } else {
        forward = routingWithoutTable(of: subnet)
      }
      let checked = outboundACL[subnet].map { network.add(.filter($0, then: forward)) } ?? forward
      let stay = network.add(.deliver(subnet: link, isLocal: true))
      set(exit, .branch(inside: IntervalSet(block), then: stay, otherwise: checked))
    }
  }

  /// Packets of a subnet whose table is not known go nobody knows where: a route to a firewall may
  /// lead those between two subnets out of their way.
  private mutating func routingWithoutTable(of subnet: ElementID) -> Int {
    network.add(.unknown(feature: "route table that is not in the model", origin(subnet)))
  }

  /// Where a route of the table leads for packets of this subnet.
  private mutating func exit(
    for index: Int, of table: LoweredRouteTable, from subnet: ElementID
  ) -> Int {
    let target = table.targets[index]
    let block = table.destinations[index]
    let onward = stage(of: target, from: subnet, vpc: table.vpc)
    let origin = model.resource(table.id).map { Provenance($0) } ?? .none
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
        if let feature = unknownEndpoint(key) {
          return network.add(.unknown(feature: feature, origin(subnet)))
        }
        return dead("\(key.firewall) has no endpoint of zone \(key.zone) in the VPC \(vpc).")
      }
      return endpoint.stage
    case .gatewayEndpoint(let id):
      guard let endpoint = gatewayEndpointStages[id], endpoint.vpc == vpc else {
        return dead("The gateway endpoint \(id) is not in the VPC \(vpc).")
      }
      return endpoint.stage
    case .peering(let id): return peeringStage(id, from: vpc)
    case .interface(let id): return applianceStage(id)
    case .missing(let name): return dead("The target of the route, \(name), does not exist.")
    default: return network.add(.unknown(feature: feature(of: target), origin(subnet)))
    }
  }

  /// An instance as a next hop: it must not check source and destination; what it then does is
  /// its own software's business.
  private mutating func applianceStage(_ id: ElementID) -> Int {
    guard let index = interfacesOfOwner[id]?.first else {
      return network.add(
        .lose(.deadRoute, origin(id), detail: "\(id) has no network interface."))
    }
    let origin = origin(id)
    let forwards = network.add(.unknown(feature: "forwarding by an instance", origin))
    let then: Int
    switch model.checksSourceAndDestination(id) {
    case .known(false): then = forwards
    case .unknown:
      then = network.add(
        .unknown(feature: "a source and destination check that is not known", origin))
    case .known(true), .absent:
      then = network.add(
        .lose(
          .sourceDestinationCheck, origin,
          detail: "\(id) checks source and destination, so it drops packets that are not its own."))
    }
    return network.add(.enter(node: network.interfaces[index].node, then: then))
  }

  // MARK: What AWS accepts as a route

  /// Why it is not known whether a firewall has this endpoint; nil where it has none for certain.
  private func unknownEndpoint(_ key: FirewallEndpoint.ID) -> String? {
    guard let firewall = model.firewalls[key.firewall] else { return nil }
    let isPlaced = firewall.subnets.elements.allSatisfy { model.subnets[$0]?.zone.value != nil }
    if key.zone.isEmpty { return "which endpoint of the firewall is meant" }
    return firewall.subnets.isComplete && isPlaced && firewall.vpc.value != nil
      ? nil : "firewall endpoint whose subnet or zone is not known"
  }

  private func isInsideVPC(_ block: IPv4Network, _ vpc: ElementID) -> Bool {
    domains[vpc]?.networks.contains { $0 != block && $0.contains(block) } ?? false
  }

  private func isWholeSubnet(_ block: IPv4Network, _ vpc: ElementID) -> Bool {
    (model.vpcs[vpc]?.subnets ?? []).contains { subnetBlock($0) == block }
  }

  /// Source: AWS, "Routing for a middlebox appliance".
  private func mayRefineLocal(
    _ target: RouteTarget, _ block: IPv4Network, _ vpc: ElementID
  ) -> Bool {
    // What is not known is not known to be refused.
    if case .unknown = target { return true }
    return isWholeSubnet(block, vpc) && target.mayRefineLocal
  }

  // MARK: Gateway route tables

  private func edgeTable(of gateway: ElementID) -> LoweredRouteTable? {
    model.internetGateways[gateway]?.table.value.flatMap { tables[$0] }
  }

  private func isRedirected(_ subnet: ElementID, by gateway: ElementID) -> Bool {
    guard let table = edgeTable(of: gateway), let block = subnetBlock(subnet) else { return false }
    return zip(table.destinations, table.targets).contains { $0.0 == block && $0.1 != .local }
  }

  /// The stage that applies an internet gateway's own route table; nil where it has none.
  ///
  /// Source: AWS, "Gateway route tables".
  mutating func edgeRouting(of gateway: InternetGateway, vpc: ElementID) -> Int? {
    if gateway.table.unknown != nil {
      return network.add(
        .unknown(feature: "gateway route table that is not in the model", origin(gateway.id)))
    }
    guard let table = edgeTable(of: gateway.id) else { return nil }
    let origin = model.resource(table.id).map { Provenance($0) } ?? .none
    let exits = table.targets.indices.map { index -> Int in
      let (target, block) = (table.targets[index], table.destinations[index])
      let isWhole =
        domains[vpc]?.networks.contains(block) == true || isWholeSubnet(block, vpc)
      switch target {
      case .local: return vpcDelivery[vpc] ?? -1
      case .firewallEndpoint(let key):
        guard let endpoint = firewallEndpoints[key] else {
          guard let feature = unknownEndpoint(key) else { break }
          return network.add(.unknown(feature: feature, origin))
        }
        if isWhole { return endpoint.stage }
        return network.add(
          .refuse(
            .edgeRouteRestriction, origin,
            detail: "A gateway's table may name the VPC's block or a whole subnet, and \(block) "
              + "is neither.", then: endpoint.stage))
      case .interface(let id): return applianceStage(id)
      case .unknown, .loadBalancerEndpoint:
        return network.add(.unknown(feature: feature(of: target), origin))
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
