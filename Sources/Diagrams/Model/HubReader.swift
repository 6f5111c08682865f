import AWSModel
import AWSResources
import Topology

/// Reads a transit gateway with its route tables.
struct HubReader: Sendable {
  private let facts: Facts
  /// Where each resource is declared among all.
  private let places: [ElementID: Int]

  init(_ facts: Facts) {
    self.facts = facts
    places = Dictionary(
      facts.topology.resources.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  func hub(_ hub: Resource) -> NetworkDrawing.Hub {
    let topology = facts.topology
    let tables = (facts.model.transitGateways[hub.id]?.tables ?? [])
      .compactMap { facts.model.transitTables[$0] }
      .filter { !$0.isImplicit || isUsed($0) }
    let outside = topology.resources.filter {
      Self.outsideTypes.contains($0.type) && $0.references.contains { $0.element == hub.id }
    }
    let number = facts.text(hub, "amazon_side_asn")
    return NetworkDrawing.Hub(
      id: hub.id, title: facts.title(hub), detail: number.map { "ASN \($0)" } ?? "",
      tables: tables.map(table),
      outside: outside.map {
        NetworkDrawing.Gateway(id: $0.id, title: $0.title, type: $0.type)
      })
  }

  /// Whether packets meet the table that a transit gateway has by itself.
  private func isUsed(_ table: TransitTable) -> Bool {
    facts.model.transitAttachments.values.contains { $0.table.value == table.id }
  }

  private static let outsideTypes: Set<String> = [
    AWS.VpnConnection.type, AWS.DxGatewayAssociation.View.type,
    AWS.Ec2TransitGatewayPeeringAttachment.type, AWS.Ec2TransitGatewayConnect.View.type,
  ]

  private func table(_ table: TransitTable) -> NetworkDrawing.HubTable {
    let associations = associations(of: table)
    let links = associations.map(attachment)
    let named = links.compactMap(\.value)
    // Attachments that others made have no boxes, and are named all the same.
    let foreign = links.compactMap(\.unknown).map { Self.words($0) ?? "attachments not known" }
    let users = facts.model.transitAttachments.values.filter { $0.table.value == table.id }
      .map(\.id)
    // As they are declared; those that join the default table by themselves come after.
    let attachments =
      named.filter(users.contains) + users.filter { !named.contains($0) }
    let routes = table.routes.sorted { first, second in
      let isLater = (first.source == .propagated, second.source == .propagated)
      if isLater.0 != isLater.1 { return isLater.1 }
      return places[first.element, default: 0] < places[second.element, default: 0]
    }.map(drawn)
    return NetworkDrawing.HubTable(
      id: table.id, title: facts.index.resource(table.id).map(facts.title) ?? "Default route table",
      routes: routes + table.openings.map(drawn), associations: attachments,
      associationIDs: associations.map(\.id),
      associationTitle: attachments.count + foreign.count > 6
        ? "\(attachments.count + foreign.count) attachments"
        : (attachments.map(name) + foreign.uniqued()).joined(separator: ", "))
  }

  private func attachment(_ association: Resource) -> Known<ElementID> {
    facts.model.view(
      AWS.Ec2TransitGatewayRouteTableAssociation.View.self, association.id
    ).map { facts.model.values.link($0.transitGatewayAttachmentId) } ?? .absent
  }

  /// The id of what the model does not hold; nil where not even that is known.
  private static func words(_ unknown: Unknown) -> String? {
    if case .outside(let id) = unknown { id } else { nil }
  }

  private func associations(of table: TransitTable) -> [Resource] {
    facts.topology.resources(ofType: AWS.Ec2TransitGatewayRouteTableAssociation.type).filter {
      facts.target($0, "transit_gateway_route_table_id") == table.id
    }
  }

  /// A route that an attachment brings by itself has no identity of its own: the attachment has it.
  private func identity(of element: ElementID) -> [ElementID] {
    let isBrought =
      facts.model.transitAttachments[element] != nil
      || facts.index.resource(element).map { Self.outsideTypes.contains($0.type) } ?? true
    return isBrought ? [] : [element]
  }

  private func drawn(_ route: TransitRoute) -> NetworkDrawing.Route {
    let destination = route.destination.description
    let ids = identity(of: route.element)
    switch route.target {
    case .attachment(let attachment):
      return NetworkDrawing.Route(
        ids: ids, destination: destination,
        targetName: name(attachment) + (route.source == .propagated ? ", propagated" : ""),
        targets: [NetworkDrawing.Target(zone: "", element: attachment, key: nil)])
    case .blackhole:
      return NetworkDrawing.Route(
        ids: ids, destination: destination, targetName: "blackhole", targets: [])
    case .unknown(let unknown):
      return NetworkDrawing.Route(
        ids: ids, destination: destination, targetName: Self.words(unknown) ?? "not known",
        targets: [])
    }
  }

  private func drawn(_ opening: RouteOpening) -> NetworkDrawing.Route {
    NetworkDrawing.Route(
      ids: identity(of: opening.element), destination: "not known",
      targetName: opening.isPropagated ? "propagated" : "not known", targets: [])
  }

  /// The VPC's name stands for its attachment.
  private func name(_ attachment: ElementID) -> String {
    guard let resource = facts.index.resource(attachment) else { return attachment.description }
    guard let vpc = facts.target(resource, "vpc_id").flatMap({ facts.index.resource($0) }) else {
      return resource.title
    }
    return facts.title(vpc)
  }
}
