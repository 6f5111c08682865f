import Topology

/// What must run once runs once.
///
/// Source: StatsD documentation, "Graphite"; Amazon ECS developer guide, "Amazon ECS service
/// definition parameters".
struct SingleWriterRule: DesignRule {
  let code = DiagnosticCode.singleWriter
  let severity = Diagnostic.Severity.warning
  let title = "What must run once runs once"
  let why =
    "Two tasks that write one thing undo each other: two StatsD daemons overwrite the sums "
    + "of the same key, two carbon caches the same file."
  let remedy =
    "Set desired_count to 1 and remove the autoscaling, or let each task write under a name "
    + "of its own."
  let source =
    #"StatsD documentation, "Graphite"; Amazon ECS developer guide, "Amazon ECS service "#
    + #"definition parameters""#

  func violations(in model: DesignModel) -> [Violation] {
    model.resources("aws_ecs_service").compactMap { service in
      let reason: String
      if service.number("deployment_maximum_percent").map({ $0 <= 100 }) == true,
        service.number("deployment_minimum_healthy_percent") == 0
      {
        reason = "It stops its task before it starts another, as what must run once does."
      } else if receivesStatsD(service, model) {
        reason = "It receives StatsD metrics, which one daemon alone may sum up."
      } else {
        return nil
      }
      let tasks = max(service.number("desired_count") ?? 0, model.largestCount(of: service) ?? 0)
      guard tasks > 1 else { return nil }
      return Violation(
        service, "'\(service.id)' may run \(tasks) tasks where one must run", reason)
    }
  }

  private func receivesStatsD(_ service: Block, _ model: DesignModel) -> Bool {
    model.topology.connections.contains { connection in
      connection.transport == .udp && connection.ports == 8125
        && model.index.component(connection.target)?.primary == service.id
    }
  }
}
