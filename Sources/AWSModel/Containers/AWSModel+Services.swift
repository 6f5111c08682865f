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
      // `service/cluster/name`: the references of the text name the service.
      for reference in view.resource.references where services[reference.element] != nil {
        services[reference.element]?.minimumTasks = values.number(view.minCapacity)
        services[reference.element]?.maximumTasks = values.number(view.maxCapacity)
      }
      scaleByName(view)
    }
  }

  /// A state has the cluster and the service by their names.
  private mutating func scaleByName(_ view: AWS.AppautoscalingTarget.View) {
    guard let text = values.text(view.resourceId).value,
      values.text(view.serviceNamespace).value == "ecs"
    else { return }
    let parts = text.split(separator: "/").map(String.init)
    guard parts.count == 3, parts[0] == "service" else { return }
    for service in all(AWS.EcsService.View.self) {
      let cluster = values.text(service.cluster).value ?? ""
      guard values.text(service.name).value == parts[2],
        cluster == parts[1] || cluster.hasSuffix("/" + parts[1])
      else { continue }
      services[service.resource.id]?.minimumTasks = values.number(view.minCapacity)
      services[service.resource.id]?.maximumTasks = values.number(view.maxCapacity)
    }
  }

  /// Whether the element is a file system whose mount targets clients ask for by name.
  package func isFileSystem(_ id: ElementID) -> Bool {
    resource(id)?.type == AWS.EfsFileSystem.type
  }
}
