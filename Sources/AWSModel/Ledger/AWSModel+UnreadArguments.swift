import AWSResources
import Topology

extension AWSModel {
  /// Types of which every argument that touches a network is read, or stands in ``ledger`` already
  /// where it is not known.
  package static let readTypes: Set<String> = [
    "aws_vpc", "aws_default_vpc", "aws_subnet", "aws_default_subnet",
    "aws_vpc_ipv4_cidr_block_association", "aws_vpc_ipv6_cidr_block_association",
    "aws_route_table", "aws_default_route_table", "aws_route", "aws_route_table_association",
    "aws_main_route_table_association", "aws_vpn_gateway_route_propagation",
    "aws_vpc_route_server_propagation", "aws_internet_gateway", "aws_internet_gateway_attachment",
    "aws_egress_only_internet_gateway", "aws_nat_gateway", "aws_eip", "aws_eip_association",
    "aws_network_acl", "aws_default_network_acl", "aws_network_acl_rule",
    "aws_network_acl_association", "aws_security_group", "aws_default_security_group",
    "aws_security_group_rule", "aws_vpc_security_group_ingress_rule",
    "aws_vpc_security_group_egress_rule", "aws_ec2_managed_prefix_list",
    "aws_ec2_managed_prefix_list_entry", "aws_vpc_endpoint",
    "aws_vpc_endpoint_route_table_association", "aws_vpc_endpoint_subnet_association",
    "aws_vpc_endpoint_security_group_association", "aws_vpc_peering_connection",
    "aws_vpc_peering_connection_accepter", "aws_ec2_transit_gateway",
    "aws_ec2_transit_gateway_vpc_attachment", "aws_ec2_transit_gateway_vpc_attachment_accepter",
    "aws_ec2_transit_gateway_route_table", "aws_ec2_transit_gateway_route",
    "aws_ec2_transit_gateway_route_table_association",
    "aws_ec2_transit_gateway_route_table_propagation",
    "aws_ec2_transit_gateway_prefix_list_reference", "aws_ec2_transit_gateway_connect",
    "aws_ec2_transit_gateway_peering_attachment",
    "aws_ec2_transit_gateway_peering_attachment_accepter", "aws_vpn_connection",
    "aws_vpn_gateway", "aws_vpn_gateway_attachment", "aws_dx_gateway_association",
    "aws_networkfirewall_firewall", "aws_networkfirewall_firewall_policy",
    "aws_networkfirewall_rule_group", "aws_lb", "aws_alb", "aws_lb_listener", "aws_alb_listener",
    "aws_lb_listener_rule", "aws_alb_listener_rule", "aws_lb_target_group", "aws_alb_target_group",
    "aws_lb_target_group_attachment", "aws_alb_target_group_attachment", "aws_instance",
    "aws_network_interface", "aws_network_interface_attachment",
    "aws_network_interface_sg_attachment", "aws_ecs_service", "aws_efs_mount_target",
    "aws_autoscaling_attachment",
  ]

