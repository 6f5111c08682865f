/// Which arguments name something of a network, by their names: the first rule that matches counts.
///
/// Written from the names in the schema of the provider 5.100.0. What only AWS sets is left out
/// before; what no rule matches is no network.
enum NetworkArgumentRules {
  /// The types that are network by themselves, so that their addresses, ports and zones count
  /// although they may name no VPC.
  static let networkTypes = [
    "alb*", "customer_gateway", "default_network_acl", "default_route_table",
    "default_security_group", "default_subnet", "default_vpc*", "dx_*", "ec2_carrier_gateway",
    "ec2_client_vpn_*", "ec2_instance_connect_endpoint", "ec2_local_gateway_*",
    "ec2_managed_prefix_list*", "ec2_network_insights_*", "ec2_subnet_cidr_reservation",
    "ec2_traffic_mirror_*", "ec2_transit_gateway*", "egress_only_internet_gateway", "eip*", "elb*",
    "emr_block_public_access_configuration", "fms_policy", "globalaccelerator_*",
    "internet_gateway*", "lb", "lb_*", "lightsail_database", "lightsail_instance*", "lightsail_lb*",
    "lightsail_static_ip*", "load_balancer_*", "nat_gateway*", "network_acl*",
    "network_interface*", "networkfirewall_*", "networkmanager_*", "networkmonitor_*",
    "proxy_protocol_policy", "rds_shard_group", "route", "route53_resolver_*", "route_table*",
    "security_group*",
    "subnet", "verifiedaccess_endpoint", "vpc", "vpc_*", "vpclattice_*", "vpn_*",
  ]

  static let rules = exceptions + places + ways + details

  /// Names that read like a network and are none.
  private static let exceptions = [
    // A group of MediaLive's own, outside of VPCs.
    NetworkArgumentRule(nil, names: ["input_security_groups"]),
    // What the type itself is called.
    NetworkArgumentRule(
      nil, names: ["replication_subnet_group_id"], of: ["dms_replication_subnet_group"]),
    NetworkArgumentRule(nil, names: ["endpoint_id"], of: ["dms_*"]),
    // Targets of an RDS proxy.
    NetworkArgumentRule(nil, ends: ["target_group_name"], of: ["db_proxy*"]),
    NetworkArgumentRule(nil, names: ["vpc_connection_id"], of: ["quicksight_vpc_connection"]),
    // Filters of findings, by text.
    NetworkArgumentRule(
      nil, names: ["cidr", "port", "ports"], of: ["inspector2_filter", "securityhub_insight"]),
    // Switches, and groups of EC2-Classic.
    NetworkArgumentRule(
      nil,
      names: [
        "enable_xff_client_port", "preserve_client_ip", "origin_ssl_protocols",
        "associate_default_security_group", "use_opsworks_security_groups",
        "db_security_group_memberships",
      ]),
    // A street.
    NetworkArgumentRule(nil, names: ["address"], in: ["location"], of: ["networkmanager_*"]),
    NetworkArgumentRule(nil, ends: ["mac_address", "email_address"]),
  ]

  /// What a resource stands in, holds or belongs to.
  private static let places = [
    NetworkArgumentRule(.vpc, ends: ["vpc_id", "vpc_ids", "vpc_identifier", "vpc_arn"]),
    NetworkArgumentRule(.vpc, names: ["vpc"], of: ["service_discovery_private_dns_namespace"]),
    NetworkArgumentRule(
      .subnet,
      ends: ["subnet", "subnets", "subnet_id", "subnet_ids", "subnet_arn", "subnet_arns"],
      names: ["vpc_zone_identifier"]),
    NetworkArgumentRule(
      .subnetGroup, ends: ["subnet_group", "subnet_group_name", "subnet_group_id"]),
    NetworkArgumentRule(
      .securityGroup,
      ends: [
        "security_group", "security_groups", "security_group_id", "security_group_ids",
        "security_group_arn", "security_group_arns", "security_group_name", "security_group_names",
        "security_groups_ids", "security_group_id_list", "security_group_memberships",
      ]),
    // Elastic Beanstalk takes VPC, subnets and security groups as settings by name.
    NetworkArgumentRule(
      .subnet, names: ["value"], in: ["setting"],
      of: ["elastic_beanstalk_environment", "elastic_beanstalk_configuration_template"]),
    NetworkArgumentRule(
      .routeTable,
      ends: [
        "route_table_id", "route_table_ids", "route_table_arn", "policy_table_id",
      ]),
    NetworkArgumentRule(.networkACL, ends: ["network_acl_id"]),
    NetworkArgumentRule(
      .interface, ends: ["network_interface_id", "network_interface_ids", "eni_id"]),
    NetworkArgumentRule(.interface, names: ["network_interface"], of: ["eip"]),
    NetworkArgumentRule(
      .launchTemplate, ends: ["launch_template_id", "launch_template_name"],
      names: ["launch_configuration"]),
    NetworkArgumentRule(
      .launchTemplate, names: ["id", "name"],
      in: ["launch_template", "launch_template_specification"]),
  ]

