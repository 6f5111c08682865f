import AWSResources
import Topology

/// Which route table each attachment is associated with, and into which tables it propagates.
struct AttachmentMatrix: Section {
  let landscape: Landscape
  let attachments: [Aligned<Resource>]
  let tables: [Aligned<Resource>]

  var body: [Markdown] {
    if !attachments.isEmpty && !tables.isEmpty {
      Markdown.paragraph(
        """
        Traffic from an attachment follows the table that the attachment is associated with; a \
        table learns the addresses of the attachments that propagate into it.
        """)
      Markdown.table(
        Table(
          ["Attachment"] + tables.map { Table.Column(landscape.link($0.id)) },
          rows: attachments.map { attachment in
            [landscape.link(attachment.id)] + tables.map { cell(attachment, $0) }
          }))
    }
  }

  private func cell(_ attachment: Aligned<Resource>, _ table: Aligned<Resource>) -> Inline {
    let words = [
      (AWS.Ec2TransitGatewayRouteTableAssociation.type, "associated"),
      (AWS.Ec2TransitGatewayRouteTablePropagation.type, "propagates"),
    ].flatMap { type, word -> [Inline] in
      landscape.referrers(
        of: attachment.id, type: type, through: "transit_gateway_attachment_id"
      ).filter { landscape.target(of: $0, "transit_gateway_route_table_id")?.id == table.id }
        .map { "\(.anchor($0.id))\(word)\(landscape.presence(of: $0))" }
    }
    return words.isEmpty ? .none : words.joined()
  }
}
