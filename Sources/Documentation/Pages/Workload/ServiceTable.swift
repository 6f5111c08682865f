import Topology

/// All services at a glance: how many tasks of which size.
struct ServiceTable: Section {
  let landscape: Landscape
  let services: [ServiceReading]

  var body: [Markdown] {
    if !services.isEmpty {
      Markdown.heading(2, "Services")
      Markdown.table(
        Table(
          ["Service", "Tasks", "CPU units", "Memory, MiB", "Ports"],
          rows: services.map { service in
            [
              "\(.reference(service.id, .text(service.title)))\(landscape.presence(of: service.service))",
              landscape.varying(service.tasks(landscape)) ?? .none,
              size(service, "cpu"), size(service, "memory"),
              landscape.varying(service.ports) ?? .none,
            ]
          }))
    }
  }

  private func size(_ service: ServiceReading, _ argument: String) -> Inline {
    landscape.varying { environment in
      service.task?.items[environment]?[argument].map { value in
        // Terraform's type of both arguments is string; a reader sees a number.
        value.stringValue.map { .text($0) } ?? landscape.text(value, in: environment)
      }
    } ?? .none
  }
}

extension ServiceReading {
  /// How many tasks run: the desired count, or the bounds of automatic scaling.
  func tasks(_ landscape: Landscape) -> (Int) -> Inline? {
    { environment in
      if let minimum = landscape.value(
        scaling?.items[environment], "min_capacity", in: environment),
        let maximum = landscape.value(
          scaling?.items[environment], "max_capacity", in: environment)
      {
        return minimum == maximum ? minimum : "\(minimum) to \(maximum)"
      }
      return landscape.value(service.items[environment], "desired_count", in: environment)
    }
  }
}
