import AWSResources
import OrderedCollections
import Topology

/// A service with its task definition and containers, as the pages speak of them.
struct ServiceReading: Sendable {
  typealias Container = OrderedDictionary<String, Value>

  let service: Aligned<Resource>
  let task: Aligned<Resource>?
  let component: Aligned<ComponentRecord>?
  /// How many tasks automatic scaling keeps, where there is any.
  let scaling: Aligned<Resource>?
  /// The names of the containers, in order.
  let containerNames: [String]
  private let containers: [[(name: String, definition: Container)]]

  init(_ service: Aligned<Resource>, in landscape: Landscape) {
    self.service = service
    task = landscape.target(of: service, "task_definition")
    let owner = landscape.owner(of: service.id)
    component = owner?.first.kind == .service || owner?.first.primary == service.id ? owner : nil
    let targets = landscape.models.compactMap { $0.services[service.id]?.scalingTarget }
    scaling = targets.first.flatMap(landscape.resource)
    let task = task
    containers = landscape.environments.indices.map { environment in
      // A plan has them as the text of a JSON document.
      landscape.models[environment].values
        .objects(inJSON: task?.items[environment]?["container_definitions"]).enumerated().map {
          ($0.element["name"]?.stringValue ?? "container \($0.offset + 1)", $0.element)
        }
    }
    containerNames = containers.flatMap { $0.map(\.name) }.uniqued()
  }

  var id: ElementID { component?.id ?? service.id }
  var title: String { component?.first.title ?? service.first.title }

  func container(_ name: String, in environment: Int) -> Container? {
    containers[environment].first { $0.name == name }?.definition
  }

  /// The ports that the containers accept connections on: `8125/udp`.
  func ports(in environment: Int) -> Inline? {
    let ports = containers[environment].flatMap { Self.ports(of: $0.definition) }
    return ports.isEmpty ? nil : .text(ports.joined(separator: ", "))
  }

  static func ports(of container: Container) -> [String] {
    objects(container["portMappings"]).compactMap { mapping in
      guard case .int(let port)? = mapping["containerPort"] else { return nil }
      return "\(port)/\(mapping["protocol"]?.stringValue ?? "tcp")"
    }
  }

  /// The objects of a list, of nested blocks or of a list as JSON.
  static func objects(_ value: Value?) -> [OrderedDictionary<String, Value>] {
    switch value {
    case .json(let value)?: objects(value)
    case .list(let values)?: values.flatMap { objects($0) }
    case .object(let members)?: [members]
    case .blocks(let blocks)?: blocks
    default: []
    }
  }
}
