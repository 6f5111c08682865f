/// Which resource types an argument can name, by the argument's own name.
///
/// Terraform's arguments are called alike in all resource types: `vpc_id` is a VPC wherever it
/// stands. Source: the provider's documentation of each argument.
package enum NamedTargets {
  /// The types that an argument names; nil where its name tells none.
  package static func types(_ argument: String) -> Set<String>? { byArgument[argument] }

  /// The attributes by which resources are named: of themselves, or of an object that they have.
  package static let identifiers: Set<String> = [
    "id", "arn", "name", "bucket", "key_id", "family", "url", "unique_id", "identifier",
    "association_default_route_table_id", "propagation_default_route_table_id",
    "main_route_table_id", "default_route_table_id", "default_network_acl_id",
    "default_security_group_id", "primary_network_interface_id", "transit_gateway_attachment_id",
    "prefix_list_id", "service_name", "allocation_id", "firewall_status", "network_interface_ids",
    "network_interface_id",
    // Of a function, a table's stream, a bucket and an API: what services that use them are given.
    "invoke_arn", "stream_arn", "bucket_domain_name", "bucket_regional_domain_name", "api_endpoint",
    // As target groups of type `ip` name their targets.
    "private_ip",
  ]

  /// The attributes that name not the resource but an object that it has.
  package static let owned: Set<String> = [
    "association_default_route_table_id", "propagation_default_route_table_id",
    "main_route_table_id", "default_route_table_id", "default_network_acl_id",
    "default_security_group_id", "primary_network_interface_id", "transit_gateway_attachment_id",
    "prefix_list_id", "firewall_status", "network_interface_ids", "network_interface_id",
  ]

  /// Whether the id of a resource is its ARN, so that `id` can stand where an ARN has to.
  ///
  /// Source: the provider's documentation, "Attribute Reference" of each.
  package static func hasARNForID(_ type: String) -> Bool { arnForID.contains(type) }

  private static let arnForID: Set<String> = [
    "aws_acm_certificate", "aws_cloudwatch_composite_alarm", "aws_codestarconnections_connection",
    "aws_ecs_capacity_provider", "aws_ecs_cluster", "aws_ecs_service",
    "aws_globalaccelerator_accelerator", "aws_globalaccelerator_endpoint_group",
    "aws_globalaccelerator_listener", "aws_iam_policy",
    "aws_kinesis_firehose_delivery_stream", "aws_kinesis_stream", "aws_lb", "aws_lb_listener",
    "aws_lb_listener_rule", "aws_lb_target_group", "aws_msk_cluster",
    "aws_networkfirewall_firewall", "aws_networkfirewall_firewall_policy",
    "aws_networkfirewall_rule_group",
    "aws_networkfirewall_tls_inspection_configuration", "aws_ram_resource_share",
    "aws_secretsmanager_secret", "aws_sfn_state_machine", "aws_sns_topic",
  ]

  /// The type whose endpoints routes name beside its subnets.
  package static let firewall = "aws_networkfirewall_firewall"

  /// The attributes of a type that name an object which it has, each with what the object's ids
  /// begin with.
  package static func owned(of type: String) -> [(attribute: String, prefix: String)] {
    switch type {
    case "aws_vpc", "aws_default_vpc":
      [
        ("default_route_table_id", "rtb"), ("main_route_table_id", "rtb"),
        ("default_network_acl_id", "acl"), ("default_security_group_id", "sg"),
      ]
    case "aws_ec2_transit_gateway":
      [
        ("association_default_route_table_id", "tgw-rtb"),
        ("propagation_default_route_table_id", "tgw-rtb"),
      ]
    case "aws_instance": [("primary_network_interface_id", "eni")]
    case "aws_vpn_connection": [("transit_gateway_attachment_id", "tgw-attach")]
    case "aws_vpc_endpoint": [("prefix_list_id", "pl")]
    case "aws_eip": [("allocation_id", "eipalloc")]
    default: []
    }
  }

  /// Lists of objects that the provider computes and configurations read one member of, each as the
  /// path of the member.
  ///
  /// Source: the provider's documentation, "Attribute Reference" of each.
  package static func computedMembers(of type: String) -> [[String]] {
    switch type {
    case "aws_eks_cluster": [["identity", "oidc", "issuer"], ["certificate_authority", "data"]]
    case "aws_db_instance", "aws_rds_cluster": [["master_user_secret", "secret_arn"]]
    case "aws_vpc_endpoint": [["dns_entry", "dns_name"]]
    default: []
    }
  }

  /// The attribute by which a resource of the type names one of `types`, where only one object that it
  /// has is of those: a VPC has a main route table, which is its default one unless another is made it.
  package static func owned(of type: String, asOneOf types: Set<String>) -> String? {
    let attributes = owned(of: type).map(\.attribute).filter {
      $0 != "allocation_id" && names($0, of: type, asOneOf: types) && !types.contains(type)
    }
    return attributes.last { $0 == "main_route_table_id" } ?? attributes.first
  }

  /// The argument that a nested block repeats where that one is given.
  package static func mirrored(by block: String) -> String? {
    switch block {
    case "subnet_mapping": "subnets"
    case "subnet_configuration": "subnet_ids"
    default: nil
    }
  }

  /// The arguments one of which a type takes: where another one is given, this one is not.
  ///
  /// Source: the provider's documentation of `aws_autoscaling_group`, `aws_subnet` and
  /// `aws_security_group_rule`.
  package static func alternatives(to argument: String, of type: String) -> Set<String> {
    if argument == "availability_zone_id" { return ["availability_zone"] }
    if argument == "source_security_group_id" {
      return ["cidr_blocks", "ipv6_cidr_blocks", "self"]
    }
    guard type == "aws_autoscaling_group" else { return [] }
    let all: Set<String> = ["launch_configuration", "launch_template", "mixed_instances_policy"]
    return all.contains(argument) ? all.subtracting([argument]) : []
  }

  /// Nested blocks that the provider fills in where no one gives them: mirrors of resources of
  /// their own, or of another argument.
  package static func isComputed(block: String, of type: String) -> Bool {
    block == "subnet_mapping"
      ? type != "aws_networkfirewall_firewall" : computedBlocks.contains(block)
  }

  private static let computedBlocks: Set<String> = [
    "attachment", "dns_entry", "dns_options", "ebs_block_device", "egress",
    "ephemeral_block_device", "firewall_status", "health_check", "ingress", "metadata_options",
    "mixed_instances_policy", "network_interface", "root_block_device", "route",
    "subnet_configuration", "traffic_source",
  ]

  /// Attributes that name another object than the resource itself, by the type that has them.
  package static func names(_ attribute: String, of type: String, asOneOf types: Set<String>)
    -> Bool
  {
    switch attribute {
    case "main_route_table_id", "default_route_table_id":
      type != "aws_default_route_table" && types.contains("aws_route_table")
        || types.contains("aws_vpc")
    case "association_default_route_table_id", "propagation_default_route_table_id":
      types.contains("aws_ec2_transit_gateway_route_table")
    case "default_network_acl_id": types.contains("aws_network_acl") || types.contains("aws_vpc")
    case "default_security_group_id": types.contains("aws_security_group")
    case "primary_network_interface_id", "network_interface_ids", "network_interface_id":
      types.contains("aws_network_interface")
    case "transit_gateway_attachment_id":
      type == "aws_vpn_connection"
        && types.contains("aws_ec2_transit_gateway_vpc_attachment")
    case "prefix_list_id": types.contains("aws_ec2_managed_prefix_list")
    case "firewall_status":
      types.contains("aws_vpc_endpoint") && !types.contains("aws_internet_gateway")
    default: false
    }
  }

  private static let byArgument: [String: Set<String>] = {
    var table: [String: Set<String>] = [:]
    for (arguments, types) in rows {
      for argument in arguments { table[argument] = Set(types) }
    }
    return table
  }()

  private static let rows: [([String], [String])] = [
    (["vpc_id", "peer_vpc_id", "vpc_ids"], ["aws_vpc", "aws_default_vpc"]),
    (
      [
        "subnet_id", "subnet_ids", "subnets", "vpc_zone_identifier", "target_vpc_subnet_id",
        "subnet_mapping",
      ], ["aws_subnet", "aws_default_subnet"]
    ),
    (["route_table_id", "route_table_ids"], ["aws_route_table", "aws_default_route_table"]),
    (
      ["default_route_table_id", "default_network_acl_id"], ["aws_vpc", "aws_default_vpc"]
    ),
    (["gateway_id"], ["aws_internet_gateway", "aws_vpn_gateway", "aws_vpc_endpoint"]),
    (["vpn_gateway_id"], ["aws_vpn_gateway"]),
    (["customer_gateway_id"], ["aws_customer_gateway"]),
    (["internet_gateway_id"], ["aws_internet_gateway"]),
    (["egress_only_gateway_id"], ["aws_egress_only_internet_gateway"]),
    (["nat_gateway_id"], ["aws_nat_gateway"]),
    (["carrier_gateway_id"], ["aws_ec2_carrier_gateway"]),
    (
      ["local_gateway_id", "local_gateway_route_table_id"], []
    ),
    (["transit_gateway_id", "peer_transit_gateway_id"], ["aws_ec2_transit_gateway"]),
    (["transit_gateway_route_table_id"], ["aws_ec2_transit_gateway_route_table"]),
    (
      ["transit_gateway_attachment_id", "transport_attachment_id"],
      [
        "aws_ec2_transit_gateway_vpc_attachment", "aws_ec2_transit_gateway_peering_attachment",
        "aws_ec2_transit_gateway_vpc_attachment_accepter",
        "aws_ec2_transit_gateway_peering_attachment_accepter", "aws_ec2_transit_gateway_connect",
        "aws_dx_gateway_association",
      ]
    ),
    (["core_network_id"], ["aws_networkmanager_core_network"]),
    (["core_network_arn"], ["aws_networkmanager_core_network"]),
    (["vpc_endpoint_id"], ["aws_vpc_endpoint"]),
    (
      ["vpc_peering_connection_id"],
      ["aws_vpc_peering_connection", "aws_vpc_peering_connection_accepter"]
    ),
    (
      ["network_interface_id", "network_interface_ids", "network_interface"],
      ["aws_network_interface"]
    ),
    (["instance", "instance_id", "target_instance"], ["aws_instance"]),
    (
      [
        "security_groups", "security_group_ids", "vpc_security_group_ids", "security_group_id",
        "source_security_group_id", "referenced_security_group_id",
      ], ["aws_security_group", "aws_default_security_group"]
    ),
    (["allocation_id"], ["aws_eip"]),
    (["network_acl_id"], ["aws_network_acl", "aws_default_network_acl"]),
    (
      ["target_group_arn", "target_group_arns", "lb_target_group_arn"],
      ["aws_lb_target_group", "aws_alb_target_group"]
    ),
    (["load_balancer_arn"], ["aws_lb", "aws_alb"]),
    (["listener_arn", "listener_arns"], ["aws_lb_listener", "aws_alb_listener"]),
    (["firewall_policy_arn"], ["aws_networkfirewall_firewall_policy"]),
    (["firewall_arn"], ["aws_networkfirewall_firewall"]),
    (["resource_share_arn"], ["aws_ram_resource_share"]),
    (
      ["destination_prefix_list_id", "prefix_list_id", "prefix_list_ids"],
      ["aws_ec2_managed_prefix_list"]
    ),
    (["client_vpn_endpoint_id"], ["aws_ec2_client_vpn_endpoint"]),
    (["cluster"], ["aws_ecs_cluster"]),
    (["autoscaling_group_name"], ["aws_autoscaling_group"]),
    (["cluster_identifier"], ["aws_rds_cluster"]),
    (
      ["load_balancer_arns", "network_load_balancer_arns", "gateway_load_balancer_arns"], ["aws_lb"]
    ),
    (["task_definition"], ["aws_ecs_task_definition"]),
    (["db_subnet_group_name"], ["aws_db_subnet_group"]),
    (["file_system_id"], ["aws_efs_file_system", "aws_fsx_lustre_file_system"]),
    (["launch_configuration"], ["aws_launch_configuration"]),
    (["vpc_connector_arn"], ["aws_apprunner_vpc_connector"]),
  ]
}
