import AWSResources
import OrderedCollections
import Topology

/// Reads a transit gateway with its route tables.
struct HubReader: Sendable {
  private let facts: Facts
  private let routes: RouteReader

  init(_ facts: Facts, _ routes: RouteReader) {
    self.facts = facts
    self.routes = routes
  }

  func hub(_ hub: Resource) -> NetworkModel.Hub {
    let topology = facts.topology
    let tables = topology.resources(ofType: AWS.Ec2TransitGatewayRouteTable.type).filter {
      facts.target($0, "transit_gateway_id") == hub.id
    }
    let outside = topology.resources.filter {
      Self.outsideTypes.contains($0.type) && $0.references.contains { $0.element == hub.id }
    }
    let number = facts.text(hub, "amazon_side_asn")
    return NetworkModel.Hub(
      id: hub.id, title: facts.title(hub), detail: number.map { "ASN \($0)" } ?? "",
      tables: tables.map(table),
      outside: outside.map {
        NetworkModel.Gateway(id: $0.id, title: $0.title, type: $0.type)
      })
  }

  private static let outsideTypes: Set<String> = [
    AWS.VpnConnection.type, AWS.DxGatewayAssociation.View.type,
    AWS.Ec2TransitGatewayPeeringAttachment.type, AWS.Ec2TransitGatewayConnect.View.type,
  ]

  private func table(_ table: Resource) -> NetworkModel.HubTable {
    let associations = linked(AWS.Ec2TransitGatewayRouteTableAssociation.type, to: table)
    let attachments = associations.compactMap { attachment($0) }
    var found = linked(AWS.Ec2TransitGatewayRoute.type, to: table).map { route in
      let target = attachment(route)
      let isBlackhole = facts.text(route, "blackhole") == "true" || route["blackhole"] == true
      return NetworkModel.Route(
        ids: [route.id], destination: facts.text(route, "destination_cidr_block") ?? "unknown",
        targetName: isBlackhole ? "blackhole" : target.map(name) ?? "unknown",
        targets: target.map { [NetworkModel.Target(zone: "", element: $0, key: nil)] } ?? [])
    }
    for link in linked(AWS.Ec2TransitGatewayRouteTablePropagation.type, to: table) {
      guard let target = attachment(link) else { continue }
      found.append(
        NetworkModel.Route(
          ids: [link.id], destination: block(of: target) ?? "propagated",
          targetName: "\(name(target)), propagated",
          targets: [NetworkModel.Target(zone: "", element: target, key: nil)]))
    }
    return NetworkModel.HubTable(
      id: table.id, title: facts.title(table), routes: found, associations: attachments,
      associationIDs: associations.map(\.id),
      associationTitle: attachments.count > 6
        ? "\(attachments.count) attachments" : attachments.map(name).joined(separator: ", "))
  }

  private func linked(_ type: String, to table: Resource) -> [Resource] {
    facts.topology.resources(ofType: type).filter {
      facts.target($0, "transit_gateway_route_table_id") == table.id
    }
  }

  private func attachment(_ resource: Resource) -> ElementID? {
    facts.target(resource, "transit_gateway_attachment_id")
  }

  /// The VPC's name stands for its attachment.
  private func name(_ attachment: ElementID) -> String {
    guard let resource = facts.index.resource(attachment) else { return attachment.description }
    guard let vpc = facts.target(resource, "vpc_id").flatMap({ facts.index.resource($0) }) else {
      return resource.title
    }
    return facts.title(vpc)
  }

  private func block(of attachment: ElementID) -> String? {
    guard let resource = facts.index.resource(attachment),
      let vpc = facts.target(resource, "vpc_id").flatMap({ facts.index.resource($0) })
    else { return nil }
    return facts.text(vpc, "cidr_block")
  }
}
