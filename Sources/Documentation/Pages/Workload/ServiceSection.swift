import Topology

/// One service: what it runs, how it is reached, where it keeps its files.
struct ServiceSection: Section {
  let landscape: Landscape
  let service: ServiceReading

  var body: [Markdown] {
    Markdown.anchors([service.id, service.service.id, service.task?.id].compactMap { $0 })
    Markdown.heading(3, .text(service.title))
    if let summary = service.component?.first.summary, !summary.isEmpty {
      Markdown.paragraph(.text(summary))
    }
    settings
    service.containerNames.map {
      ContainerSection(landscape: landscape, service: service, name: $0)
    }
  }

  private var settings: SettingsTable {
    var table = SettingsTable(landscape)
    table.add("Cluster") { argument("cluster", $0) }
    table.add("Tasks", service.tasks(landscape))
    table.add("Launch type") { argument("launch_type", $0) }
    table.add("Discovery name", discoveryName)
    table.add("Subnets") { network("subnets", $0) }
    table.add("Security groups") { network("security_groups", $0) }
    table.add("Public address") { network("assign_public_ip", $0) }
    table.add("Load balancer targets", targets)
    table.add("Healthy during deployment, % of tasks") {
      argument("deployment_minimum_healthy_percent", $0)
    }
    table.add("Task role") { task("task_role_arn", $0) }
    table.add("Execution role") { task("execution_role_arn", $0) }
    table.add("Processor") { environment in
      ServiceReading.objects(service.task?.items[environment]?["runtime_platform"]).first?[
        "cpu_architecture"
      ].map { landscape.text($0, in: environment) }
    }
    return table
  }

  private func argument(_ name: String, _ environment: Int) -> Inline? {
    landscape.value(service.service.items[environment], name, in: environment)
  }

  private func task(_ name: String, _ environment: Int) -> Inline? {
    landscape.value(service.task?.items[environment], name, in: environment)
  }

  private func network(_ name: String, _ environment: Int) -> Inline? {
    ServiceReading.objects(service.service.items[environment]?["network_configuration"])
      .first?[name].map { landscape.text($0, in: environment) }
  }

  /// The name under which other services find it, with its namespace.
  private func discoveryName(_ environment: Int) -> Inline? {
    let registries = ServiceReading.objects(
      service.service.items[environment]?["service_registries"])
    let names = registries.compactMap { registry -> Inline? in
      guard let reference = registry["registry_arn"]?.references.first,
        let discovery = landscape.resource(reference.element)?.items[environment],
        let name = discovery["name"]
      else { return nil }
      let namespace = discovery.references.lazy
        .compactMap { landscape.resource($0.element)?.items[environment]?["name"] }.first
      let parts = [name] + (namespace.map { [.string("."), $0] } ?? [])
      let full = landscape.environments[environment].topology.resolve(.template(parts))
      return .reference(reference.element, landscape.text(full, in: environment))
    }
    return names.isEmpty ? nil : names.joined()
  }

  private func targets(_ environment: Int) -> Inline? {
    let blocks = ServiceReading.objects(service.service.items[environment]?["load_balancer"])
    let texts = blocks.compactMap { block -> Inline? in
      guard let group = block["target_group_arn"], let port = block["container_port"] else {
        return nil
      }
      let (name, number) = (
        landscape.text(group, in: environment), landscape.text(port, in: environment)
      )
      return "\(name), port \(number)"
    }
    return texts.isEmpty ? nil : texts.joined(separator: .lineBreak)
  }
}
