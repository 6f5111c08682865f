import AWSModel
import AWSResources
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

  func violations(in model: AWSModel) -> [Violation] {
    model.all(AWS.EcsService.View.self).compactMap { view in
      guard let service = model.services[view.resource.id],
        let reason = reason(view, model)
      else { return nil }
      let tasks = max(service.desiredTasks.value ?? 0, service.maximumTasks.value ?? 0)
      guard tasks > 1 else { return nil }
      return Violation(
        view.resource, "'\(service.id)' may run \(tasks) tasks where one must run", reason)
    }
  }

  /// Why one task must run; nil where several may.
  private func reason(_ view: AWS.EcsService.View, _ model: AWSModel) -> String? {
    if let maximum = model.values.number(view.deploymentMaximumPercent).value, maximum <= 100,
      model.values.number(view.deploymentMinimumHealthyPercent).value == 0
    {
      return "It stops its task before it starts another, as what must run once does."
    }
    return receivesStatsD(view.resource.id, model)
      ? "It receives StatsD metrics, which one daemon alone may sum up." : nil
  }

  private func receivesStatsD(_ service: ElementID, _ model: AWSModel) -> Bool {
    model.topology.connections.contains { connection in
      connection.transport == .udp && connection.ports == 8125
        && model.component(connection.target)?.primary == service
    }
  }
}
