import OrderedCollections
import Topology

/// One container of a service's task.
struct ContainerSection: Section {
  let landscape: Landscape
  let service: ServiceReading
  let name: String

  var body: [Markdown] {
    Markdown.heading(4, "Container \(code: name) of \(service.title)")
    settings
    variables("Environment variable", list: "environment", member: "value")
    variables("Secret", list: "secrets", member: "valueFrom")
  }

  private var settings: SettingsTable {
    var table = SettingsTable(landscape)
    table.add("Image") { value("image", $0) }
    table.add("Ports") { environment in
      let ports = container(environment).map(ServiceReading.ports) ?? []
      return ports.isEmpty ? nil : .text(ports.joined(separator: ", "))
    }
    table.add("Health check", healthCheck)
    table.add("Storage", storage)
    table.add("User") { value("user", $0) }
    table.add("Root file system is read-only") { value("readonlyRootFilesystem", $0) }
    table.add("Log group", logGroup)
    return table
  }

  private func container(_ environment: Int) -> ServiceReading.Container? {
    service.container(name, in: environment)
  }

  private func value(_ member: String, _ environment: Int) -> Inline? {
    container(environment)?[member].flatMap { value in
      value == .null ? nil : landscape.text(value, in: environment)
    }
  }

  private func healthCheck(_ environment: Int) -> Inline? {
    guard let check = ServiceReading.objects(container(environment)?["healthCheck"]).first,
      case .list(let words)? = check["command"]
    else { return nil }
    let command = words.compactMap(\.stringValue).joined(separator: " ")
    guard case .int(let seconds)? = check["interval"] else { return .code(command) }
    return "\(code: command) every \(seconds) s"
  }

  /// Each mounted path with the volume's file system.
  private func storage(_ environment: Int) -> Inline? {
    let volumes = ServiceReading.objects(service.task?.items[environment]?["volume"])
    let mounts = ServiceReading.objects(container(environment)?["mountPoints"])
    let texts = mounts.compactMap { mount -> Inline? in
      guard let path = mount["containerPath"] else { return nil }
      let volume = volumes.first { $0["name"] == mount["sourceVolume"] }
      let access = mount["readOnly"] == .bool(true) ? ", read-only" : ""
      let source = volume?.values.flatMap(\.references).map(\.element).uniqued()
        .map(landscape.link).joined()
      let name = mount["sourceVolume"].map { landscape.text($0, in: environment) }
      return "\(landscape.text(path, in: environment)) from \(source ?? name ?? .none)\(access)"
    }
    return texts.isEmpty ? nil : texts.joined(separator: .lineBreak)
  }

  private func logGroup(_ environment: Int) -> Inline? {
    ServiceReading.objects(container(environment)?["logConfiguration"]).first
      .flatMap { ServiceReading.objects($0["options"]).first?["awslogs-group"] }
      .map { landscape.text($0, in: environment) }
  }

  private func variables(_ heading: String, list: String, member: String) -> [Markdown] {
    let lists = landscape.environments.indices.map {
      ServiceReading.objects(container($0)?[list])
    }
    let names = lists.joined().compactMap { $0["name"]?.stringValue }.uniqued()
    guard !names.isEmpty else { return [] }
    let rows = names.map { name -> [Inline] in
      let value = landscape.varying { environment in
        lists[environment].first { $0["name"] == .string(name) }?[member]
          .map { landscape.text($0, in: environment) }
      }
      return [.code(name), value ?? .none]
    }
    return [.table(Table([Table.Column(.text(heading)), "Value"], rows: rows))]
  }
}