  /// What joins networks and what stands in the way of packets.
  private static let ways = [
    NetworkArgumentRule(
      .gateway,
      ends: [
        "carrier_gateway_id", "internet_gateway_id", "nat_gateway_id", "egress_only_gateway_id",
        "transit_gateway_id", "transit_gateway_arn", "local_gateway_id", "vpn_gateway_id",
        "dx_gateway_id", "customer_gateway_id", "customer_gateway_arn",
        "direct_connect_gateway_arn", "core_network_id", "core_network_arn", "route_server_id",
        "multicast_domain_id",
      ],
      names: [
        "gateway_id", "associated_gateway_id", "propagating_vgws", "resource_gateway_identifier",
        "local_gateway_virtual_interface_group_id",
      ]),
    NetworkArgumentRule(
      .attachment,
      ends: [
        "transit_gateway_attachment_id", "transport_attachment_id", "connect_attachment_id",
        "vpn_connection_id", "vpn_connection_arn", "connect_peer_arn", "vpc_connector_arn",
        "vpc_connection_arn", "virtual_interface_id",
      ],
      names: ["attachment_arn"]),
    NetworkArgumentRule(.attachment, names: ["attachment_id"], of: ["network*"]),
    // A private virtual interface's cable, and a VPC link of API Gateway.
    NetworkArgumentRule(
      .attachment, names: ["connection_id"],
      of: ["dx_*", "api_gateway_integration", "apigatewayv2_integration"]),
    NetworkArgumentRule(.peering, ends: ["vpc_peering_connection_id", "peering_id"]),
    NetworkArgumentRule(.prefixList, ends: ["prefix_list_id", "prefix_list_ids"]),
    NetworkArgumentRule(
      .prefixList, names: ["reference_arn"], in: ["ip_set_reference"], of: ["networkfirewall_*"]),
    NetworkArgumentRule(
      .endpoint,
      ends: [
        "vpc_endpoint_id", "vpc_endpoint_ids", "vpce_id", "vpce_ids", "vpc_endpoint_service_id",
        "vpc_endpoint_service_name", "vpc_endpoint_dns_name", "client_vpn_endpoint_id",
        "resolver_endpoint_id", "route_server_endpoint_id", "load_balancer_endpoint_id",
        "service_network_arn", "service_network_identifier", "vpc_origin_id",
      ],
      names: ["gateway_vpc_endpoint", "private_link_endpoint", "private_link_service_name"]),
    NetworkArgumentRule(
      .endpoint, names: ["service_name", "resource_configuration_arn"], of: ["vpc_endpoint"]),
    NetworkArgumentRule(
      .endpoint, names: ["resource_configuration_identifier"], of: ["vpclattice_*"]),
    NetworkArgumentRule(
      .targetGroup, ends: ["target_group_arn", "target_group_arns", "target_group_identifier"]),
    NetworkArgumentRule(
      .targetGroup, names: ["name"], in: ["target_group", "target_group_info"],
      of: ["codedeploy_deployment_group"]),
    NetworkArgumentRule(
      .targetGroup, names: ["identifier"], in: ["traffic_source"], of: ["autoscaling_*"]),
    NetworkArgumentRule(
      .loadBalancer,
      ends: [
        "load_balancer", "load_balancers", "load_balancer_arn", "load_balancer_arns",
        "load_balancer_name", "elb", "elb_name",
      ]),
    NetworkArgumentRule(.loadBalancer, names: ["listener_arn"], of: ["alb_*", "lb_*"]),
    NetworkArgumentRule(.loadBalancer, names: ["lb_name"], of: ["lightsail_*"]),
    NetworkArgumentRule(
      .loadBalancer, names: ["name"], in: ["elb_info"], of: ["codedeploy_deployment_group"]),
    NetworkArgumentRule(
      .loadBalancer, names: ["listener_arns"], of: ["codedeploy_deployment_group"]),
    NetworkArgumentRule(.loadBalancer, names: ["target_arns"], of: ["api_gateway_vpc_link"]),
    NetworkArgumentRule(
      .loadBalancer, names: ["integration_uri"], of: ["apigatewayv2_integration"]),
    NetworkArgumentRule(
      .loadBalancer, names: ["arn"], in: ["vpc_origin_endpoint_config"],
      of: ["cloudfront_vpc_origin"]),
    NetworkArgumentRule(
      .loadBalancer, names: ["resource_arn"],
      of: ["wafv2_web_acl_association", "wafregional_web_acl_association"]),
    NetworkArgumentRule(
      .loadBalancer, names: ["endpoint_id"], of: ["globalaccelerator_*"]),
  ]

