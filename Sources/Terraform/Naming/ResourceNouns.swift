/// What a resource type is called in the names of variables and outputs: `aws_subnet` is a
/// `subnet`, `aws_networkfirewall_firewall` a `firewall`.
enum ResourceNouns {
  /// Types whose name says less, or more, than a reader needs.
  private static let exceptions = [
    "aws_ec2_transit_gateway_vpc_attachment": "transit_gateway_attachment",
    "aws_ec2_managed_prefix_list": "prefix_list",
    "aws_eip": "elastic_ip",
    "aws_lb": "load_balancer",
    "aws_lb_listener": "listener",
    "aws_lb_target_group": "target_group",
    "aws_service_discovery_private_dns_namespace": "namespace",
    "aws_service_discovery_service": "discovery_service",
    "aws_vpc_security_group_egress_rule": "egress_rule",
    "aws_vpc_security_group_ingress_rule": "ingress_rule",
  ]

  /// Names of services that the rest of the type's name does not need.
  private static let services = [
    "aws_appautoscaling_", "aws_cloudwatch_", "aws_ec2_", "aws_ecr_", "aws_ecs_", "aws_efs_",
    "aws_iam_", "aws_networkfirewall_", "aws_secretsmanager_", "aws_wafv2_",
  ]

  static func noun(of type: String) -> String {
    if let noun = exceptions[type] { return noun }
    if let service = services.first(where: type.hasPrefix) {
      return String(type.dropFirst(service.count))
    }
    return type.hasPrefix("aws_") ? String(type.dropFirst(4)) : type
  }
}
