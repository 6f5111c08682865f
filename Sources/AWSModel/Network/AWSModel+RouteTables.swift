import AWSResources
import Topology

extension AWSModel {
  /// Route tables with every route that decides, and which subnets and gateways use them.
  ///
  /// Source: AWS, "Configure route tables" and "Route tables and VPC Traffic Gateway priority".
  mutating func readRouteTables() {
    for view in all(AWS.RouteTable.View.self) {
      guard let vpc = values.link(view.vpcId).value, vpcs[vpc] != nil else {
        note(view.resource.id, "vpc_id", "route table whose VPC is not known", in: .everywhere)
        continue
      }
      add(view.resource.id, of: vpc, isImplicit: false)
      readInline(view.route, of: view.resource.id)
      readPropagation(view.propagatingVgws, to: view.resource.id)
    }
    for view in all(AWS.DefaultRouteTable.View.self) {
      let vpc = vpcs.keys.first { values.standIn(for: $0, .mainRouteTable) == view.resource.id }
      guard let vpc else {
        note(
          view.resource.id, "default_route_table_id", "route table whose VPC is not known",
          in: .everywhere)
        continue
      }
      add(view.resource.id, of: vpc, isImplicit: false)
      readInline(view.route, of: view.resource.id)
      readPropagation(view.propagatingVgws, to: view.resource.id)
    }
    for vpc in vpcs.values {
      let table = values.standIn(for: vpc.id, .mainRouteTable)
      if routeTables[table] == nil { add(table, of: vpc.id, isImplicit: true) }
      if let main = vpc.mainTable.value { routeTables[main]?.isMain = true }
    }
    readSeparateRoutes()
    readPropagationResources()
    readEndpointRoutes()
    readAssociations()
  }

  private mutating func add(_ id: RouteTable.ID, of vpc: VPC.ID, isImplicit: Bool) {
    var table = RouteTable(id: id, vpc: vpc, isImplicit: isImplicit)
    table.routes = (vpcs[vpc]?.networks ?? []).map {
      Route(.block($0), to: .local, source: .local, element: isImplicit ? vpc : id)
    }
    routeTables[id] = table
  }

  /// Routes, and gateway endpoints, which make routes, of which the table is not known, so that they
  /// may be in any.
  package var unplacedRoutes: [ElementID] {
    routesWithoutTable
      + endpoints.values.filter { $0.kind.value == .gateway && !$0.tables.isComplete }.map(\.id)
  }

  /// Whether a route, or a gateway endpoint, of which the table is not known may be in this one: the
  /// table has no such route yet, and what the route leads to is in the table's VPC or joined with it.
  ///
  /// Source: AWS, CreateRoute: a table has one route for each destination, and gateways, endpoints,
  /// interfaces and peering connections are those of its VPC; "Transit gateways": a route to one needs
  /// an attachment of the VPC.
  package func mayBelong(_ route: ElementID, to id: RouteTable.ID) -> Bool {
    guard let table = routeTables[id] else { return false }
    if let endpoint = endpoints[route] {
      return endpoint.vpc.value.map { $0 == table.vpc } ?? true
        && !table.routes.contains { $0.target == .gatewayEndpoint(route) }
    }
    guard let view = view(AWS.Route.View.self, route) else { return true }
    if let block = values.network(view.destinationCidrBlock).value,
      table.routes.contains(where: { $0.source != .local && $0.destination == .block(block) })
    {
      return false
    }
    return mayLead(to: target(of: view), from: table.vpc)
  }

  private func mayLead(to target: RouteTarget, from vpc: VPC.ID) -> Bool {
    func isThere(_ home: Known<VPC.ID>?) -> Bool { home?.value.map { $0 == vpc } ?? true }
    switch target {
    case .internetGateway(let id): return isThere(internetGateways[id]?.vpc)
    case .natGateway(let id):
      return isThere(natGateways[id]?.subnet.value.flatMap { subnets[$0]?.vpc })
    case .firewallEndpoint(let endpoint): return isThere(firewalls[endpoint.firewall]?.vpc)
    case .gatewayEndpoint(let id), .loadBalancerEndpoint(let id): return isThere(endpoints[id]?.vpc)
    case .peering(let id):
      return peerings[id].map { isThere($0.requester) || isThere($0.accepter) } ?? true
    case .transitGateway(let id):
      return transitGateways[id] == nil
        || transitAttachments.values.contains { attachment in
          guard attachment.gateway.value.map({ $0 == id }) ?? true else { return false }
          if case .vpc(let own) = attachment.kind { return own == vpc }
          return attachment.kind == .outside
        }
    case .unknown(_, argument: "vpc_endpoint_id"):
      return firewalls.values.contains { isThere($0.vpc) }
        || endpoints.values.contains {
          isThere($0.vpc) && ![.interface, .gateway].contains($0.kind.value)
        }
    default: return true
    }
  }

