import AWSModel
import AWSResources
import Topology

/// The routes of VPC route tables as sheets show them: every one that decides, and a row for what brings
/// routes that the model cannot list.
struct DrawnRoutes: Sendable {
  let facts: Facts

  init(_ facts: Facts) { self.facts = facts }

  /// Whether an endpoint is a way of route tables, and has no interface in a subnet.
  func isGateway(_ endpoint: Resource) -> Bool {
    facts.model.endpoints[endpoint.id]?.kind.value == .gateway
  }

  /// The VPC of a table; a main table names it by its VPC's attribute.
  func vpc(of table: Resource) -> ElementID? { facts.model.routeTables[table.id]?.vpc }

  /// The routes of a table, the implied local ones first.
  func routes(of table: RouteTable.ID, zone: String) -> [NetworkDrawing.Route] {
    guard let table = facts.model.routeTables[table] else { return [] }
    return table.routes.map { drawn($0, zone: zone) }
      + table.openings.map { opening in
        NetworkDrawing.Route(
          ids: opening.element == table.id || opening.isPropagated ? [] : [opening.element],
          destination: "not known",
          targetName: opening.target.map { target(of: $0).name }
            ?? (opening.isPropagated ? "propagated" : "not known"), targets: [])
      }
  }

  /// Whether two tables say the same, each for its own zone.
  func agree(_ first: [NetworkDrawing.Route], _ second: [NetworkDrawing.Route]) -> Bool {
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

  /// A route that has no resource of its own is named by its table and its destination.
  private func drawn(_ route: Route, zone: String) -> NetworkDrawing.Route {
    let target = target(of: route.target)
    return NetworkDrawing.Route(
      ids: route.source == .declared ? [route.element] : [],
      destination: destination(of: route), targetName: target.name,
      targets: target.element.map {
        [NetworkDrawing.Target(zone: zone, element: $0, key: target.zone)]
      } ?? [])
  }

  private func destination(of route: Route) -> String {
    switch route.destination {
    case .block(let block): block.description
    case .ipv6(let block): block
    case .list(let list, _): facts.index.resource(list).map(facts.title) ?? "prefix list"
    case .service(let service):
      "\(service.split(separator: ".").last ?? "AWS") prefix list"
    }
  }

  private struct DrawnTarget {
    let name: String
    var element: ElementID?
    /// The zone that it is in; nil for what spans zones.
    var zone: String?
  }

  private func target(of target: RouteTarget) -> DrawnTarget {
    switch target {
    case .local: DrawnTarget(name: "local")
    case .firewallEndpoint(let endpoint):
      DrawnTarget(
        name: "Firewall endpoint", element: endpoint.firewall,
        zone: endpoint.zone.isEmpty ? nil : endpoint.zone)
    case .gatewayEndpoint(let id): DrawnTarget(name: "Gateway endpoint", element: id)
    case .loadBalancerEndpoint(let id):
      DrawnTarget(name: "Gateway Load Balancer endpoint", element: id)
    case .internetGateway(let id), .natGateway(let id), .transitGateway(let id), .peering(let id),
      .interface(let id), .virtualPrivateGateway(let id), .egressOnlyGateway(let id),
      .carrierGateway(let id), .localGateway(let id), .coreNetwork(let id), .other(let id, _):
      DrawnTarget(name: name(of: id), element: id, zone: zone(of: id))
    case .unknown(.input(let name), _): DrawnTarget(name: facts.word(ofInput: name))
    case .unknown: DrawnTarget(name: "not known")
    case .missing: DrawnTarget(name: "nothing")
    }
  }

  private func name(of element: ElementID) -> String {
    facts.index.resource(element).map { ResourceKind(type: $0.type).title }
      ?? element.description
  }

  private func zone(of element: ElementID) -> String? {
    guard let resource = facts.index.resource(element),
      let subnet = facts.target(resource, "subnet_id"),
      let home = facts.index.resource(subnet)
    else { return nil }
    return facts.zone(home)
  }
}
