/// What a reader calls a Terraform resource type, and its glyph.
package struct ResourceKind: Hashable, Sendable {
  /// For example `NAT gateway`.
  package let title: String
  package let glyph: Glyph

  private init(_ title: String, _ glyph: Glyph) {
    self.title = title
    self.glyph = glyph
  }

  /// The kind of this resource type. A type that is not in the list gets the generic glyph and a
  /// title made of its own name: `aws_sqs_queue` becomes `Sqs queue`.
  package init(type: String) {
    if let known = Self.known[type] {
      self = known
      return
    }
    let words = type.split(separator: "_").dropFirst().joined(separator: " ")
    let title = words.isEmpty ? type : words.prefix(1).uppercased() + words.dropFirst()
    self.init(title, Self.byPrefix.first { type.hasPrefix($0.prefix) }?.glyph ?? .generic)
  }

  /// Glyphs for the types of a service that are not listed one by one.
  private static let byPrefix: [(prefix: String, glyph: Glyph)] = [
    ("aws_networkfirewall_", .firewall), ("aws_ec2_transit_gateway", .transitGateway),
    ("aws_vpn_", .vpn), ("aws_dx_", .office), ("aws_customer_gateway", .office),
    ("aws_route53_", .dns), ("aws_wafv2_", .webACL), ("aws_iam_", .role), ("aws_kms_", .key),
    ("aws_secretsmanager_", .secret), ("aws_acm_", .certificate), ("aws_ecs_", .cluster),
    ("aws_ecr_", .registry), ("aws_lambda_", .function), ("aws_appautoscaling_", .scaling),
    ("aws_autoscaling_", .scaling), ("aws_efs_", .fileSystem), ("aws_s3_", .bucket),
    ("aws_backup_", .backup), ("aws_cloudwatch_event_", .event), ("aws_cloudwatch_", .dashboard),
    ("aws_sns_", .notification), ("aws_sqs_", .queue), ("aws_ssm_", .parameter),
    ("aws_db_", .database), ("aws_rds_", .database), ("aws_dynamodb_", .keyValue),
    ("aws_elasticache_", .cache), ("aws_kinesis_", .stream), ("aws_ebs_", .volume),
    ("aws_ec2_managed_prefix_list", .prefixList), ("aws_eip", .elasticIP),
    ("aws_internet_gateway", .internetGateway), ("aws_lb_target_group", .targetGroup),
    ("aws_lb", .loadBalancer), ("aws_launch_template", .template),
    ("aws_network_acl", .accessList), ("aws_network_interface", .networkInterface),
    ("aws_ram_", .share), ("aws_security_group", .securityGroup),
    ("aws_vpc_endpoint", .endpoint), ("aws_vpc_peering_", .peering),
    ("aws_vpc_security_group_", .securityGroup), ("aws_vpc_", .vpc),
    ("aws_service_discovery_", .discovery),
  ]

  /// What the types that are drawn as this glyph are called, in order.
  static func titles(drawnAs glyph: Glyph) -> [String] {
    known.values.filter { $0.glyph == glyph }.map(\.title).sorted()
  }

  private static let known: [String: ResourceKind] = [
    "aws_vpc": .init("VPC", .vpc),
    "aws_subnet": .init("Subnet", .subnet),
    "aws_internet_gateway": .init("Internet gateway", .internetGateway),
    "aws_nat_gateway": .init("NAT gateway", .natGateway),
    "aws_eip": .init("Elastic IP address", .elasticIP),
    "aws_route_table": .init("Route table", .routeTable),
    "aws_default_route_table": .init("Main route table", .routeTable),
    "aws_route": .init("Route", .routeTable),
    "aws_route_table_association": .init("Route table association", .routeTable),
    "aws_main_route_table_association": .init("Main route table association", .routeTable),
    "aws_ec2_transit_gateway": .init("Transit gateway", .transitGateway),
    "aws_ec2_transit_gateway_vpc_attachment": .init("Transit gateway attachment", .attachment),
    "aws_ec2_transit_gateway_peering_attachment": .init("Peering attachment", .peering),
    "aws_ec2_transit_gateway_route_table": .init("Transit gateway route table", .routeTable),
    "aws_ec2_transit_gateway_route": .init("Transit gateway route", .routeTable),
    "aws_ec2_transit_gateway_route_table_association": .init(
      "Transit gateway association", .routeTable),
    "aws_ec2_transit_gateway_route_table_propagation": .init(
      "Transit gateway propagation", .routeTable),
    "aws_vpc_peering_connection": .init("VPC peering connection", .peering),
    "aws_vpc_endpoint": .init("VPC endpoint", .endpoint),
    "aws_network_acl": .init("Network ACL", .accessList),
    "aws_network_acl_rule": .init("Network ACL rule", .accessList),
    "aws_default_network_acl": .init("Default network ACL", .accessList),
    "aws_security_group": .init("Security group", .securityGroup),
    "aws_default_security_group": .init("Default security group", .securityGroup),
    "aws_vpc_security_group_ingress_rule": .init("Ingress rule", .securityGroup),
    "aws_vpc_security_group_egress_rule": .init("Egress rule", .securityGroup),
    "aws_networkfirewall_firewall": .init("Network Firewall", .firewall),
    "aws_networkfirewall_firewall_policy": .init("Firewall policy", .firewall),
    "aws_networkfirewall_rule_group": .init("Firewall rule group", .firewall),
    "aws_networkfirewall_logging_configuration": .init("Firewall logging", .firewall),
    "aws_lb": .init("Load balancer", .loadBalancer),
    "aws_lb_listener": .init("Listener", .loadBalancer),
    "aws_lb_listener_rule": .init("Listener rule", .loadBalancer),
    "aws_lb_target_group": .init("Target group", .targetGroup),
    "aws_ecs_cluster": .init("ECS cluster", .cluster),
    "aws_ecs_cluster_capacity_providers": .init("Capacity providers", .cluster),
    "aws_ecs_service": .init("ECS service", .service),
    "aws_ecs_task_definition": .init("Task definition", .task),
    "aws_ecr_repository": .init("Image repository", .registry),
    "aws_ecr_lifecycle_policy": .init("Image lifecycle policy", .registry),
    "aws_ecr_repository_policy": .init("Image repository policy", .registry),
    "aws_instance": .init("Instance", .instance),
    "aws_lambda_function": .init("Function", .function),
    "aws_appautoscaling_target": .init("Scaling target", .scaling),
    "aws_appautoscaling_policy": .init("Scaling policy", .scaling),
    "aws_efs_file_system": .init("EFS file system", .fileSystem),
    "aws_efs_mount_target": .init("Mount target", .mountTarget),
    "aws_efs_access_point": .init("Access point", .fileSystem),
    "aws_efs_backup_policy": .init("Backup policy", .backup),
    "aws_efs_file_system_policy": .init("File system policy", .fileSystem),
    "aws_s3_bucket": .init("Bucket", .bucket),
    "aws_kms_key": .init("KMS key", .key),
    "aws_kms_alias": .init("KMS alias", .key),
    "aws_secretsmanager_secret": .init("Secret", .secret),
    "aws_iam_role": .init("IAM role", .role),
    "aws_iam_policy": .init("IAM policy", .role),
    "aws_iam_role_policy": .init("Inline role policy", .role),
    "aws_iam_role_policy_attachment": .init("Role policy attachment", .role),
    "aws_acm_certificate": .init("Certificate", .certificate),
    "aws_cloudwatch_log_group": .init("Log group", .logs),
    "aws_cloudwatch_log_resource_policy": .init("Log resource policy", .logs),
    "aws_flow_log": .init("Flow log", .logs),
    "aws_cloudwatch_metric_alarm": .init("Alarm", .alarm),
    "aws_cloudwatch_dashboard": .init("Dashboard", .dashboard),
    "aws_ssm_parameter": .init("Parameter", .parameter),
    "aws_sns_topic": .init("Topic", .notification),
    "aws_service_discovery_private_dns_namespace": .init("Private DNS namespace", .discovery),
    "aws_service_discovery_http_namespace": .init("HTTP namespace", .discovery),
    "aws_service_discovery_service": .init("Discovery service", .discovery),
    "aws_route53_zone": .init("Hosted zone", .dns),
    "aws_route53_record": .init("DNS record", .dns),
    "aws_backup_plan": .init("Backup plan", .backup),
    "aws_backup_vault": .init("Backup vault", .backup),
    "aws_cloudwatch_event_rule": .init("Event rule", .event),
    "aws_customer_gateway": .init("Customer gateway", .office),
    "aws_db_instance": .init("Database instance", .database),
    "aws_dynamodb_table": .init("DynamoDB table", .keyValue),
    "aws_ebs_volume": .init("Volume", .volume),
    "aws_ec2_managed_prefix_list": .init("Prefix list", .prefixList),
    "aws_elasticache_replication_group": .init("Cache", .cache),
    "aws_kinesis_firehose_delivery_stream": .init("Delivery stream", .stream),
    "aws_launch_template": .init("Launch template", .template),
    "aws_network_interface": .init("Network interface", .networkInterface),
    "aws_ram_resource_share": .init("Resource share", .share),
    "aws_rds_cluster": .init("Database cluster", .database),
    "aws_sqs_queue": .init("Queue", .queue),
    "aws_vpn_connection": .init("VPN connection", .vpn),
    "aws_vpn_gateway": .init("VPN gateway", .vpn),
    "aws_wafv2_web_acl": .init("Web ACL", .webACL),
    "aws_wafv2_web_acl_association": .init("Web ACL association", .webACL),
  ]
}
