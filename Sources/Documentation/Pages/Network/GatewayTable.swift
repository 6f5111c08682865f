import Topology

/// What leads out of a VPC: gateways, endpoints and attachments, with the zones that have them.
struct GatewayTable: Section {
  let landscape: Landscape
  let network: VPCReading

  var body: [Markdown] {
    if !families.isEmpty {
      Markdown.heading(3, "Gateways and endpoints of \(network.title)")
      Markdown.table(
        Table(
          ["Element", "Kind", "Keys", "Leads to"],
          rows: families.map { family in
            [
              landscape.link(family), .text(Self.kinds[family.type] ?? family.type),
              keys(family), destination(family),
            ]
          }))
    }
  }

  private static let kinds = [
    "aws_internet_gateway": "internet gateway",
    "aws_nat_gateway": "NAT gateway",
    "aws_vpc_endpoint": "VPC endpoint",
    "aws_networkfirewall_firewall": "firewall",
    "aws_ec2_transit_gateway_vpc_attachment": "transit gateway attachment",
  ]

  private var families: [Family] {
    let inVPC = [
      "aws_internet_gateway", "aws_networkfirewall_firewall",
      "aws_ec2_transit_gateway_vpc_attachment", "aws_vpc_endpoint",
    ].flatMap { landscape.referrers(of: network.vpc.id, type: $0, through: "vpc_id") }
    let inSubnets = network.subnets.flatMap {
      landscape.referrers(of: $0.id, type: "aws_nat_gateway", through: "subnet_id")
    }
    var families: [Family] = []
    for element in inVPC + inSubnets where !families.contains(where: { $0.id == element.id.family })
    {
      if let family = landscape.family(element.id) { families.append(family) }
    }
    return families
  }

  private func keys(_ family: Family) -> Inline {
    guard family.isKeyed else { return .none }
    return landscape.varying { environment in
      let keys = family.keys(in: environment)
      return keys.isEmpty ? nil : .text(keys.joined(separator: ", "))
    } ?? .none
  }

  private func destination(_ family: Family) -> Inline {
    guard let member = family.members.first else { return .none }
    for argument in ["service_name", "transit_gateway_id", "firewall_policy_arn"] {
      if let value = landscape.value(of: member, argument) { return value }
    }
    return .none
  }
}
