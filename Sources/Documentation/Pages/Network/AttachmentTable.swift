import AWSModel
import Topology

/// What is attached to a transit gateway.
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
          ["Attachment", "Leads to", "Subnets", "Appliance mode"],
          rows: attachments.map { attachment in
            [
              "\(landscape.link(attachment.id))\(landscape.presence(of: attachment))",
              landscape.varying { kind(of: attachment, in: $0) } ?? .none,
              landscape.value(of: attachment, "subnet_ids") ?? .none,
              landscape.value(of: attachment, "appliance_mode_support") ?? .none,
            ]
          }))
    }
  }

  private func kind(of attachment: Aligned<Resource>, in environment: Int) -> Inline? {
    switch landscape.models[environment].transitAttachments[attachment.id]?.kind {
    case .vpc(let vpc): landscape.link(vpc)
    case .vpn: "VPN connection"
    case .directConnect: "Direct Connect gateway"
    case .connect: "Connect attachment"
    case .peering: "another transit gateway"
    case .outside: "a VPC outside the model"
    case nil: nil
    }
  }
}
