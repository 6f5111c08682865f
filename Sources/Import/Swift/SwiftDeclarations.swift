import AWSModel
import AWSResources
import OrderedCollections
import Topology

/// An import as declarations of an architecture: every resource by its type and arguments, with
/// names made from addresses.
///
/// Ids become references, what the provider computes is left out, and what the import does not know
/// becomes an input that says so.
package struct SwiftDeclarations: Sendable {
  package struct Declaration: Hashable, Sendable {
    /// Lowercase with hyphens, unique.
    package let name: String
    package let resource: Resource
    package let arguments: OrderedDictionary<String, Value>
    /// The Terraform module; empty for the root.
    package let module: String
    /// What is said of arguments that have a value and are not declared.
    package let remarks: [String]
  }

  /// Something that the import does not know.
  package struct Unknown: Hashable, Sendable {
    package let name: String
    package let cause: String
  }

  package let topology: Topology
  package private(set) var declarations: [Declaration] = []
  package private(set) var unknowns: [Unknown] = []
  /// The declared name of each resource.
  package let names: [ElementID: String]

  private var inputCounts: [String: Int] = [:]
  private let elementsByID: [String: (element: ElementID, attribute: String)]

  package init(_ imported: ImportedTerraform) {
    topology = imported.topology
    var used: Set<String> = []
    var names: [ElementID: String] = [:]
    var ids: [String: (element: ElementID, attribute: String)] = [:]
    for resource in topology.resources {
      names[resource.id] = Self.name(of: resource, &used)
      for attribute in ["arn", "id"] {
        if let text = resource[attribute]?.stringValue, text.count > 4 {
          ids[text] = (resource.id, attribute)
        }
      }
    }
    self.names = names
    elementsByID = ids
    for resource in topology.resources { declare(resource, imported.given[resource.id]) }
  }

  private static func name(of resource: Resource, _ used: inout Set<String>) -> String {
    var words = resource.id.description.lowercased()
      .split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
    words.removeAll { $0 == "module" || $0 == resource.type.prefix { $0 != "_" } }
    var base = String(words.joined(separator: "-").prefix(56))
    while base.last == "-" { base.removeLast() }
    if base.first.map({ !$0.isLetter }) ?? true { base = "x\(base)" }
    var name = base
    var number = 2
    while !used.insert(name).inserted {
      name = "\(base)-\(number)"
      number += 1
    }
    return name
  }

  /// - Parameter configured: The arguments that the configuration gives; nil without one.
  private mutating func declare(_ resource: Resource, _ configured: Set<String>?) {
    let schema = ResourceSchemas.schema(of: resource.type)
    let arguments = Set(NetworkArguments.of(resource.type).compactMap(\.path.first))
    let settable = ResourceInitializers.initializer(of: resource.type).map {
      Set($0.parameters.map(\.name))
    }
    var given: OrderedDictionary<String, Value> = [:]
    var open: [String] = []
    var refused: [String] = []
    for (name, value) in resource.arguments where name != "id" && name != "arn" {
      // A state has what the provider computes, too; what a configuration gives is given.
      let isComputed = schema?.computed.contains(name) ?? false
      let isConfigured = configured?.contains(name) == true
      if isComputed, !arguments.contains(name), value.references.isEmpty {
        if isConfigured, settable?.contains(name) == false {
          refused.append(name)
          continue
        }
        guard isConfigured else {
          if configured == nil, settable?.contains(name) == true { open.append(name) }
          continue
        }
      }
      given[name] = renamed(value, in: names[resource.id] ?? "", name)
    }
    var remarks: [String] = []
    if !open.isEmpty {
      remarks.append(
        "A state does not tell whether these were given, so they are left to AWS: "
          + "\(open.joined(separator: ", ")).")
    }
    if !refused.isEmpty {
      remarks.append("The current provider takes no \(refused.joined(separator: ", ")) here.")
    }
    declarations.append(
      Declaration(
        name: names[resource.id] ?? "", resource: resource, arguments: given,
        module: resource.modulePath, remarks: remarks))
  }

  /// The value with declared names; `owner` is the name of the resource that has it.
  private mutating func renamed(_ value: Value, in owner: String, _ argument: String) -> Value {
    func unknown(_ cause: String, _ self: inout Self) -> Value {
      .input(self.input(cause, of: "\(owner)_\(argument)"))
    }
    switch value {
    case .string(let text):
      guard let known = elementsByID[text], let name = names[known.element] else { return value }
      return .reference(ElementID(name), known.attribute)
    case .reference(let reference):
      // What another provider makes is not declared here.
      guard let name = names[reference.element] else {
        return unknown("\(reference.element), which is not of AWS", &self)
      }
      return .reference(ElementID(name), reference.attribute, key: reference.key)
    case .input(let cause): return unknown(cause, &self)
    case .list(let values): return .list(values.map { renamed($0, in: owner, argument) })
    case .template(let values): return .template(values.map { renamed($0, in: owner, argument) })
    case .object(let members):
      return .object(members.mapValues { renamed($0, in: owner, argument) })
    case .blocks(let blocks):
      return .blocks(blocks.map { $0.mapValues { renamed($0, in: owner, argument) } })
    case .json(let inner): return .json(renamed(inner, in: owner, argument))
    case .null, .bool, .int, .double, .context: return value
    }
  }

  /// The input that stands for something unknown: one for each, because what is not known for the
  /// same cause need not be the same.
  private mutating func input(_ cause: String, of owner: String) -> String {
    let name = "unknown_" + owner.replacing("-", with: "_")
    let number = inputCounts[name, default: 0] + 1
    inputCounts[name] = number
    let unique = number == 1 ? name : "\(name)_\(number)"
    unknowns.append(Unknown(name: unique, cause: cause))
    return unique
  }
}
