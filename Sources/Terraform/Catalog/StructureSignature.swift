import Topology

/// What two components must have in common to share a module: everything but literal values.
struct StructureSignature: Hashable {
  private let text: String

  /// - Parameter resources: the component's resources in each environment; nil where it is absent.
  init(of component: String, kind: String, resources: [[Resource]?]) {
    let environments = resources.map { resources in
      guard let resources else { return "absent" }
      return resources.map { Self.shape(of: $0, in: component) }.joined(separator: "\n")
    }
    text = "\(kind)\n\n\(environments.joined(separator: "\n\n"))"
  }

  /// A structure that no other component shares.
  init(only component: String) { text = "only \(component)" }

  private static func shape(of resource: Resource, in component: String) -> String {
    let arguments = resource.arguments.map { "\($0.key)=\(shape(of: $0.value, in: component))" }
    let dependencies = resource.dependsOn.map { relative($0, to: component) }
    let lifecycle = resource.lifecycle == ResourceLifecycle() ? "" : "\(resource.lifecycle)"
    return [
      relative(resource.id, to: component), resource.type, resource.name,
      arguments.joined(separator: ","), dependencies.joined(separator: ","), lifecycle,
    ].joined(separator: " ")
  }

  private static func relative(_ id: ElementID, to component: String) -> String {
    let names = id.path.first == component ? ["."] + id.path.dropFirst() : ["elsewhere"]
    return ElementID(path: names, key: id.key).description
  }

  static func shape(of value: Value, in component: String) -> String {
    func members(_ members: some Sequence<(key: String, value: Value)>) -> String {
      "{\(members.map { "\($0.key):\(shape(of: $0.value, in: component))" }.joined(separator: ","))}"
    }
    switch value {
    case .null: return "null"
    case .bool: return "bool"
    case .int, .double: return "number"
    case .string: return "string"
    case .list(let values):
      guard !value.isLiteral else { return "list" }
      return "[\(values.map { shape(of: $0, in: component) }.joined(separator: ","))]"
    case .object(let object): return members(object.elements)
    case .blocks(let blocks):
      return "blocks[\(blocks.map { members($0.elements) }.joined(separator: ","))]"
    case .template(let parts):
      return "template(\(parts.map { shape(of: $0, in: component) }.joined(separator: ",")))"
    case .json(let inner): return "json(\(shape(of: inner, in: component)))"
    case .context(let context): return "context(\(context))"
    case .input(let name): return "input(\(name))"
    case .reference(let reference):
      let element = relative(reference.element, to: component)
      return "reference(\(element).\(reference.attribute)[\(reference.key ?? "")])"
    }
  }
}
