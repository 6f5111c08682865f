import OrderedCollections
import Topology

/// Names that are longer than AWS takes, or begin as it keeps for itself (PLB019).
enum NameLimits {
  private struct Rule {
    let argument: String
    let limit: Int
    var reserved: [String] = []
  }

  /// Source: the API reference of each service, at the action that creates the resource; for the
  /// beginnings, "CreateLoadBalancer" and "CreateSecurityGroup".
  private static let rules: [String: Rule] = [
    "aws_backup_plan": Rule(argument: "name", limit: 50),
    "aws_backup_selection": Rule(argument: "name", limit: 50),
    "aws_backup_vault": Rule(argument: "name", limit: 50),
    "aws_cloudwatch_log_group": Rule(argument: "name", limit: 512),
    "aws_cloudwatch_metric_alarm": Rule(argument: "alarm_name", limit: 255),
    "aws_ecr_repository": Rule(argument: "name", limit: 256),
    "aws_ecs_cluster": Rule(argument: "name", limit: 255),
    "aws_ecs_service": Rule(argument: "name", limit: 255),
    "aws_ecs_task_definition": Rule(argument: "family", limit: 255),
    "aws_iam_policy": Rule(argument: "name", limit: 128),
    "aws_iam_role": Rule(argument: "name", limit: 64),
    "aws_iam_role_policy": Rule(argument: "name", limit: 128),
    "aws_kms_alias": Rule(argument: "name", limit: 256, reserved: ["alias/aws/"]),
    "aws_lb": Rule(argument: "name", limit: 32, reserved: ["internal-"]),
    "aws_lb_target_group": Rule(argument: "name", limit: 32),
    "aws_networkfirewall_firewall": Rule(argument: "name", limit: 128),
    "aws_networkfirewall_firewall_policy": Rule(argument: "name", limit: 128),
    "aws_networkfirewall_rule_group": Rule(argument: "name", limit: 128),
    "aws_s3_bucket": Rule(argument: "bucket", limit: 63),
    "aws_security_group": Rule(argument: "name", limit: 255, reserved: ["sg-"]),
    "aws_wafv2_web_acl": Rule(argument: "name", limit: 128),
  ]

  static func check(_ topology: Topology) -> [Diagnostic] {
    let named = topology.resources.compactMap { resource -> Named? in
      guard let rule = rules[resource.type],
        let name = resource[rule.argument].flatMap({ topology.resolve($0).stringValue })
      else { return nil }
      return Named(name: name, rule: rule, resource: resource)
    }
    let tooLong = named.filter { $0.name.count > $0.rule.limit }
    // Resources of one element that have one name are one mistake.
    let alike = OrderedDictionary(grouping: tooLong, by: \.mistake)
    let kept = named.filter { $0.name.count <= $0.rule.limit }.compactMap { named in
      named.rule.reserved.first { named.name.hasPrefix($0) }
        .map { reserved(named.name, $0, named.resource) }
    }
    return alike.values.compactMap(self.tooLong) + kept + ruleVariables(topology)
  }

  /// A resource with its name in AWS.
  private struct Named {
    let name: String
    let rule: Rule
    let resource: Resource

    var mistake: Mistake { Mistake(name: name, origin: resource.origin) }
  }

  private struct Mistake: Hashable {
    let name: String
    let origin: Origin
  }

  private static func tooLong(_ alike: [Named]) -> Diagnostic? {
    guard let first = alike.first else { return nil }
    let (name, resource) = (first.name, first.resource)
    let others = alike.dropFirst().map { "'\($0.resource.id)' (at most \($0.rule.limit))" }
    return Diagnostic(
      .invalidArgument, summary: "the name '\(name)' is too long",
      detail: "'\(resource.id)' may have \(first.rule.limit) characters in its name; it has "
        + "\(name.count)."
        + (others.isEmpty ? "" : " The same holds for \(Words.list(others))."),
      remedy: "Shorten the architecture's, the environment's or the element's name.",
      subject: resource.id, origin: resource.origin)
  }

  private static func reserved(
    _ name: String, _ beginning: String, _ resource: Resource
  ) -> Diagnostic {
    Diagnostic(
      .invalidArgument, summary: "the name '\(name)' is AWS's own",
      detail:
        "The name of '\(resource.id)' begins with '\(beginning)', which AWS keeps for itself.",
      remedy: "Give the architecture another name.", subject: resource.id, origin: resource.origin)
  }

  /// Source: AWS Network Firewall API reference, "RuleVariables": keys of at most 32 characters.
  private static func ruleVariables(_ topology: Topology) -> [Diagnostic] {
    topology.resources(ofType: "aws_networkfirewall_rule_group").flatMap { group in
      keys(in: group["rule_group"]).filter { $0.count > 32 }.map { key in
        Diagnostic(
          .invalidArgument, summary: "the rule variable '\(key)' is too long",
          detail: "It stands for a VPC in '\(group.id)' and may have 32 characters; "
            + "it has \(key.count).",
          remedy: "Shorten the VPC's name.", subject: group.id, origin: group.origin)
      }
    }
  }

  private static func keys(in value: Value?) -> [String] {
    switch value {
    case .blocks(let blocks):
      blocks.flatMap { block in
        (block["ip_set"] == nil ? [] : [block["key"]?.stringValue].compactMap(\.self))
          + block.values.flatMap { keys(in: $0) }
      }
    default: []
    }
  }
}