  /// Types that name parts of a network and can neither send, receive nor redirect a packet of it:
  /// names, records, groups of subnets, certificates, policies of endpoints, analyses.
  package static let harmlessTypes: Set<String> = [
    "aws_flow_log", "aws_route53_zone", "aws_route53_zone_association",
    "aws_route53_vpc_association_authorization", "aws_route53_resolver_rule_association",
    "aws_route53_resolver_rule", "aws_route53_resolver_query_log_config_association",
    "aws_route53_resolver_firewall_rule_group_association", "aws_route53_resolver_config",
    "aws_route53_resolver_dnssec_config", "aws_route53_resolver_firewall_config",
    "aws_route53profiles_association", "aws_route53_record",
    "aws_service_discovery_private_dns_namespace", "aws_vpc_dhcp_options",
    "aws_default_vpc_dhcp_options", "aws_vpc_dhcp_options_association", "aws_customer_gateway",
    "aws_vpn_connection_route", "aws_lb_listener_certificate", "aws_alb_listener_certificate",
    "aws_lb_trust_store", "aws_lb_cookie_stickiness_policy", "aws_app_cookie_stickiness_policy",
    "aws_lb_ssl_negotiation_policy", "aws_load_balancer_policy",
    "aws_load_balancer_listener_policy", "aws_load_balancer_backend_server_policy",
    "aws_proxy_protocol_policy", "aws_vpc_endpoint_policy", "aws_vpc_endpoint_private_dns",
    "aws_vpc_endpoint_connection_notification", "aws_vpc_endpoint_service_allowed_principal",
    "aws_vpc_endpoint_service_private_dns_verification", "aws_vpc_peering_connection_options",
    "aws_ec2_network_insights_path", "aws_ec2_network_insights_analysis",
    "aws_ec2_traffic_mirror_session", "aws_ec2_traffic_mirror_target",
    "aws_ec2_traffic_mirror_filter_rule", "aws_s3_access_point", "aws_s3control_access_grant",
    "aws_kms_custom_key_store", "aws_api_gateway_rest_api", "aws_api_gateway_integration",
    "aws_apigatewayv2_integration", "aws_api_gateway_domain_name_access_association",
    "aws_ec2_serial_console_access", "aws_ec2_subnet_cidr_reservation", "aws_wafregional_web_acl",
    "aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association", "aws_efs_file_system",
    "aws_ebs_volume", "aws_ebs_snapshot", "aws_dx_public_virtual_interface",
    "aws_dx_private_virtual_interface", "aws_dx_transit_virtual_interface", "aws_dx_gateway",
    "aws_dx_gateway_association_proposal", "aws_dx_hosted_private_virtual_interface",
    "aws_dx_hosted_private_virtual_interface_accepter", "aws_dx_hosted_transit_virtual_interface",
    "aws_dx_hosted_transit_virtual_interface_accepter", "aws_networkmanager_device",
    "aws_networkmanager_customer_gateway_association", "aws_networkmanager_link",
    "aws_networkfirewall_logging_configuration", "aws_ec2_capacity_reservation",
    "aws_service_discovery_instance", "aws_shield_protection", "aws_cloudwatch_log_group",
  ]

  /// Types whose subnets and groups are those of others: of what is put into the group of subnets,
  /// or of what is launched.
  static let placeless: Set<String> = Set(
    ResourceTraits.listed.filter { $0.subnetsOfGroup != nil }.map(\.type)
      + [
        "aws_route_table_association", "aws_network_acl_association", "aws_network_acl",
        "aws_default_network_acl", "aws_security_group_rule",
        "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule",
        "aws_security_group", "aws_default_security_group", "aws_network_interface_sg_attachment",
        "aws_vpc_endpoint_security_group_association", "aws_vpc_endpoint_subnet_association",
        "aws_ec2_subnet_cidr_reservation", "aws_flow_log", "aws_ec2_network_insights_path",
        "aws_vpc_security_group_vpc_association", "aws_db_security_group", "aws_subnet",
        "aws_ec2_tag", "aws_launch_configuration",
      ])

  /// Arguments that are read, or stand in ``ledger`` already where they are not known, of types that
  /// have others that are not.
  private static let readArguments: [String: Set<[String]>] = [
    "aws_autoscaling_group": [["target_group_arns"]]
  ]

  /// Every other argument of a resource that names a part of a network goes into the ledger.
  mutating func noteUnreadArguments() {
    for resource in topology.resources {
      guard !Self.readTypes.contains(resource.type), !Self.harmlessTypes.contains(resource.type)
      else { continue }
      if resource.type.hasPrefix("aws_vpc_block_public_access") {
        note(resource.id, nil, "VPC Block Public Access", in: .everywhere)
      }
      if resource.type == "aws_fms_policy", changesNetworks(resource) {
        note(resource.id, nil, "AWS Firewall Manager policy", in: .everywhere)
      }
      let isPlaced = occupants[resource.id] != nil
      for argument in NetworkArguments.of(resource.type)
      where Self.readArguments[resource.type]?.contains(argument.path) != true {
        let effect = argument.kind.effect(
          isPlaced: isPlaced,
          placeless: Self.placeless.contains(resource.type) || isReadByItsUsers(resource))
        guard var effect else { continue }
        // What they put before something is open to the internet.
        if effect == .adds, Self.fronts.contains(resource.type) { effect = .publishes }
        let found = values.values(at: argument.path, of: resource)
        for value in found where !isSwitch(value) {
          note(
            resource.id, argument.path.joined(separator: "."),
            "\(ResourceTraits.of(resource.type).short) (\(argument.path.joined(separator: ".")))",
            in: scope(of: value), effect)
        }
      }
    }
  }

