import AWSResources
import OrderedCollections
import Topology

/// Reads the routes of VPC route tables.
struct RouteReader: Sendable {
  let facts: Facts
  private let routesByTable: [ElementID: [Resource]]
  private let endpointsByTable: [ElementID: [Resource]]

  init(_ facts: Facts) {
    self.facts = facts
    var routes: [ElementID: [Resource]] = [:]
    for route in facts.topology.resources(ofType: AWS.Route.type) {
      guard let table = facts.target(route, "route_table_id") else { continue }
      routes[table, default: []].append(route)
    }
    routesByTable = routes
    var endpoints: [ElementID: [Resource]] = [:]
    for endpoint in facts.topology.resources(ofType: AWS.VpcEndpoint.type) {
      for reference in endpoint["route_table_ids"]?.references ?? [] {
        endpoints[reference.element, default: []].append(endpoint)
      }
    }
    endpointsByTable = endpoints
  }

  /// Whether an endpoint is a way of route tables, and has no interface in a subnet.
  func isGateway(_ endpoint: Resource) -> Bool {
    (facts.text(endpoint, "vpc_endpoint_type") ?? "Gateway") == "Gateway"
  }

  /// The VPC of a table; a main table names it by its VPC's attribute.
  func vpc(of table: Resource) -> ElementID? {
    facts.target(table, "vpc_id") ?? facts.target(table, "default_route_table_id")
  }

  /// The routes of a table, the implied local one first.
  func routes(of table: Resource, zone: String) -> [NetworkModel.Route] {
    var found: [NetworkModel.Route] = []
    if let id = vpc(of: table), let vpc = facts.index.resource(id),
      let block = facts.text(vpc, "cidr_block")
    {
      found.append(
        NetworkModel.Route(ids: [], destination: block, targetName: "local", targets: []))
    }
    if case .blocks(let blocks)? = table["route"] {
      found += blocks.map { route(ids: [], $0, zone: zone) }
    }
    for resource in routesByTable[table.id] ?? [] {
      found.append(route(ids: [resource.id], resource.arguments, zone: zone))
    }
    for endpoint in endpointsByTable[table.id] ?? [] {
      let service = OccupantReader.serviceName(endpoint, facts)
      found.append(
        NetworkModel.Route(
          ids: [], destination: "\(service) prefix list", targetName: "Gateway endpoint",
          targets: [NetworkModel.Target(zone: zone, element: endpoint.id, key: nil)]))
    }
    return found
  }

  /// Whether two tables say the same, each for its own zone.
  func agree(_ first: [NetworkModel.Route], _ second: [NetworkModel.Route]) -> Bool {
    guard first.count == second.count else { return false }
    return zip(first, second).allSatisfy { one, other in
      guard one.destination == other.destination, one.targetName == other.targetName,
        one.targets.isEmpty == other.targets.isEmpty
      else { return false }
      guard let mine = one.targets.first, let theirs = other.targets.first else { return true }
      if mine.key == nil { return mine.element == theirs.element }
      if one.targets.allSatisfy({ $0.element == theirs.element && $0.key == theirs.key }) {
        return true
      }
      // A member of a family counts as the same where each table uses its own zone's.
      return one.targets.allSatisfy { $0.key == $0.zone } && theirs.key == theirs.zone
        && mine.element.family == theirs.element.family
    }
  }

  private static let destinations = [
    "destination_cidr_block", "cidr_block", "destination_ipv6_cidr_block", "ipv6_cidr_block",
    "destination_prefix_list_id",
  ]
  private static let targets = [
    "gateway_id", "nat_gateway_id", "transit_gateway_id", "vpc_endpoint_id",
    "vpc_peering_connection_id", "network_interface_id", "egress_only_gateway_id",
    "core_network_arn", "local_gateway_id", "carrier_gateway_id",
  ]

  private func route(
    ids: [ElementID], _ arguments: OrderedDictionary<String, Value>, zone: String
  ) -> NetworkModel.Route {
    let destination = Self.destinations.lazy.compactMap { arguments[$0] }.first
    let target = Self.targets.lazy.compactMap { arguments[$0] }.first
    var route = NetworkModel.Route(
      ids: ids, destination: destination.flatMap(facts.text) ?? "prefix list",
      targetName: "unknown", targets: [])
    switch target {
    case .reference(let reference):
      let place = place(of: reference)
      route.targets = [
        NetworkModel.Target(zone: zone, element: reference.element, key: place)
      ]
      route.targetName = name(of: reference)
    case .some(let value): route.targetName = facts.text(value) ?? "unknown"
    case nil: break
    }
    return route
  }

  /// The zone that a route's target is in; nil for what spans zones.
  private func place(of reference: Reference) -> String? {
    if let key = reference.key { return key }
    guard let resource = facts.index.resource(reference.element),
      let subnet = facts.target(resource, "subnet_id"),
      let home = facts.index.resource(subnet)
    else { return nil }
    return facts.zone(home)
  }

  private func name(of reference: Reference) -> String {
    guard let resource = facts.index.resource(reference.element) else {
      return reference.element.description
    }
    switch resource.type {
    case AWS.NetworkfirewallFirewall.type: return "Firewall endpoint"
    case AWS.VpcEndpoint.type:
      return facts.text(resource, "vpc_endpoint_type") == "GatewayLoadBalancer"
        ? "Gateway Load Balancer endpoint" : "VPC endpoint"
    default: return ResourceKind(type: resource.type).title
    }
  }
}
