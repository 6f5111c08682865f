/// What an argument's name tells of its value.
enum ArgumentNames {
  /// Whether it takes several.
  static func isList(_ name: String) -> Bool {
    name.hasSuffix("_ids") || name.hasSuffix("_arns") || lists.contains(name)
  }

  private static let lists: Set<String> = [
    "subnets", "security_groups", "vpc_zone_identifier", "load_balancers", "target_groups", "roles",
    "prefix_lists", "names", "subnet_group_names",
  ]

  /// Whether its value is an id, ARN or name of a resource, not a text made from one.
  static func isIdentifier(_ name: String) -> Bool {
    ["_id", "_ids", "_arn", "_arns"].contains { name.hasSuffix($0) } || identifiers.contains(name)
  }

  private static let identifiers: Set<String> = [
    "arn", "bucket", "certificate_arn", "cluster", "db_subnet_group_name", "execution_role_arn",
    "id", "instance", "log_destination", "parameter_group_name", "role", "service_name",
    "task_definition", "topic_arn",
  ]

  /// The attribute that a value of this argument means.
  static func attribute(of target: Resolution.Target, for argument: String) -> String {
    if target.zone != nil { return "endpoint_ids" }
    if let attribute = target.attribute.first, attribute != "firewall_status" { return attribute }
    return argument.hasSuffix("_arn") || argument.hasSuffix("_arns") ? "arn" : "id"
  }
}
