import AWSModel
import Topology

/// One transit gateway: its attachments, which table serves each, and every table's routes.
struct TransitGatewaySection: Section {
  let landscape: Landscape
  let gateway: Aligned<Resource>

  var body: [Markdown] {
    Markdown.anchors([component?.id, gateway.id].compactMap { $0 })
    Markdown.heading(2, .text(title))
    if let summary = component?.first.summary, !summary.isEmpty {
      Markdown.paragraph(.text(summary))
    }
    settings
    AttachmentTable(landscape: landscape, title: title, attachments: attachments)
    AttachmentMatrix(landscape: landscape, attachments: attachments, tables: tables)
    tables.map { TransitGatewayTableSection(landscape: landscape, table: $0) }
  }

  private var component: Aligned<ComponentRecord>? {
    landscape.owner(of: gateway.id).flatMap { $0.first.primary == gateway.id ? $0 : nil }
  }

  private var title: String { component?.first.title ?? gateway.first.title }

  private var settings: SettingsTable {
    var table = SettingsTable(landscape)
    for (label, argument) in [
      ("Private ASN of the AWS side", "amazon_side_asn"), ("DNS support", "dns_support"),
      ("Default association", "default_route_table_association"),
      ("Default propagation", "default_route_table_propagation"),
      ("Auto accept shared attachments", "auto_accept_shared_attachments"),
    ] {
      table.add(.text(label)) { landscape.value(gateway.items[$0], argument, in: $0) }
    }
    return table
  }

  private var attachments: [Aligned<Resource>] {
    landscape.models.flatMap { $0.transitGateways[gateway.id]?.attachments ?? [] }.uniqued()
      .compactMap(landscape.resource)
  }

  private var tables: [TransitGatewayTable] {
    TransitGatewayTable.all(of: gateway.id, in: landscape)
  }
}
