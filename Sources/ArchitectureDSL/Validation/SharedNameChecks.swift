import Topology

/// No two resources of a type ask for one name that must be unique in the account and Region
/// (PLB067): the second one could not be made, or both would write into one.
enum SharedNameChecks {
  /// The argument that is the name, by type.
  private static let names: [String: String] = [
    "aws_backup_plan": "name", "aws_backup_vault": "name", "aws_cloudwatch_log_group": "name",
    "aws_cloudwatch_metric_alarm": "alarm_name", "aws_dynamodb_table": "name",
    "aws_ecr_repository": "name", "aws_ecs_cluster": "name", "aws_ecs_task_definition": "family",
    "aws_iam_policy": "name", "aws_iam_role": "name", "aws_kms_alias": "name",
    "aws_lambda_function": "function_name", "aws_lb": "name", "aws_lb_target_group": "name",
    "aws_networkfirewall_firewall": "name", "aws_networkfirewall_firewall_policy": "name",
    "aws_networkfirewall_rule_group": "name", "aws_s3_bucket": "bucket",
    "aws_secretsmanager_secret": "name", "aws_sns_topic": "name", "aws_sqs_queue": "name",
    "aws_wafv2_web_acl": "name",
  ]

  static func check(_ topology: Topology) -> [Diagnostic] {
    var first: [[String]: Resource] = [:]
    var told: Set<[Origin]> = []
    return topology.resources.compactMap { resource in
      guard let argument = names[resource.type],
        let name = resource[argument].flatMap({ topology.resolve($0).stringValue })
      else { return nil }
      guard let earlier = first.updateValue(resource, forKey: [resource.type, name]) else {
        return nil
      }
      // Two elements of one identity are reported as such; a service has many names, and one is
      // enough to say.
      guard earlier.id != resource.id, told.insert([earlier.origin, resource.origin]).inserted
      else { return nil }
      return Diagnostic(
        .sharedName, summary: "'\(earlier.id)' and '\(resource.id)' are both named '\(name)'",
        detail: "In an account and Region only one '\(resource.type)' may have the name.",
        remedy: "Give one of the two elements another name.", subject: resource.id,
        origin: resource.origin, related: [RelatedPlace(earlier.origin, "the other one")])
    }
  }
}