  /// Whether all that takes from a launch template reads what it says of interfaces.
  private func isReadByItsUsers(_ template: Resource) -> Bool {
    guard template.type == AWS.LaunchTemplate.type else { return false }
    let users = topology.resources.filter { user in
      user.references.contains { $0.element == template.id }
    }
    return !users.isEmpty
      && users.allSatisfy { [AWS.Instance.type, AWS.AutoscalingGroup.type].contains($0.type) }
  }

  /// Types that lead connections of the internet to what is in a VPC.
  ///
  /// Source: AWS Global Accelerator Developer Guide, "Endpoints"; Amazon CloudFront Developer Guide,
  /// "Restrict access with VPC origins".
  private static let fronts: Set<String> = [
    "aws_globalaccelerator_endpoint_group", "aws_globalaccelerator_custom_routing_endpoint_group",
    "aws_cloudfront_vpc_origin",
  ]

  /// Whether a policy of Firewall Manager puts groups, lists or firewalls into VPCs.
  ///
  /// Source: AWS Firewall Manager API, SecurityServicePolicyData, Type.
  private func changesNetworks(_ policy: Resource) -> Bool {
    let kinds = values.values(at: ["security_service_policy_data", "type"], of: policy)
      .map { values.text($0).value }
    return kinds.isEmpty
      || kinds.contains {
        !["WAF", "WAFV2", "SHIELD_ADVANCED", "DNS_FIREWALL"].contains($0 ?? "")
      }
  }

  /// Whether the value turns something on or off and names nothing.
  private func isSwitch(_ value: Value) -> Bool {
    if case .bool = value { true } else { false }
  }

  /// The VPC of what a value names; everything where that is not known.
  private func scope(of value: Value) -> Unread.Scope {
    let links = values.links(value)
    guard links.isComplete, let first = links.elements.first, let vpc = vpc(holding: first) else {
      return .everywhere
    }
    return .vpc(vpc)
  }

  /// The VPC that an element is, or is in; nil where it is in none or in several.
  package func vpc(holding id: ElementID) -> VPC.ID? {
    if vpcs[id] != nil { return id }
    if let subnet = subnets[id] { return subnet.vpc.value }
    if let group = securityGroups[id] { return group.vpc.value }
    if let table = routeTables[id] { return table.vpc }
    if let acl = networkACLs[id] { return acl.vpc.value }
    if let endpoint = endpoints[id] { return endpoint.vpc.value }
    if let gateway = internetGateways[id] { return gateway.vpc.value }
    if let gateway = natGateways[id] {
      return gateway.subnet.value.flatMap { subnets[$0]?.vpc.value }
    }
    if let firewall = firewalls[id] { return firewall.vpc.value }
    let places =
      occupants[id]?.places.map(\.subnet) ?? loadBalancers[id]?.places.map(\.subnet) ?? []
    let homes = Set(places.compactMap { subnets[$0]?.vpc.value })
    return homes.count == 1 ? homes.first : nil
  }
}

extension NetworkArgument.Kind {
  /// What an argument of this kind can change where nothing reads it; nil for what says where an
  /// interface is or how it is reached, which is read or counts as unknown.
  ///
  /// - Parameters:
  ///   - isPlaced: whether the resource is an occupant, so that its place is read.
  ///   - placeless: whether the resource has no interfaces of its own.
  fileprivate func effect(isPlaced: Bool, placeless: Bool) -> Unread.Effect? {
    switch self {
    case .routeTable, .networkACL, .gateway, .attachment, .peering, .interface: .anything
    case .endpoint, .loadBalancer, .targetGroup: .adds
    case .prefixList: nil
    case .vpc: isPlaced || placeless ? nil : .adds
    case .securityGroup, .subnet: isPlaced || placeless ? nil : .adds
    case .subnetGroup, .instance, .launchTemplate, .address, .port, .protocol, .publicAccess, .ipv6,
      .zone:
      nil
    }
  }
}
