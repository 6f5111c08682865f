import Topology

/// Numbers that Terraform accepts and AWS refuses (PLB019).
enum NumberChecks {
  /// By type and argument.
  private static let ranges: [String: ClosedRange<Int>] = [
    // Amazon ECS service quotas, "Tasks per service".
    "aws_ecs_service.desired_count": 0...5000,
    "aws_appautoscaling_target.min_capacity": 0...2_147_483_647,
    "aws_appautoscaling_target.max_capacity": 0...2_147_483_647,
    // AWS Network Firewall developer guide, "Setting rule group capacity".
    "aws_networkfirewall_rule_group.capacity": 1...30000,
    // AWS KMS API reference, "ScheduleKeyDeletion".
    "aws_kms_key.deletion_window_in_days": 7...30,
    // Elastic Load Balancing API reference, "TargetGroupAttributes".
    "aws_lb_target_group.deregistration_delay": 0...3600,
  ]

  /// Source: Amazon CloudWatch Logs API reference, "PutRetentionPolicy"; 0 is for ever.
  static let retentions: Set = [
    0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    3288, 3653,
  ]

  /// - Parameter refused: Numbers that have been told.
  static func check(_ topology: Topology, except refused: Set<RefusedNumber>) -> [Diagnostic] {
    // One number of a component can be in several resources.
    var told = refused
    return topology.resources.flatMap { resource in
      resource.arguments.compactMap { name, value -> Diagnostic? in
        guard case .int(let number) = value,
          let diagnostic = check(number, name, of: resource)
        else { return nil }
        return told.insert(RefusedNumber(number: number, origin: resource.origin)).inserted
          ? diagnostic : nil
      }
    }
  }

  private static func check(
    _ number: Int, _ name: String, of resource: Resource
  ) -> Diagnostic? {
    if resource.type == "aws_cloudwatch_log_group", name == "retention_in_days" {
      guard !retentions.contains(number) else { return nil }
      return report(
        number, name, resource,
        "Give one of \(Words.list(retentions.sorted().map { "\($0)" }, "or")) days.")
    }
    guard let range = ranges["\(resource.type).\(name)"], !range.contains(number) else {
      return nil
    }
    return report(
      number, name, resource, "Give a number from \(range.lowerBound) to \(range.upperBound).")
  }

  private static func report(
    _ number: Int, _ name: String, _ resource: Resource, _ remedy: String
  ) -> Diagnostic {
    Diagnostic(
      .invalidArgument, summary: "'\(name)' cannot be \(number)",
      detail: "AWS refuses it for '\(resource.id)'.", remedy: remedy, subject: resource.id,
      origin: resource.origin)
  }
}
