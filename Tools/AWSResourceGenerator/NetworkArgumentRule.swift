/// Which arguments touch a network, by the names that the provider gives them.
///
/// The provider has no other mark for them: an argument that names a subnet is called `subnet_id`,
/// `subnet_ids`, `subnets` or ends so.
struct NetworkArgumentRule {
  /// As `NetworkArgument.Kind` in AWSResources calls it.
  let kind: String
  /// Whether the argument alone makes its type one that touches a network. An address or a port is
  /// one of a network only beside such an argument.
  let isPrimary: Bool
  private let names: Set<String>
  private let suffixes: [String]

  init(_ kind: String, isPrimary: Bool = true, names: Set<String> = [], suffixes: [String] = []) {
    self.kind = kind
    self.isPrimary = isPrimary
    self.names = names
    self.suffixes = suffixes
  }

  private func matches(_ name: String) -> Bool {
    names.contains(name) || suffixes.contains { name == $0 || name.hasSuffix("_" + $0) }
  }

  /// The kind of the argument; nil where it does not touch a network. The first rule that matches
  /// decides.
  static func rule(for path: [String], of type: String) -> NetworkArgumentRule? {
    guard let name = path.last, !path.contains("timeouts"), !path.contains("tags") else {
      return nil
    }
    if excluded.contains(where: { type.hasPrefix($0) }) { return nil }
    if path.count > 1,
      path[path.count - 2] == "launch_template"
        || path[path.count - 2] == "launch_template_specification",
      ["id", "name", "launch_template_id", "launch_template_name"].contains(name)
    {
      return templates
    }
    return all.first { $0.matches(name) }
  }

  /// Services whose gateways, endpoints and attachments are none of a VPC.
  private static let excluded = [
    "aws_api_gateway_account", "aws_api_gateway_deployment", "aws_iam_", "aws_organizations_",
    "aws_quicksight_", "aws_wafv2_web_acl_logging", "aws_lex", "aws_iot",
  ]

  private static let templates = NetworkArgumentRule(
    "launchTemplate", names: [], suffixes: ["launch_template_id", "launch_template_name"])

