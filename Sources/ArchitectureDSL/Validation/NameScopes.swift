import OrderedCollections
import Topology

/// Names that AWS wants unique, within what it wants them so (PLB081).
///
/// Two elements of one model may stand in different components and still be made into one name,
/// such as a load balancer and the service behind it. Terraform plans that; AWS refuses the second.
enum NameScopes {
  /// Within what a name must be unique.
  private enum Scope {
    /// The account, or all of AWS.
    case account
    /// The account's part in one Region.
    case region
    /// What the argument names, such as a security group's VPC.
    case owner(String)
  }

  /// Source: the API reference of each service, at the action that creates the resource.
  private static let scopes: [String: (argument: String, scope: Scope)] = [
    "aws_backup_plan": ("name", .region),
    "aws_backup_vault": ("name", .region),
    "aws_cloudwatch_log_group": ("name", .region),
    "aws_cloudwatch_metric_alarm": ("alarm_name", .region),
    "aws_db_instance": ("identifier", .region),
    "aws_db_subnet_group": ("name", .region),
    "aws_dynamodb_table": ("name", .region),
    "aws_ecr_repository": ("name", .region),
    "aws_ecs_cluster": ("name", .region),
    "aws_ecs_service": ("name", .owner("cluster")),
    "aws_ecs_task_definition": ("family", .region),
    "aws_iam_instance_profile": ("name", .account),
    "aws_iam_policy": ("name", .account),
    "aws_iam_role": ("name", .account),
    "aws_iam_role_policy": ("name", .owner("role")),
    "aws_iam_user": ("name", .account),
    "aws_kms_alias": ("name", .region),
    "aws_lambda_function": ("function_name", .region),
    "aws_lb": ("name", .region),
    "aws_lb_target_group": ("name", .region),
    "aws_networkfirewall_firewall": ("name", .region),
    "aws_networkfirewall_firewall_policy": ("name", .region),
    "aws_networkfirewall_rule_group": ("name", .region),
    "aws_rds_cluster": ("cluster_identifier", .region),
    "aws_s3_bucket": ("bucket", .account),
    "aws_secretsmanager_secret": ("name", .region),
    "aws_security_group": ("name", .owner("vpc_id")),
    "aws_service_discovery_private_dns_namespace": ("name", .owner("vpc")),
    "aws_service_discovery_service": ("name", .owner("dns_config")),
    "aws_sns_topic": ("name", .region),
    "aws_sqs_queue": ("name", .region),
    "aws_wafv2_web_acl": ("name", .owner("scope")),
  ]

  private struct Slot: Hashable {
    let type: String
    let name: String
    let owner: Value?
  }

  /// Two places in the sources whose elements collide, reported once.
  private struct Places: Hashable {
    let first: Origin
    let second: Origin
  }

  static func check(_ topology: Topology) -> [Diagnostic] {
    var holders: [Slot: Resource] = [:]
    var collisions: OrderedDictionary<Places, [(first: Resource, second: Resource, name: String)]> =
      [:]
    for resource in topology.resources {
      guard let slot = slot(of: resource, topology) else { continue }
      guard let holder = holders[slot] else {
        holders[slot] = resource
        continue
      }
      // Of one identity twice, which is reported already.
      guard holder.id != resource.id else { continue }
      collisions[Places(first: holder.origin, second: resource.origin), default: []]
        .append((holder, resource, slot.name))
    }
    return collisions.values.map { diagnostic($0) }
  }

  /// Names that two environments of one account give to what is unique in the account, or in its
  /// part of one Region; names of components hold the environment's.
  static func checkShared(_ topologies: [Topology]) -> [Diagnostic] {
    struct Held: Hashable {
      let slot: Slot
      let account: String
      let region: String?
    }
    var holders: [Held: (resource: Resource, environment: String)] = [:]
    var told: Set<ElementID> = []
    var diagnostics: [Diagnostic] = []
    for topology in topologies {
      for resource in topology.resources {
        guard let slot = slot(of: resource, topology), slot.owner == nil else { continue }
        var region: String? = topology.region.code
        if case .account? = scopes[resource.type]?.scope { region = nil }
        let held = Held(slot: slot, account: topology.environment.account, region: region)
        let environment = topology.environment.name
        guard let holder = holders[held] else {
          holders[held] = (resource, environment)
          continue
        }
        guard holder.environment != environment, told.insert(resource.id).inserted else { continue }
        diagnostics.append(
          shared(resource, slot.name, topology.environment, holder.resource, holder.environment))
      }
    }
    return diagnostics
  }

  private static func shared(
    _ resource: Resource, _ name: String, _ environment: Environment, _ other: Resource,
    _ otherEnvironment: String
  ) -> Diagnostic {
    Diagnostic(
      .nameTaken,
      summary: "'\(resource.id)' has one name in '\(otherEnvironment)' and '\(environment.name)': "
        + "'\(name)'",
      detail: "Both environments are in the account \(environment.account), where the name of an "
        + "\(resource.type) is unique.",
      remedy: "Let the name hold the environment's, or give each environment an account.",
      subject: resource.id, origin: resource.origin,
      related: [RelatedPlace(other.origin, "the other one")])
  }

  private static func slot(of resource: Resource, _ topology: Topology) -> Slot? {
    guard let (argument, scope) = scopes[resource.type],
      let name = resource[argument].flatMap({ topology.resolve($0).stringValue })
    else { return nil }
    switch scope {
    case .account: return Slot(type: resource.type, name: name.lowercased(), owner: nil)
    case .region: return Slot(type: resource.type, name: name, owner: nil)
    case .owner(let argument):
      // Whose name it is must be known.
      guard let owner = resource[argument].map(topology.resolve), owner != .null else { return nil }
      return Slot(type: resource.type, name: name, owner: owner)
    }
  }

  private static func diagnostic(
    _ collisions: [(first: Resource, second: Resource, name: String)]
  ) -> Diagnostic {
    let (first, second, name) = collisions[0]
    let others = collisions.dropFirst().map { "'\($0.second.id)' (\($0.name))" }
    let more =
      others.isEmpty
      ? "" : " The same holds for \(Words.list(others))."
    return Diagnostic(
      .nameTaken, summary: "'\(first.id)' and '\(second.id)' have one name in AWS: '\(name)'",
      detail: "AWS wants the name of an \(first.type) to be unique and refuses the second.\(more)",
      remedy: "Give one of the two elements another name.", subject: second.id,
      origin: second.origin, related: [RelatedPlace(first.origin, "the other one")])
  }
}
