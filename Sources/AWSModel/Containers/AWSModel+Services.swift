import AWSResources
import Topology

extension AWSModel {
  /// Services and what scales them.
  mutating func readServices() {
    for view in all(AWS.EcsService.View.self) {
      services[view.resource.id] = ContainerService(
        id: view.resource.id, taskDefinition: values.link(view.taskDefinition),
        desiredTasks: values.number(view.desiredCount),
        launchType: values.text(view.launchType))
    }
    for view in all(AWS.AppautoscalingTarget.View.self) {
      // `service/cluster/name`: the references of the text name the service, or else its parts do.
      let named = view.resource.references.map(\.element).filter { services[$0] != nil }
      let scheduled = scheduledMinimums(of: view)
      for service in named.isEmpty ? namedServices(view) : named {
        services[service]?.scalingTarget = view.resource.id
        services[service]?.minimumTasks = values.number(view.minCapacity)
        services[service]?.maximumTasks = values.number(view.maxCapacity)
        services[service]?.scheduledMinimums = scheduled
      }
    }
  }

  /// The least numbers of tasks that scheduled actions set for a target.
  private func scheduledMinimums(of target: AWS.AppautoscalingTarget.View) -> [Known<Int>] {
    resources("aws_appautoscaling_scheduled_action").filter { action in
      action.references.contains { $0.element == target.resource.id }
        || values.text(action["resource_id"]).value.map {
          $0 == values.text(target.resourceId).value
        }
          ?? false
    }.flatMap { action in
      values.values(at: ["scalable_target_action", "min_capacity"], of: action)
        .map { values.number($0) }
    }.filter { !$0.isAbsent }
  }

  /// The services that a target names by the names of cluster and service.
  private func namedServices(_ view: AWS.AppautoscalingTarget.View) -> [ElementID] {
    guard let text = values.text(view.resourceId).value,
      values.text(view.serviceNamespace).value == "ecs"
    else { return [] }
    let parts = text.split(separator: "/").map(String.init)
    guard parts.count == 3, parts[0] == "service" else { return [] }
    return all(AWS.EcsService.View.self).filter { service in
      guard values.text(service.name).value == parts[2] else { return false }
      if let cluster = values.link(service.cluster).value.flatMap({ resource($0) }) {
        return values.text(cluster["name"]).value == parts[1]
      }
      let cluster = values.text(service.cluster).value ?? ""
      return cluster == parts[1] || cluster.hasSuffix("/" + parts[1])
    }.map(\.resource.id)
  }

  /// Whether the element is a file system whose mount targets clients ask for by name.
  package func isFileSystem(_ id: ElementID) -> Bool {
    resource(id)?.type == AWS.EfsFileSystem.type
  }
}
