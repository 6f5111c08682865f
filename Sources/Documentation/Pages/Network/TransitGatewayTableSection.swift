import AWSResources
import Topology

/// One route table of a transit gateway: static, propagated and blackhole routes.
struct TransitGatewayTableSection: Section {
  let landscape: Landscape
  let table: Aligned<Resource>

  var body: [Markdown] {
    Markdown.anchors([table.id])
    Markdown.heading(3, "\(table.first.title)\(landscape.presence(of: table))")
    Markdown.paragraph(
      associated.isEmpty
        ? "No attachment is associated with it."
        : "Traffic from \(associated.enumerated()) follows it.")
    if rows.isEmpty {
      Markdown.paragraph("It has no route.")
    } else {
      Markdown.table(Table(["Destination", "Target", "Kind"], rows: rows))
    }
  }

  private var associated: [Inline] {
    members(AWS.Ec2TransitGatewayRouteTableAssociation.type).compactMap { association in
      landscape.target(of: association, "transit_gateway_attachment_id").map {
        "\(landscape.link($0.id))\(landscape.presence(of: association))"
      }
    }
  }

  private var rows: [[Inline]] {
    members(AWS.Ec2TransitGatewayRoute.type).map { route in
      let attachment = landscape.target(of: route, "transit_gateway_attachment_id")
      let isBlackhole = route.first["blackhole"] == .bool(true)
      return [
        landscape.value(of: route, "destination_cidr_block") ?? .none,
        attachment.map { landscape.link($0.id) } ?? (isBlackhole ? "dropped" : .none),
        "\(isBlackhole ? "blackhole" : "static")\(landscape.presence(of: route))",
      ]
    }
      + members(AWS.Ec2TransitGatewayRouteTablePropagation.type).map { propagation in
        let attachment = landscape.target(of: propagation, "transit_gateway_attachment_id")
        let vpc = attachment.flatMap { landscape.target(of: $0, "vpc_id") }
        return [
          vpc.flatMap { landscape.value(of: $0, "cidr_block") } ?? .none,
          attachment.map { landscape.link($0.id) } ?? .none,
          "propagated\(landscape.presence(of: propagation))",
        ]
      }
  }

  private func members(_ type: String) -> [Aligned<Resource>] {
    landscape.referrers(of: table.id, type: type, through: "transit_gateway_route_table_id")
  }
}
