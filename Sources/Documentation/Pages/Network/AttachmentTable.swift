import Topology

/// The VPCs that are attached to a transit gateway.
struct AttachmentTable: Section {
  let landscape: Landscape
  /// The transit gateway's title.
  let title: String
  let attachments: [Aligned<Resource>]

  var body: [Markdown] {
    if !attachments.isEmpty {
      Markdown.heading(3, "Attachments of \(title)")
      Markdown.table(
        Table(
          ["Attachment", "VPC", "Subnets", "Appliance mode"],
          rows: attachments.map { attachment in
            [
              "\(landscape.link(attachment.id))\(landscape.presence(of: attachment))",
              landscape.target(of: attachment, "vpc_id").map { landscape.link($0.id) } ?? .none,
              landscape.value(of: attachment, "subnet_ids") ?? .none,
              landscape.value(of: attachment, "appliance_mode_support") ?? .none,
            ]
          }))
    }
  }
}