  private static let all: [NetworkArgumentRule] = [
    NetworkArgumentRule(
      "subnetGroup",
      suffixes: ["subnet_group_name", "subnet_group", "subnet_group_id", "cluster_subnet_group"]),
    NetworkArgumentRule(
      "subnet", names: ["vpc_zone_identifier", "subnet_mapping_ids"],
      suffixes: [
        "subnet", "subnets", "subnet_id", "subnet_ids", "subnet_arn", "subnet_arns",
        "subnet_identifiers", "subnet_identifier",
      ]),
    NetworkArgumentRule(
      "securityGroup",
      suffixes: [
        "security_group", "security_groups", "security_group_id", "security_group_ids",
        "security_group_name", "security_group_names", "security_group_arns", "security_group_arn",
        "sg_ids", "security_groups_ids", "security_group_id_list", "master_security_group",
        "slave_security_group",
        "managed_master_security_group", "managed_slave_security_group", "access_security_group",
      ]),
    NetworkArgumentRule("peering", suffixes: ["peering_connection_id"]),
    NetworkArgumentRule(
      "vpc", names: ["vpc"],
      suffixes: ["vpc_id", "vpc_ids", "vpc_arn", "vpc_arns", "vpc_identifier", "vpc_connector_arn"]),
    NetworkArgumentRule("routeTable", suffixes: ["route_table_id", "route_table_ids"]),
    NetworkArgumentRule("networkACL", suffixes: ["network_acl_id", "network_acl_ids"]),
    NetworkArgumentRule("prefixList", suffixes: ["prefix_list_id", "prefix_list_ids"]),
    NetworkArgumentRule(
      "attachment",
      suffixes: [
        "transit_gateway_attachment_id", "attachment_id", "transport_attachment_id",
        "core_network_attachment_id",
      ]),
    NetworkArgumentRule(
      "gateway", names: ["propagating_vgws", "core_network_id", "core_network_arn"],
      suffixes: [
        "transit_gateway_id", "transit_gateway_arn", "nat_gateway_id", "vpn_gateway_id",
        "dx_gateway_id", "customer_gateway_id", "internet_gateway_id", "egress_only_gateway_id",
        "carrier_gateway_id", "local_gateway_id", "associated_gateway_id",
        "virtual_gateway_id", "route_server_id", "vpn_connection_id", "virtual_private_gateway_id",
        "direct_connect_gateway_arn", "vpn_connection_arn", "customer_gateway_arn",
      ]),
    NetworkArgumentRule(
      "interface",
      suffixes: [
        "network_interface_id", "network_interface_ids", "eni_id", "network_interface_arn",
      ]),
    NetworkArgumentRule(
      "endpoint",
      suffixes: [
        "vpc_endpoint_id", "vpc_endpoint_ids", "vpc_endpoint_service_id",
        "vpc_endpoint_service_name", "client_vpn_endpoint_id", "resolver_endpoint_id",
        "verified_access_endpoint_id", "route_server_endpoint_id", "vpce_id", "vpc_link_id",
      ]),
    NetworkArgumentRule(
      "targetGroup",
      suffixes: ["target_group_arn", "target_group_arns", "target_group_name"]),
    NetworkArgumentRule(
      "loadBalancer", names: ["load_balancers", "elb", "load_balancer", "elb_name"],
      suffixes: [
        "load_balancer_arn", "load_balancer_arns", "load_balancer_name", "load_balancer_names",
        "load_balancer_listener_arn", "listener_arn",
      ]),
    NetworkArgumentRule(
      "launchTemplate", names: ["launch_configuration"],
      suffixes: ["launch_template_id", "launch_template_name"]),
    NetworkArgumentRule(
      "ipv6", isPrimary: false, names: ["enable_dns64", "enable_ipv6"],
      suffixes: [
        "ipv6_cidr_block", "ipv6_cidr_blocks", "ipv6_addresses", "ipv6_address_count",
        "ipv6_native", "assign_generated_ipv6_cidr_block", "assign_ipv6_address_on_creation",
        "cidr_ipv6", "destination_ipv6_cidr_block", "ipv6_support", "ipv6_ipam_pool_id",
        "amazon_provided_ipv6_cidr_block", "ipv6_prefixes", "ipv6_netmask_length", "ipv6_cidr",
        "ipv6_allowed_for_dual_stack", "ipv6_prefix_count", "ipv6_address_list", "ipv6_address",
      ]),
    NetworkArgumentRule(
      "publicAccess", isPrimary: false,
      names: [
        "internal", "scheme", "connectivity_type", "internet_gateway_block_mode",
        "internet_gateway_exclusion_mode", "source_dest_check", "public_access_cidrs",
      ],
      suffixes: [
        "publicly_accessible", "associate_public_ip_address", "assign_public_ip",
        "map_public_ip_on_launch", "endpoint_public_access", "public_access", "public_ip",
        "endpoint_private_access", "public_ipv4_pool",
      ]),
    NetworkArgumentRule(
      "address", isPrimary: false,
      suffixes: [
        "cidr", "cidr_block", "cidr_blocks", "cidr_ipv4", "cidrs", "ip_address", "ip_addresses",
        "private_ip", "private_ips", "private_ip_address", "private_ipv4_address", "ip", "ips",
        "ipv4_cidr_block", "secondary_private_ips", "private_ip_list",
      ]),
    NetworkArgumentRule(
      "port", isPrimary: false,
      suffixes: ["port", "ports", "port_range", "container_port", "health_check_port"]),
    NetworkArgumentRule(
      "protocol", isPrimary: false, names: ["protocol", "ip_protocol", "protocols"]),
    NetworkArgumentRule(
      "zone", isPrimary: false,
      suffixes: [
        "availability_zone", "availability_zones", "availability_zone_id", "availability_zone_ids",
      ]),
    NetworkArgumentRule(
      "instance", isPrimary: false, names: ["instance", "instance_id", "instances"]),
  ]

  /// Types that are a network themselves, whatever their arguments are called.
  static let networkTypes: Set<String> = [
    "aws_vpc", "aws_default_vpc", "aws_security_group_rule", "aws_vpc_security_group_ingress_rule",
    "aws_vpc_security_group_egress_rule", "aws_network_acl_rule", "aws_ec2_managed_prefix_list",
    "aws_ec2_managed_prefix_list_entry", "aws_ec2_transit_gateway", "aws_eip",
    "aws_vpc_block_public_access_options", "aws_lb_listener", "aws_alb_listener",
    "aws_lb_listener_rule", "aws_alb_listener_rule", "aws_lb_target_group", "aws_alb_target_group",
    "aws_customer_gateway", "aws_vpn_connection_route",
  ]
}
