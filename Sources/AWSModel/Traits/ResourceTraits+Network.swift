extension ResourceTraits {
  /// VPCs and what is in them of routes, rules and gateways.
  static let network: [ResourceTraits] = [
    ResourceTraits(
      "aws_nat_gateway", "NAT gateway", costs: [CostUnit("NAT gateways")],
      outputs: ["public_ip"], idPrefix: "nat",
      // It opens nothing itself; it rewrites and passes on.
      occupant: OccupantTraits(
        in: ["subnet_id"], defaultGroups: .none,
        isPublic: .value("connectivity_type", ["public"], absent: .always), ports: .none,
        opens: .no, listens: .no, presence: .one)),
    ResourceTraits(
      "aws_eip", "Elastic IP address", identifier: "elastic_ip",
      costs: [CostUnit("Elastic IP addresses")],
      idPrefix: "eipalloc"),
    ResourceTraits("aws_eip_association", "Elastic IP address association"),
    ResourceTraits("aws_eip_domain_name", "Elastic IP address domain name"),
    ResourceTraits("aws_vpc", "VPC", outputs: ["id"], idPrefix: "vpc"),
    ResourceTraits("aws_default_vpc", "default VPC", glyph: .vpc),
    ResourceTraits("aws_subnet", "subnet", outputs: ["id"], idPrefix: "subnet"),
    ResourceTraits("aws_default_subnet", "default subnet", glyph: .subnet),
    ResourceTraits("aws_internet_gateway", "internet gateway", idPrefix: "igw"),
    ResourceTraits("aws_internet_gateway_attachment", "internet gateway attachment"),
    ResourceTraits("aws_egress_only_internet_gateway", "egress-only internet gateway"),
    ResourceTraits("aws_route_table", "route table", outputs: ["id"], idPrefix: "rtb"),
    ResourceTraits(
      "aws_default_route_table", "main route table", topic: .network, glyph: .routeTable),
    ResourceTraits("aws_route", "route"),
    ResourceTraits("aws_route_table_association", "route table association"),
    ResourceTraits(
      "aws_main_route_table_association", "main route table association", topic: .network,
      glyph: .routeTable),
    ResourceTraits("aws_vpc_ipv4_cidr_block_association", "secondary IPv4 CIDR block of a VPC"),
    ResourceTraits("aws_vpc_ipv6_cidr_block_association", "IPv6 CIDR block of a VPC"),
    ResourceTraits("aws_vpc_dhcp_options", "DHCP option set"),
    ResourceTraits("aws_default_vpc_dhcp_options", "default DHCP option set", glyph: .vpc),
    ResourceTraits("aws_vpc_dhcp_options_association", "DHCP option set association"),
    ResourceTraits(
      "aws_vpc_block_public_access_options", "VPC Block Public Access setting",
      short: "Block Public Access setting"),
    ResourceTraits(
      "aws_vpc_block_public_access_exclusion", "VPC Block Public Access exclusion",
      short: "Block Public Access exclusion"),
    ResourceTraits("aws_vpc_route_server", "VPC route server", glyph: .routeTable),
    ResourceTraits(
      "aws_vpc_route_server_endpoint", "VPC route server endpoint", glyph: .networkInterface,
      occupant: OccupantTraits(
        in: ["subnet_id"], defaultGroups: .none, ports: .tcp(179), opens: .yes, listens: .yes,
        presence: .one)),
    ResourceTraits("aws_vpc_route_server_peer", "VPC route server peer", glyph: .routeTable),
    ResourceTraits(
      "aws_vpc_route_server_propagation", "VPC route server propagation", glyph: .routeTable),
    ResourceTraits(
      "aws_vpc_route_server_vpc_association", "VPC route server association",
      glyph: .routeTable),
    ResourceTraits("aws_vpc_ipam", "Amazon VPC IPAM", plural: "Amazon VPC IPAMs"),
    ResourceTraits("aws_vpc_ipam_scope", "Amazon VPC IPAM scope"),
    ResourceTraits("aws_vpc_ipam_pool", "Amazon VPC IPAM pool"),
    ResourceTraits(
      "aws_vpc_ipam_pool_cidr", "CIDR block of an Amazon VPC IPAM pool",
      plural: "CIDR blocks of Amazon VPC IPAM pools"),
    ResourceTraits(
      "aws_vpc_ipam_pool_cidr_allocation", "allocation from an Amazon VPC IPAM pool",
      plural: "allocations from Amazon VPC IPAM pools"),
    ResourceTraits(
      "aws_vpc_peering_connection", "VPC peering connection", glyph: .peering),
    ResourceTraits("aws_vpc_peering_connection_accepter", "VPC peering connection accepter"),
    ResourceTraits(
      "aws_vpc_peering_connection_options", "VPC peering connection options",
      plural: "VPC peering connection options"),
    ResourceTraits("aws_network_acl", "network ACL"),
    ResourceTraits("aws_network_acl_rule", "network ACL rule"),
    ResourceTraits("aws_network_acl_association", "network ACL association"),
    ResourceTraits(
      "aws_default_network_acl", "default network ACL", topic: .network, glyph: .accessList),
    ResourceTraits("aws_security_group", "security group", outputs: ["id"], idPrefix: "sg"),
    ResourceTraits("aws_security_group_rule", "security group rule"),
    ResourceTraits(
      "aws_default_security_group", "default security group", topic: .securityGroups,
      glyph: .securityGroup),
    ResourceTraits(
      "aws_vpc_security_group_ingress_rule", "security group inbound rule",
      short: "ingress rule", identifier: "ingress_rule"),
    ResourceTraits(
      "aws_vpc_security_group_egress_rule", "security group outbound rule", short: "egress rule",
      identifier: "egress_rule"),
    ResourceTraits(
      "aws_vpc_security_group_vpc_association", "security group VPC association"),
    ResourceTraits(
      "aws_network_interface", "elastic network interface", short: "network interface",
      occupant: OccupantTraits(
        in: ["subnet_id"],
        groups: [
          "security_groups",
          .dependents(
            type: "aws_network_interface_sg_attachment", link: "network_interface_id",
            argument: "security_group_id"),
        ], presence: .one)),
    ResourceTraits("aws_network_interface_attachment", "network interface attachment"),
    ResourceTraits(
      "aws_network_interface_sg_attachment", "security group of a network interface",
      plural: "security groups of network interfaces"),
    ResourceTraits(
      "aws_ec2_managed_prefix_list", "customer-managed prefix list", short: "prefix list",
      identifier: "prefix_list", topic: .network, idPrefix: "pl"),
    ResourceTraits(
      "aws_ec2_managed_prefix_list_entry", "prefix list entry", topic: .network),
    ResourceTraits("aws_flow_log", "VPC flow log", short: "flow log"),
    ResourceTraits(
      "aws_ec2_subnet_cidr_reservation", "subnet CIDR reservation",
      topic: .network, glyph: .subnet),
    ResourceTraits("aws_ec2_tag", "tag", short: "tag", glyph: .resource),
    ResourceTraits(
      "aws_ec2_network_insights_path", "Reachability Analyzer path"),
  ]
}