  /// What a resource in a network says of its packets.
  private static let details = [
    NetworkArgumentRule(
      .instance, names: ["instance", "instances", "instance_id"],
      of: ["eip*", "elb*", "network_interface*"]),
    NetworkArgumentRule(
      .instance, names: ["target_id"],
      of: ["lb_target_group_attachment", "alb_target_group_attachment"]),
    NetworkArgumentRule(
      .instance, names: ["id"], in: ["target"], of: ["vpclattice_target_group_attachment"]),
    NetworkArgumentRule(
      .ipv6,
      ends: [
        "ipv6", "ipv6_address", "ipv6_addresses", "ipv6_address_count", "ipv6_address_list",
        "ipv6_address_list_enabled", "ipv6_cidr", "ipv6_cidrs", "ipv6_cidr_block",
        "ipv6_cidr_blocks", "ipv6_network_cidr", "ipv6_prefixes", "ipv6_prefix_count",
        "ipv6_ipam_pool_id", "ipv6_pool", "ipv6_netmask_length", "ipv6_support", "ipv6_native",
        "ipv6_enabled", "ipv6_allowed_for_dual_stack", "ip_address_type", "ip_address_types",
        "address_family", "ip_family", "ip_discovery", "dns_record_ip_type", "inside_ip_version",
        "enable_dns64",
      ],
      names: [
        "assign_ipv6_address_on_creation", "http_protocol_ipv6",
        "assign_generated_ipv6_cidr_block",
      ]),
    // IPV4 or DUAL, of databases and caches.
    NetworkArgumentRule(.ipv6, names: ["network_type"]),
    NetworkArgumentRule(
      .publicAccess,
      ends: [
        "publicly_accessible", "public_ip_address", "assign_public_ip", "public_ip_on_launch",
        "auto_assign_public_ips", "auto_assign_elastic_ips", "endpoint_public_access",
        "endpoint_private_access", "internet_access", "public_connectivity", "create_public_ip",
        "gateway_block_mode", "gateway_exclusion_mode", "network_access_type",
        "associate_carrier_ip_address", "owned_ip_on_launch",
      ],
      names: ["internal", "connectivity_type"]),
    NetworkArgumentRule(
      .publicAccess, names: ["block_public_security_group_rules"],
      of: ["emr_block_public_access_configuration"]),
    NetworkArgumentRule(.publicAccess, names: ["type"], in: ["public_access"]),
    NetworkArgumentRule(.publicAccess, names: ["endpoint_type"], of: ["transfer_server"]),
    NetworkArgumentRule(
      .publicAccess, names: ["types"], in: ["endpoint_configuration"], of: ["api_gateway_rest_api"]),
    NetworkArgumentRule(
      .address,
      ends: [
        "cidr", "cidrs", "cidr_block", "cidr_blocks", "cidr_ipv4", "cidr_ipv6", "cidr_list",
        "allowed_cidrs", "cidr_space", "ip", "ips", "ip_addrs", "ip_address", "ip_addresses",
        "ipv4_address", "ipv4_addresses", "private_ip_list", "ip_address_range", "elastic_ip",
        "ip_range", "ip_ranges", "ipv4_prefixes", "ipv4_prefix_count", "private_ips_count",
        "ipv4_address_count", "private_ip_address_count", "private_ip_addresses",
        "peer_address", "transit_gateway_address", "core_network_address", "source_address",
        "destination_address", "amazon_address", "customer_address",
        "ipv4_ipam_pool_id", "ipv4_pool", "allocation_id", "allocation_ids", "address_definition",
        "dns_servers", "netmask_length", "static_ip_name",
      ],
      names: [
        "allowed_prefixes", "route_filter_prefixes", "cidr_list_aliases", "address", "ipv4",
      ]),
    NetworkArgumentRule(
      .address, names: ["domain_name_servers", "ntp_servers", "netbios_name_servers"],
      of: ["vpc_dhcp_options", "default_vpc_dhcp_options"]),
    NetworkArgumentRule(.address, names: ["values"], in: ["source_ip"], of: ["alb_*", "lb_*"]),
    NetworkArgumentRule(
      .address, names: ["definition"], in: ["ip_set"], of: ["networkfirewall_*"]),
    NetworkArgumentRule(
      .address, names: ["source", "destination"], in: ["header"], of: ["networkfirewall_*"]),
    NetworkArgumentRule(
      .address, names: ["source", "destination"],
      of: ["ec2_network_insights_path", "networkmonitor_probe"]),
    NetworkArgumentRule(
      .port,
      ends: [
        "port", "ports", "port_number", "port_range", "port_ranges", "max_range", "min_range",
      ],
      names: ["ingress_port_override"]),
    NetworkArgumentRule(.port, names: ["from", "to"], in: ["port_range"]),
    NetworkArgumentRule(
      .port, names: ["definition"], in: ["port_set"], of: ["networkfirewall_*"]),
    NetworkArgumentRule(.protocol, ends: ["protocol", "protocols"]),
    NetworkArgumentRule(.protocol, names: ["origin_protocol_policy"]),
    NetworkArgumentRule(
      .zone,
      ends: [
        "availability_zone", "availability_zones", "availability_zone_id", "availability_zone_ids",
        "cache_cluster_azs", "cross_zone_enabled", "cross_zone_load_balancing", "az_mode",
        "az_distribution",
      ],
      names: ["multi_az", "multi_az_enabled", "zone_awareness_enabled"]),
    NetworkArgumentRule(.zone, names: ["zone"], in: ["aws_location"]),
  ]
}
