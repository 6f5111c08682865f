import Topology

extension Lowering {
  /// Reads every route table of every VPC: inline routes, separate routes, and those that gateway
  /// endpoints add.
  ///
  /// Source: AWS, "Route tables and VPC Traffic Gateway priority": the longest prefix wins; among
  /// equals a static route wins over one to a prefix list.
  mutating func readRouteTables() {
    for resource in reader.resources("aws_route_table", "aws_default_route_table") {
      let vpc =
        reader.target(resource["vpc_id"])
        ?? reader.reference(resource["default_route_table_id"])?.element
      guard let vpc, domains[vpc] != nil else {
        unmodelled("route table whose VPC is not known", resource)
        continue
      }
      tables[resource.id] = table(resource, of: vpc)
    }
  }

  /// The table of a VPC for subnets that no table is associated with and for which the model
  /// declares no main table: it has the local route only.
  mutating func implicitMainTable(of vpc: ElementID) -> LoweredRouteTable {
    table(nil, of: vpc)
  }

  private mutating func table(_ resource: Resource?, of vpc: ElementID) -> LoweredRouteTable {
    var routes: [Route] = []
    var targets: [RouteTarget] = []
    var destinations: [IPv4Network] = []
    func add(
      _ block: IPv4Network, _ target: RouteTarget, preference: Int, from origin: Provenance,
      titled title: String? = nil
    ) {
      routes.append(
        Route(
          to: block, titled: title, preference: preference, target: self.title(of: target),
          origin: origin, exit: targets.count))
      targets.append(target)
      destinations.append(block)
    }
    for block in domains[vpc]?.networks ?? [] {
      add(block, .local, preference: 2, from: resource.map { Provenance($0) } ?? origin(vpc))
    }
    if let resource {
      let inline = reader.blocks(resource["route"]).map { ($0, Provenance(resource)) }
      let separate = reader.resources("aws_route", where: "route_table_id", is: resource.id)
        .map { ($0.arguments, Provenance($0)) }
      for (block, origin) in inline + separate {
        let target = target(of: block)
        let cidr = block["destination_cidr_block"] ?? block["cidr_block"]
        if let cidr, cidr != .null {
          if let network = reader.network(cidr) {
            add(network, target, preference: 1, from: origin)
          } else {
            unmodelled("route whose destination is not known", resource)
          }
        } else if let list = block["destination_prefix_list_id"], list != .null {
          guard let blocks = prefixList(list) else {
            unmodelled("route to a prefix list that is not in the model", resource)
            continue
          }
          for network in blocks { add(network, target, preference: 3, from: origin) }
        }
      }
      if !reader.members(resource["propagating_vgws"]).isEmpty {
        unmodelled("route propagation from a virtual private gateway", resource)
      }
      for endpoint in gatewayEndpoints(of: resource.id) {
        guard let service = reader.text(endpoint["service_name"]),
          let range = serviceRanges[service]
        else { continue }
        // Of the addresses only AWS knows; those of the model stand for them. AWS puts the route into
        // the table itself, so it is the table that decides.
        add(
          range, .gatewayEndpoint(endpoint.id), preference: 3, from: Provenance(resource),
          titled: "the \(service.split(separator: ".").last ?? "service") prefix list")
      }
    }
    let index = network.add(
      ForwardingTable(
        origin: resource.map { Provenance($0) } ?? origin(vpc),
        title: resource.map { title(ofTable: $0, in: vpc) } ?? "the main route table of \(vpc)",
        routes: routes))
    return LoweredRouteTable(
      resource: resource, vpc: vpc, table: index, targets: targets, destinations: destinations)
  }

  private func gatewayEndpoints(of table: ElementID) -> [Resource] {
    if gatewayEndpointStages.isEmpty { return [] }
    let associated = reader.resources(
      "aws_vpc_endpoint_route_table_association", where: "route_table_id", is: table
    ).compactMap { reader.target($0["vpc_endpoint_id"]) }
    return reader.resources("aws_vpc_endpoint").filter {
      gatewayEndpointStages[$0.id] != nil
        && (reader.targets($0["route_table_ids"]).contains(table) || associated.contains($0.id))
    }
  }

  /// What a route leads to, by the argument that names it.
  private func target(of route: TopologyReader.Block) -> RouteTarget {
    func given(_ argument: String) -> Value? {
      guard let value = route[argument], value != .null else { return nil }
      return value
    }
    if let value = given("gateway_id") {
      if reader.text(value) == "local" { return .local }
      guard let id = reader.target(value) else { return .missing("a gateway") }
      switch reader.resource(id)?.type {
      case "aws_internet_gateway": return .internetGateway(id)
      case nil: return .missing(id.description)
      case "aws_vpc_endpoint": return .gatewayEndpoint(id)
      case let type?: return .unmodelled("route to \(type)")
      }
    }
    if let value = given("nat_gateway_id") { return target(value) { .natGateway($0) } }
    if let value = given("transit_gateway_id") { return target(value) { .transitGateway($0) } }
    if let value = given("vpc_endpoint_id") { return endpointTarget(value) }
    if let value = given("vpc_peering_connection_id") { return target(value) { .peering($0) } }
    if let value = given("network_interface_id") { return target(value) { .interface($0) } }
    for argument in [
      "egress_only_gateway_id", "carrier_gateway_id", "core_network_arn", "local_gateway_id",
      "instance_id",
    ] where given(argument) != nil {
      return .unmodelled("route by \(argument)")
    }
    return .missing("nothing")
  }

  private func target(_ value: Value, _ make: (ElementID) -> RouteTarget) -> RouteTarget {
    guard let id = reader.target(value) else {
      return .unmodelled("route to something outside the model")
    }
    return reader.resource(id) == nil ? .missing(id.description) : make(id)
  }

  private func endpointTarget(_ value: Value) -> RouteTarget {
    guard let reference = reader.reference(value) else {
      return .unmodelled("route to an endpoint outside the model")
    }
    guard let resource = reader.resource(reference.element) else {
      return .missing(reference.element.description)
    }
    switch resource.type {
    case "aws_networkfirewall_firewall":
      return .firewallEndpoint(
        FirewallEndpointKey(firewall: resource.id, zone: reference.key ?? ""))
    case "aws_vpc_endpoint": return .unmodelled("route to a Gateway Load Balancer endpoint")
    default: return .unmodelled("route to \(resource.type)")
    }
  }

  /// A table's own title does not say which VPC it is in.
  private func title(ofTable table: Resource, in vpc: ElementID) -> String {
    let title = reader.phrase("route table", table)
    return reader.isTitled(table) ? "\(title) of \(reader.the("VPC", vpc))" : title
  }

  private func title(of target: RouteTarget) -> String {
    switch target {
    case .local: "the VPC itself"
    case .internetGateway: "the internet gateway"
    case .natGateway(let id): reader.the("NAT gateway", id)
    case .transitGateway: "the transit gateway"
    case .firewallEndpoint(let key):
      "the firewall endpoint of zone \(key.zone.isEmpty ? "?" : key.zone)"
    case .gatewayEndpoint(let id): reader.the("gateway endpoint", id)
    case .peering(let id): reader.the("peering connection", id)
    case .interface(let id): reader.the("network interface", id)
    case .unmodelled(let feature): "what is not modelled (\(feature))"
    case .missing(let name): "\(name), which does not exist"
    }
  }
}