  // MARK: Routes

  private mutating func readInline<Block: InlineRoute>(
    _ blocks: Blocks<Block>, of table: RouteTable.ID
  ) {
    for block in blocks {
      let destinations = Destinations(
        block: block.cidrBlock, ipv6: block.ipv6CidrBlock, list: block.destinationPrefixListId)
      append(destinations, to: target(of: block), source: .inline, element: table, table: table)
    }
    if blocks.unknown != nil {
      open(
        table, "route table whose routes are not known", by: table, coversModel: true,
        mayRefineLocal: true)
    }
  }

  private mutating func readSeparateRoutes() {
    for view in all(AWS.Route.View.self) {
      let id = view.resource.id
      guard let table = values.link(view.routeTableId).value, routeTables[table] != nil else {
        note(id, "route_table_id", "route of a table that is not known", in: .everywhere)
        routesWithoutTable.append(id)
        continue
      }
      let destinations = Destinations(
        block: view.destinationCidrBlock, ipv6: view.destinationIpv6CidrBlock,
        list: view.destinationPrefixListId)
      // A state says whether the target of a route is gone.
      let isGone = values.text(view.resource["state"]).value == "blackhole"
      append(
        destinations,
        to: isGone ? .unknown(.unreadable("a target that is gone")) : target(of: view),
        source: .declared, element: id, table: table)
    }
  }

  private struct Destinations {
    let block: Field<String>
    let ipv6: Field<String>
    let list: Field<String>
  }

  private mutating func append(
    _ destinations: Destinations, to target: RouteTarget, source: Route.Source, element: ElementID,
    table: RouteTable.ID
  ) {
    func add(_ destination: RouteDestination) {
      // A state has each separate route in its table as well; the separate one counts.
      if source == .declared {
        routeTables[table]?.routes.removeAll {
          $0.source == .inline && $0.destination == destination && $0.target == target
        }
      }
      // The local route can be written, which changes nothing.
      let isLocal = target == .local
      let exists = routeTables[table]?.routes.contains {
        $0.source == .local && $0.destination == destination
      }
      if isLocal, exists == true { return }
      routeTables[table]?.routes.append(
        Route(destination, to: target, source: source, element: element))
    }
    switch values.network(destinations.block) {
    case .known(let block): add(.block(block))
    case .unknown:
      open(
        table, "route whose destination is not known", by: element, coversModel: true,
        mayRefineLocal: target.mayRefineLocal, to: target)
    case .absent:
      if let text = values.text(destinations.ipv6).value {
        add(.ipv6(text))
      } else if destinations.ipv6.value == nil, destinations.list.value != nil {
        switch values.link(destinations.list) {
        case .known(let list):
          if let endpoint = endpoints[list], let service = endpoint.service.value {
            add(.service(service))
          } else if let blocks = networks(ofList: list) {
            add(.list(list, blocks: blocks))
          } else {
            open(
              table, "route to a prefix list that is not in the model", by: element, to: target)
          }
        case .unknown, .absent:
          open(table, "route to a prefix list that is not in the model", by: element, to: target)
        }
      }
    }
  }

  private mutating func open(
    _ table: RouteTable.ID, _ feature: String, by element: ElementID, isPropagated: Bool = false,
    coversModel: Bool = false, mayRefineLocal: Bool = false, to target: RouteTarget? = nil
  ) {
    routeTables[table]?.openings.append(
      RouteOpening(
        feature: feature, element: element, isPropagated: isPropagated, coversModel: coversModel,
        mayRefineLocal: mayRefineLocal, target: target))
  }

  // MARK: Routes that AWS makes

