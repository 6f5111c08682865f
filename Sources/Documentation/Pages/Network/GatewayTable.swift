import AWSResources
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
          ["Element", "Kind", "Keys", "Target"],
          rows: families.map { family in
            [
              landscape.link(family), .text(Self.kinds[family.type] ?? family.type),
              keys(family), destination(family),
            ]
          }))
    }
  }

  private static let kinds = [
    AWS.InternetGateway.type: "internet gateway",
    AWS.NatGateway.type: "NAT gateway",
    AWS.VpcEndpoint.type: "VPC endpoint",
    AWS.NetworkfirewallFirewall.type: "firewall",
    AWS.Ec2TransitGatewayVpcAttachment.type: "transit gateway attachment",
  ]

  private var families: [Family] {
    let inVPC = [
      AWS.InternetGateway.type, AWS.NetworkfirewallFirewall.type,
      AWS.Ec2TransitGatewayVpcAttachment.type, AWS.VpcEndpoint.type,
    ].flatMap { landscape.referrers(of: network.vpc.id, type: $0, through: "vpc_id") }
    let inSubnets = network.subnets.flatMap {
      landscape.referrers(of: $0.id, type: AWS.NatGateway.type, through: "subnet_id")
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
    for argument in ["service_name", "transit_gateway_id", "firewall_policy_arn"] {
      // Members of one family may each lead to another service, in the order of their keys.
      let values = family.members.compactMap { landscape.value(of: $0, argument) }.uniqued()
      if values.count == 1 { return values[0] }
      if !values.isEmpty { return values.joined() }
    }
    return .none
  }
}
