import OrderedCollections
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
        for table in tier.tables { found += edges(of: table, vpc) }
      }
      for attachment in vpc.attachments { found += interfaces(attachment) }
      for gateway in vpc.gateways where gateway.leadsToInternet {
        var way = SheetEdge(
          from: gateway.id.description, to: "internet", style: .route,
          title: "\(gateway.id) leads to the internet")
        way.hasArrow = false
        found.append(way)
      }
    }
    for hub in model.hubs { found += edges(of: hub) }
    var kept: OrderedDictionary<String, SheetEdge> = [:]
    for edge in found where drawn.contains(edge.source) && drawn.contains(edge.target) {
      if let known = kept[edge.name] {
        // Several rows that lead to one place are one line, which begins at the first of them.
        if !known.title.hasSuffix(edge.title) { kept[edge.name]?.title += ", \(edge.title)" }
      } else {
        kept[edge.name] = edge
      }
    }
    return Array(kept.values)
  }

  /// A route to what spans zones starts at the table, a route into a zone at the subnets there, one of
  /// each tier that uses the table.
  private func edges(
    of table: NetworkDrawing.Table, _ vpc: NetworkDrawing.VPC
  ) -> [SheetEdge] {
    let name = table.ids[0].description
    return table.routes.enumerated().flatMap { place, route -> [SheetEdge] in
      route.targets.flatMap { target -> [SheetEdge] in
        let title = "\(route.destination) to \(target.element)"
        if let attachment = vpc.attachments.first(where: { $0.hub == target.element }) {
          return [row(place, of: name, to: attachment.id.description, title)]
        }
        guard target.key != nil else {
          return [row(place, of: name, to: target.element.description, title)]
        }
        let users = vpc.tiers.compactMap { tier in
          tier.subnets.first { $0.zone == target.zone && table.subnets.contains($0.id) }
        }
        return users.map { subnet in
          SheetEdge(
            from: "\(subnet.id) header",
            to: drawn.contains(target.member) ? target.member : target.element.description,
            style: .route, title: title)
        }
      }
    }
  }

  /// A line that begins at the row of a table that it is about.
  private func row(
    _ place: Int, of table: String, to target: String, _ title: String
  ) -> SheetEdge {
    var edge = SheetEdge(from: table, to: target, style: .route, title: title)
    edge.sourceRow = "\(table) row \(place)"
    return edge
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
      let defaults = table.routes.enumerated().filter(\.element.isDefault).flatMap {
        place, route in
        route.targets.map {
          row(place, of: name, to: $0.element.description, "0.0.0.0/0 to \($0.element)")
        }
      }
      return uses + defaults
    }
  }
}
