import Topology

extension ModelDocument {
  /// The same without what was imported.
  var declared: ModelDocument {
    let parts = environments.map(DeclaredPart.init)
    guard parts.contains(where: { !$0.addresses.isEmpty }) else { return self }
    return ModelDocument(
      environments: parts.map(\.topology), moves: moves ?? [])
  }
}

/// What is declared in Swift, without what is imported: the part for which Terraform is written.
///
/// A reference to an imported resource becomes an input, because another configuration owns it.
struct DeclaredPart {
  let topology: Topology
  /// The addresses of what is imported, as the documents tell them.
  let addresses: [ElementID: String]

  init(_ whole: Topology) {
    var imported: [ElementID: Resource] = [:]
    for resource in whole.resources {
      if case .state = resource.origin { imported[resource.id] = resource }
    }
    addresses = imported.mapValues(\.origin.description)
    guard !imported.isEmpty else {
      topology = whole
      return
    }
    var part = whole
    part.resources.removeAll { imported[$0.id] != nil }
    part.components.removeAll { if case .state = $0.origin { true } else { false } }
    part.connections.removeAll { if case .state = $0.origin { true } else { false } }
    var inputs = Inputs(imported)
    for index in part.resources.indices {
      part.resources[index].arguments = part.resources[index].arguments.mapValues {
        inputs.replaced($0)
      }
      part.resources[index].dependsOn.removeAll { imported[$0] != nil }
    }
    part.inputs += inputs.found
    topology = part
  }

  /// The variables that stand for attributes of what another configuration owns.
  private struct Inputs {
    private let imported: [ElementID: Resource]
    private(set) var found: [Input] = []

    init(_ imported: [ElementID: Resource]) { self.imported = imported }

    mutating func replaced(_ value: Value) -> Value {
      switch value {
      case .reference(let reference):
        guard let resource = imported[reference.element] else { return value }
        return .input(name(of: reference.attribute, of: resource))
      case .list(let values): return .list(values.map { replaced($0) })
      case .template(let values): return .template(values.map { replaced($0) })
      case .object(let members): return .object(members.mapValues { replaced($0) })
      case .blocks(let blocks): return .blocks(blocks.map { $0.mapValues { replaced($0) } })
      case .json(let inner): return .json(replaced(inner))
      case .null, .bool, .int, .double, .string, .context, .input: return value
      }
    }

    private mutating func name(of attribute: String, of resource: Resource) -> String {
      let address = resource.origin.description
      let words = "\(address)_\(attribute)".lowercased()
        .split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      let name = words.joined(separator: "_")
      if !found.contains(where: { $0.name == name }) {
        let known = resource[attribute]?.stringValue
        found.append(
          Input(
            name, type: "string",
            description: "The \(attribute) of \(address), which another configuration owns.",
            default: known.map { .string($0) }, example: .string(known ?? "value"),
            origin: resource.origin))
      }
      return name
    }
  }
}