  private mutating func readPropagation(_ field: Field<[String]>, to table: RouteTable.ID) {
    if field.value != nil {
      open(
        table, "route propagation from a virtual private gateway", by: table, isPropagated: true)
    }
  }

  private mutating func readPropagationResources() {
    for view in all(AWS.VpnGatewayRoutePropagation.View.self) {
      propagate(
        view.resource.id, values.link(view.routeTableId),
        "route propagation from a virtual private gateway")
    }
    for view in all(AWS.VpcRouteServerPropagation.View.self) {
      propagate(
        view.resource.id, values.link(view.routeTableId), "route propagation from a route server")
    }
  }

  private mutating func propagate(
    _ element: ElementID, _ table: Known<RouteTable.ID>, _ feature: String
  ) {
    if let table = table.value, routeTables[table] != nil {
      open(table, feature, by: element, isPropagated: true)
    } else {
      note(element, "route_table_id", feature, in: .everywhere)
    }
  }

  /// Source: AWS, "Gateway endpoints": AWS adds a route to each table that is named.
  private mutating func readEndpointRoutes() {
    for endpoint in endpoints.values {
      if endpoint.kind.unknown != nil {
        for table in endpoint.tables.elements where routeTables[table] != nil {
          open(table, "VPC endpoint whose type is not known", by: endpoint.id, isPropagated: true)
        }
        if !endpoint.tables.isComplete {
          note(
            endpoint.id, "vpc_endpoint_type", "endpoint whose type is not known",
            in: Self.scope(endpoint.vpc))
        }
      }
      guard endpoint.kind.value == .gateway, let service = endpoint.service.value else { continue }
      for table in endpoint.tables.elements where routeTables[table] != nil {
        // A state has the route in its table as well.
        routeTables[table]?.routes.removeAll {
          $0.target == .gatewayEndpoint(endpoint.id) && $0.source != .endpoint
        }
        routeTables[table]?.routes.append(
          Route(
            .service(service), to: .gatewayEndpoint(endpoint.id), source: .endpoint, element: table)
        )
      }
      if !endpoint.tables.isComplete {
        // Its route takes what another one carries, answers too.
        note(
          endpoint.id, "route_table_ids", "gateway endpoint of route tables that are not known",
          in: Self.scope(endpoint.vpc))
      }
    }
  }

  // MARK: Associations

  private mutating func readAssociations() {
    for view in all(AWS.RouteTableAssociation.View.self) {
      let table = values.link(view.routeTableId)
      switch values.link(view.gatewayId) {
      case .known(let gateway):
        internetGateways[gateway]?.table = table
        if let table = table.value { routeTables[table]?.gateways.append(gateway) }
        continue
      case .unknown:
        if let table = table.value { routeTables[table]?.hasOtherGateways = true }
        note(
          view.resource.id, "gateway_id", "route table of a gateway that is not known",
          in: .everywhere)
        continue
      case .absent: break
      }
      switch values.link(view.subnetId) {
      case .known(let subnet):
        subnets[subnet]?.table = table
        subnets[subnet]?.usesMainTable = false
      case .unknown, .absent:
        let vpc = table.value.flatMap { routeTables[$0]?.vpc }
        note(
          view.resource.id, "subnet_id", "route table of a subnet that is not known",
          in: vpc.map { .vpc($0) } ?? .everywhere)
      }
    }
    for subnet in subnets.values {
      if subnet.usesMainTable, let vpc = subnet.vpc.value {
        subnets[subnet.id]?.table = vpcs[vpc]?.mainTable ?? .absent
      }
      if let table = subnets[subnet.id]?.table.value {
        routeTables[table]?.subnets.append(subnet.id)
      }
    }
  }

  // MARK: Targets

