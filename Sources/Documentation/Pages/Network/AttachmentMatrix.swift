import AWSModel
import AWSResources
import Topology

/// Which route table each attachment is associated with, and into which tables it propagates.
struct AttachmentMatrix: Section {
  let landscape: Landscape
  let attachments: [Aligned<Resource>]
  let tables: [TransitGatewayTable]

  var body: [Markdown] {
    if !attachments.isEmpty && !tables.isEmpty {
      Markdown.paragraph(
        """
        Traffic from an attachment follows the table that the attachment is associated with; a \
        table learns the addresses of the attachments that propagate into it.
        """)
      Markdown.table(
        Table(
          ["Attachment"] + tables.map { Table.Column(heading($0)) },
          rows: attachments.map { attachment in
            [landscape.link(attachment.id)] + tables.map { cell(attachment, $0) }
          }))
    }
  }

  private func heading(_ table: TransitGatewayTable) -> Inline {
    table.resource == nil ? .text(table.title) : landscape.link(table.id)
  }

  private func cell(_ attachment: Aligned<Resource>, _ table: TransitGatewayTable) -> Inline {
    let texts = landscape.models.map { model -> String? in
      guard let known = model.transitAttachments[attachment.id] else { return nil }
      return
        [
          known.table.value == table.id ? "associated" : nil,
          propagates(attachment.id, to: table.id, in: model) ? "propagates" : nil,
        ].compactMap(\.self).joined(separator: ", ")
    }
    let anchors = [
      AWS.Ec2TransitGatewayRouteTableAssociation.type,
      AWS.Ec2TransitGatewayRouteTablePropagation.type,
    ].flatMap { type in
      landscape.referrers(
        of: attachment.id, type: type, through: "transit_gateway_attachment_id"
      ).filter { landscape.target(of: $0, "transit_gateway_route_table_id")?.id == table.id }
    }.map { Inline.anchor($0.id) }
    let text = landscape.varying { texts[$0].flatMap { $0.isEmpty ? nil : .text($0) } } ?? .none
    let isPartial = texts.contains("") && texts.contains { $0?.isEmpty == false }
    let environments = texts.indices.filter { texts[$0]?.isEmpty == false }
    let note = isPartial ? " (\(landscape.titles(environments)))" : ""
    return .sequence(anchors + ["\(text)\(note)"])
  }

  private func propagates(
    _ attachment: ElementID, to table: ElementID, in model: AWSModel
  ) -> Bool {
    guard let table = model.transitTables[table] else { return false }
    return table.routes.contains {
      $0.source == .propagated && $0.target == .attachment(attachment)
    } || table.openings.contains { model.propagator(of: $0) == attachment }
  }
}

extension AWSModel {
  /// The attachment whose routes an opening brings, where the opening is a propagation.
  fileprivate func propagator(of opening: RouteOpening) -> ElementID? {
    if transitAttachments[opening.element] != nil { return opening.element }
    return resource(opening.element)?["transit_gateway_attachment_id"]?.references.first?.element
  }
}
