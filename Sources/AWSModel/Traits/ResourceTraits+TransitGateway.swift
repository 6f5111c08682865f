extension ResourceTraits {
  /// Transit gateways, with their attachments and tables.
  static let transitGateway: [ResourceTraits] = [
    ResourceTraits(
      "aws_ec2_transit_gateway", "transit gateway", outputs: ["id"], idPrefix: "tgw"),
    ResourceTraits(
      "aws_ec2_transit_gateway_vpc_attachment", "transit gateway VPC attachment",
      short: "transit gateway attachment", identifier: "transit_gateway_attachment",
      glyph: .attachment, costs: [CostUnit("transit gateway attachments")],
      idPrefix: "tgw-attach",
      occupant: OccupantTraits(
        in: ["subnet_ids"], defaultGroups: .none, ports: .none, opens: .no, listens: .no,
        presence: .all)),
    ResourceTraits(
      "aws_ec2_transit_gateway_vpc_attachment_accepter",
      "transit gateway VPC attachment accepter", glyph: .attachment),
    ResourceTraits(
      "aws_ec2_transit_gateway_peering_attachment", "transit gateway peering attachment",
      short: "peering attachment", glyph: .peering),
    ResourceTraits(
      "aws_ec2_transit_gateway_peering_attachment_accepter",
      "transit gateway peering attachment accepter", short: "peering attachment accepter",
      glyph: .peering),
    ResourceTraits(
      "aws_ec2_transit_gateway_connect", "transit gateway Connect attachment",
      glyph: .attachment),
    ResourceTraits(
      "aws_ec2_transit_gateway_connect_peer", "transit gateway Connect peer", glyph: .attachment),
    ResourceTraits(
      "aws_ec2_transit_gateway_route_table", "transit gateway route table", glyph: .routeTable,
      outputs: ["id"], idPrefix: "tgw-rtb"),
    ResourceTraits(
      "aws_ec2_transit_gateway_route", "transit gateway route", glyph: .routeTable),
    ResourceTraits(
      "aws_ec2_transit_gateway_route_table_association",
      "transit gateway route table association", short: "transit gateway association",
      glyph: .routeTable),
    ResourceTraits(
      "aws_ec2_transit_gateway_route_table_propagation",
      "transit gateway route table propagation", short: "transit gateway propagation",
      glyph: .routeTable),
    ResourceTraits(
      "aws_ec2_transit_gateway_default_route_table_association",
      "transit gateway default association route table", glyph: .routeTable),
    ResourceTraits(
      "aws_ec2_transit_gateway_default_route_table_propagation",
      "transit gateway default propagation route table", glyph: .routeTable),
    ResourceTraits(
      "aws_ec2_transit_gateway_prefix_list_reference", "transit gateway prefix list reference",
      glyph: .prefixList),
    ResourceTraits(
      "aws_ec2_transit_gateway_policy_table", "transit gateway policy table",
      glyph: .routeTable),
    ResourceTraits(
      "aws_ec2_transit_gateway_policy_table_association",
      "transit gateway policy table association", glyph: .routeTable),
    ResourceTraits(
      "aws_ec2_transit_gateway_multicast_domain", "transit gateway multicast domain"),
    ResourceTraits(
      "aws_ec2_transit_gateway_multicast_domain_association",
      "transit gateway multicast domain association"),
    ResourceTraits("aws_networkmanager_global_network", "AWS Network Manager global network"),
    ResourceTraits("aws_networkmanager_core_network", "AWS Cloud WAN core network"),
    ResourceTraits(
      "aws_networkmanager_vpc_attachment", "AWS Cloud WAN VPC attachment",
      glyph: .attachment),
    ResourceTraits(
      "aws_networkmanager_transit_gateway_peering", "AWS Cloud WAN transit gateway peering",
      glyph: .peering),
    ResourceTraits(
      "aws_networkmanager_transit_gateway_route_table_attachment",
      "AWS Cloud WAN transit gateway route table attachment", glyph: .attachment),
    ResourceTraits(
      "aws_networkmanager_site_to_site_vpn_attachment", "AWS Cloud WAN VPN attachment",
      glyph: .attachment),
    ResourceTraits(
      "aws_networkmanager_dx_gateway_attachment",
      "AWS Cloud WAN Direct Connect gateway attachment", glyph: .attachment),
    ResourceTraits(
      "aws_networkmanager_connect_attachment", "AWS Cloud WAN Connect attachment",
      glyph: .attachment),
    ResourceTraits(
      "aws_networkmanager_attachment_accepter", "AWS Cloud WAN attachment accepter",
      glyph: .attachment),
  ]
}
