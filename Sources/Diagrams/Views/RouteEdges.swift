import AWSResources
import Topology

/// The lines of the network sheet, computed from routes and attachments.
struct RouteEdges {
  private let model: NetworkDrawing
  private let drawn: Set<String>

  init(_ model: NetworkDrawing, drawn sheet: Sheet) {
    self.model = model
    drawn = Set(sheet.allBoxes.map(\.name))
  }

  func edges() -> [SheetEdge] {
    var found: [SheetEdge] = []
    for vpc in model.vpcs {
      for tier in vpc.tiers {
        for table in tier.tables { found += edges(of: table, tier, vpc) }
      }
      for attachment in vpc.attachments { found += interfaces(attachment) }
      for gateway in vpc.gateways where gateway.type == AWS.InternetGateway.type {
        var way = SheetEdge(
          from: gateway.id.description, to: "internet", style: .route,
          title: "\(gateway.id) leads to the internet")
        way.hasArrow = false
        found.append(way)
      }
    }
    for hub in model.hubs { found += edges(of: hub) }
    var seen: Set<String> = []
    return found.filter {
      drawn.contains($0.source) && drawn.contains($0.target) && seen.insert($0.name).inserted
    }
  }

  /// A route to what spans zones starts at the table, a route into a zone at the subnet there.
  private func edges(
    of table: NetworkDrawing.Table, _ tier: NetworkDrawing.Tier, _ vpc: NetworkDrawing.VPC
  ) -> [SheetEdge] {
    let name = table.ids[0].description
    return table.routes.enumerated().flatMap { place, route -> [SheetEdge] in
      route.targets.compactMap { target -> SheetEdge? in
        let title = "\(route.destination) to \(target.element)"
        if let attachment = vpc.attachments.first(where: { $0.hub == target.element }) {
          var edge = SheetEdge(
            from: name, to: attachment.id.description, style: .route, title: title)
          edge.sourceRow = "\(name) row \(place)"
          return edge
        }
        guard target.key != nil else {
          return SheetEdge(
            from: name, to: target.element.description, style: .route, title: title)
        }
        guard
          let subnet = tier.subnets.first(where: {
            $0.zone == target.zone && table.subnets.contains($0.id)
          })
        else { return nil }
        return SheetEdge(
          from: "\(subnet.id) header",
          to: drawn.contains(target.member) ? target.member : target.element.description,
          style: .route, title: title)
      }
    }
  }

  private func interfaces(_ attachment: NetworkDrawing.Attachment) -> [SheetEdge] {
    attachment.subnets.map {
      SheetEdge(
        from: attachment.id.description, to: "\($0) header",
        style: .attachment, title: "\(attachment.id) has an interface in \($0)")
    }
  }

  private func edges(of hub: NetworkDrawing.Hub) -> [SheetEdge] {
    hub.tables.flatMap { table -> [SheetEdge] in
      let name = table.id.description
      let uses = table.associations.map {
        SheetEdge(
          from: $0.description, to: name, style: .association, title: "\($0) uses \(name)")
      }
      let defaults = table.routes.filter(\.isDefault).flatMap(\.targets).map {
        SheetEdge(
          from: name, to: $0.element.description, style: .route,
          title: "0.0.0.0/0 to \($0.element)")
      }
      return uses + defaults
    }
  }
}
