import AWSModel
import AWSResources
import Topology

/// One route table of a transit gateway: static, propagated and blackhole routes.
struct TransitGatewayTableSection: Section {
  let landscape: Landscape
  let table: TransitGatewayTable

  var body: [Markdown] {
    if table.resource != nil { Markdown.anchors([table.id]) }
    Markdown.heading(3, "\(table.title)\(table.presence)")
    let users = associated + foreign
    Markdown.paragraph(
      users.isEmpty
        ? "No attachment is associated with it."
        : "Traffic from \(users.enumerated()) follows it.")
    let rows = TransitTableRows(landscape: landscape, table: table.id)
    let routes = rows.rows
    if routes.isEmpty {
      Markdown.paragraph("It has no route.")
    } else {
      Markdown.table(
        Table(
          ["Destination", "Target", "Kind"],
          rows: routes.map { row in
            [
              row.cell(\.destination, in: landscape), row.cell(\.target, in: landscape),
              "\(row.cell(\.kind, in: landscape))\(rows.presence(of: row))",
            ]
          }))
    }
  }

  /// Attachments that others have made, by the ids that associations name.
  private var foreign: [Inline] {
    landscape.models.indices.flatMap { environment -> [Inline] in
      let model = landscape.models[environment]
      let type = AWS.Ec2TransitGatewayRouteTableAssociation.type
      return model.topology.resources(ofType: type).compactMap { resource in
        let view = AWS.Ec2TransitGatewayRouteTableAssociation.View(resource)
        guard model.values.link(view.transitGatewayRouteTableId).value == table.id,
          let unknown = model.values.link(view.transitGatewayAttachmentId).unknown
        else { return nil }
        return landscape.text(unknown, in: environment)
      }
    }.uniqued()
  }

  private var associated: [Inline] {
    let attachments = landscape.models.flatMap { $0.transitAttachments.keys }.uniqued()
    return attachments.compactMap { attachment in
      let has = landscape.models.map { $0.transitAttachments[attachment]?.table.value == table.id }
      guard has.contains(true) else { return nil }
      let others = has.indices.filter {
        !has[$0] && landscape.models[$0].transitAttachments[attachment] != nil
      }
      let environments = has.indices.filter { has[$0] }
      let note = others.isEmpty ? "" : " (\(landscape.titles(environments)))"
      return "\(landscape.link(attachment))\(note)"
    }
  }
}

/// A route table of a transit gateway: a resource's, or the one that AWS made.
struct TransitGatewayTable {
  let id: ElementID
  /// nil for the table that the gateway has by itself.
  let resource: Aligned<Resource>?
  let title: String
  let presence: Inline

  /// The tables of a gateway: those that are declared, and the gateway's own where it decides for an
  /// attachment.
  static func all(of gateway: ElementID, in landscape: Landscape) -> [TransitGatewayTable] {
    landscape.models.flatMap { $0.transitGateways[gateway]?.tables ?? [] }.uniqued().compactMap {
      id in
      if let resource = landscape.resource(id) {
        return TransitGatewayTable(
          id: id, resource: resource, title: resource.first.title,
          presence: landscape.presence(of: resource))
      }
      let isUsed = landscape.models.contains { model in
        model.transitAttachments.values.contains { $0.table.value == id }
      }
      guard isUsed else { return nil }
      return TransitGatewayTable(
        id: id, resource: nil, title: "Default route table of \(landscape.title(of: gateway))",
        presence: "")
    }
  }
}