  /// What a route leads to, by the argument that names it.
  private func target<View: RouteTargetArguments>(of view: View) -> RouteTarget {
    let candidates: [(Field<String>, (ElementID) -> RouteTarget)] = [
      (view.gatewayId, gatewayTarget), (view.natGatewayId, { .natGateway($0) }),
      (view.transitGatewayId, { .transitGateway($0) }), (view.vpcEndpointId, endpointTarget),
      (view.vpcPeeringConnectionId, { .peering($0) }),
      (view.networkInterfaceId, { .interface($0) }),
      (view.egressOnlyGatewayId, { .egressOnlyGateway($0) }),
      (view.carrierGatewayId, { .carrierGateway($0) }),
      (view.localGatewayId, { .localGateway($0) }), (view.coreNetworkArn, { .coreNetwork($0) }),
    ]
    for (field, make) in candidates {
      guard let value = field.value else { continue }
      if case .known("local") = values.text(value) { return .local }
      if field.name == "vpc_endpoint_id", let endpoint = firewallEndpoint(value) {
        return .firewallEndpoint(endpoint)
      }
      if let reference = values.reference(value), values.resource(reference.element) == nil {
        return .missing(reference.element.description)
      }
      switch values.link(value) {
      case .known(let id): return make(id)
      case .unknown(let unknown): return .unknown(unknown, argument: field.name)
      case .absent: continue
      }
    }
    return .missing("nothing")
  }

  private func gatewayTarget(_ id: ElementID) -> RouteTarget {
    switch values.resource(id)?.type {
    case AWS.InternetGateway.type?: .internetGateway(id)
    case AWS.VpnGateway.type?: .virtualPrivateGateway(id)
    // Source: the provider's documentation of `aws_route_table`, "NOTE on gateway_id": AWS takes a
    // NAT gateway's id there.
    case AWS.NatGateway.type?: .natGateway(id)
    case AWS.VpcEndpoint.type?: endpointTarget(id)
    case let type?: .other(id, type: type)
    case nil: .unknown(.outside(id.description), argument: "gateway_id")
    }
  }

  private func endpointTarget(_ id: ElementID) -> RouteTarget {
    guard let endpoint = endpoints[id] else {
      return .other(id, type: values.resource(id)?.type ?? "")
    }
    switch endpoint.kind.value {
    case .gateway?: return .gatewayEndpoint(id)
    case .gatewayLoadBalancer?: return .loadBalancerEndpoint(id)
    case .interface?, .other?, nil: return .other(id, type: AWS.VpcEndpoint.type)
    }
  }

  /// The firewall endpoint that a value names: by the zone of a firewall, or by its literal id in
  /// the firewall's status.
  private func firewallEndpoint(_ value: Value) -> FirewallEndpoint.ID? {
    if let reference = values.reference(value), firewalls[reference.element] != nil {
      return FirewallEndpoint.ID(firewall: reference.element, zone: zoneKey(reference.key ?? ""))
    }
    guard let text = values.text(value).value else { return nil }
    for view in all(AWS.NetworkfirewallFirewall.View.self) {
      for state in view.firewallStatus.flatMap(\.syncStates) {
        for attachment in state.attachment
        where values.text(attachment.endpointId).value == text {
          let zone = values.text(state.availabilityZone).value ?? ""
          return FirewallEndpoint.ID(firewall: view.resource.id, zone: zoneKey(zone))
        }
      }
    }
    return nil
  }

  private func zoneKey(_ text: String) -> String { Zone(name: text, in: topology.region).key }
}

/// The arguments that name a route's target, in a block and in a resource of its own.
protocol RouteTargetArguments {
  var gatewayId: Field<String> { get }
  var natGatewayId: Field<String> { get }
  var transitGatewayId: Field<String> { get }
  var vpcEndpointId: Field<String> { get }
  var vpcPeeringConnectionId: Field<String> { get }
  var networkInterfaceId: Field<String> { get }
  var egressOnlyGatewayId: Field<String> { get }
  var carrierGatewayId: Field<String> { get }
  var localGatewayId: Field<String> { get }
  var coreNetworkArn: Field<String> { get }
}

/// A route inside its table's resource.
protocol InlineRoute: BlockView, RouteTargetArguments {
  var cidrBlock: Field<String> { get }
  var ipv6CidrBlock: Field<String> { get }
  var destinationPrefixListId: Field<String> { get }
}

extension AWS.Route.View: RouteTargetArguments {}
extension AWS.RouteTable.View.Route: InlineRoute {}
extension AWS.DefaultRouteTable.View.Route: InlineRoute {
  // The provider's default table knows neither of these.
  var carrierGatewayId: Field<String> { Field(arguments, "carrier_gateway_id") }
  var localGatewayId: Field<String> { Field(arguments, "local_gateway_id") }
}
