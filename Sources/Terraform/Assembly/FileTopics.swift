/// Which file a resource belongs in when a module is too long for one.
enum FileTopics {
  /// Lines of `main.tf` beyond which a module is split.
  static let longestFile = 300

  private static let topics: [(file: String, prefixes: [String])] = [
    (
      "security_groups.tf",
      ["aws_security_group", "aws_vpc_security_group_", "aws_default_security_group"]
    ),
    ("endpoints.tf", ["aws_vpc_endpoint"]),
    (
      "transit_gateway.tf", ["aws_ec2_transit_gateway"]
    ),
    ("flow_logs.tf", ["aws_flow_log"]),
    (
      "network.tf",
      [
        "aws_vpc", "aws_subnet", "aws_route", "aws_internet_gateway", "aws_nat_gateway", "aws_eip",
        "aws_network_acl", "aws_default_network_acl", "aws_default_route_table",
        "aws_ec2_managed_prefix_list",
        "aws_main_route_table_association",
      ]
    ),
    ("firewall.tf", ["aws_networkfirewall_"]),
    ("load_balancer.tf", ["aws_lb", "aws_alb"]),
    ("waf.tf", ["aws_wafv2_"]),
    ("iam.tf", ["aws_iam_"]),
    ("kms.tf", ["aws_kms_"]),
    ("ecs.tf", ["aws_ecs_"]),
    ("autoscaling.tf", ["aws_appautoscaling_"]),
    ("ecr.tf", ["aws_ecr_"]),
    ("efs.tf", ["aws_efs_"]),
    ("backup.tf", ["aws_backup_"]),
    ("discovery.tf", ["aws_service_discovery_"]),
    ("secrets.tf", ["aws_secretsmanager_", "aws_ssm_"]),
    ("logs.tf", ["aws_cloudwatch_log_"]),
    ("alarms.tf", ["aws_cloudwatch_", "aws_sns_"]),
    ("s3.tf", ["aws_s3_"]),
  ]

  static func file(for type: String) -> String {
    topics.first { $0.prefixes.contains(where: type.hasPrefix) }?.file ?? "main.tf"
  }
}
