import Topology

extension DesignModel {
  /// The attachments whose subnets send what arrives to a firewall, to inspect it for others; a
  /// VPC that has what is meant for itself inspected is none of them.
  var inspectionAttachments: [Block] {
    resources("aws_ec2_transit_gateway_vpc_attachment").filter { attachment in
      targets(of: attachment, "subnet_ids").contains { subnet in
        guard let table = routeTable(of: subnet) else { return false }
        let own = target(of: attachment, "vpc_id").flatMap { network($0["cidr_block"]) }
        return routes(of: table).contains { route in
          guard leadsToFirewall(route) else { return false }
          guard let own, let destination = destination(of: route) else { return true }
          return !own.contains(destination)
        }
      }
    }
  }

  func leadsToFirewall(_ route: Block) -> Bool {
    targets(of: route, "vpc_endpoint_id").contains {
      $0.resource.type == "aws_networkfirewall_firewall"
    }
  }

  /// The associations of attachments with a transit gateway route table.
  func associations(with table: Block) -> [Block] {
    resources(
      "aws_ec2_transit_gateway_route_table_association",
      whose: "transit_gateway_route_table_id", is: table.id)
  }

  /// The zones of an attachment's subnets, in order.
  func zones(of attachment: Block) -> [String] {
    Array(Set(targets(of: attachment, "subnet_ids").compactMap { zone(of: $0) })).sorted()
  }
}
