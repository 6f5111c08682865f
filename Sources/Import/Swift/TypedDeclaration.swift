import AWSResources
import OrderedCollections
import Topology

/// The call of a struct's initialiser in ``AWS`` with the arguments of a declaration, where it takes
/// all of them; else why it does not.
package struct TypedDeclaration {
  /// Why a resource is declared by the name of its type.
  package struct Obstacle: Error, Hashable {
    package let cause: String
  }

  private let structure: String
  private let initializer: ResourceInitializer

  package init(type: String) throws(Obstacle) {
    guard let initializer = ResourceInitializers.initializer(of: type) else {
      throw Obstacle(cause: "AWS has no struct for '\(type)'.")
    }
    self.initializer = initializer
    structure = "AWS.\(SwiftName.structure(type))"
  }

  /// `AWS.Vpc(cidrBlock: "10.0.0.0/16")`, broken over lines.
  package func text(
    _ arguments: OrderedDictionary<String, Value>, indent: String
  ) throws(Obstacle) -> String {
    try call(
      structure, initializer.parameters, arguments, of: structure, at: [], indent: indent)
  }

  // MARK: Calls

  private func call(
    _ name: String, _ parameters: [ResourceInitializer.Parameter],
    _ arguments: OrderedDictionary<String, Value>, of structure: String, at path: [String],
    indent: String
  ) throws(Obstacle) -> String {
    let known = Set(parameters.map(\.name))
    if let other = arguments.first(where: { !known.contains($0.key) && $0.value != .null }) {
      throw Obstacle(
        cause: "'\((path + [other.key]).joined(separator: "."))' is no argument of \(structure).")
    }
    let inner = indent + "  "
    var lines: [String] = []
    for parameter in parameters {
      guard let value = arguments[parameter.name], value != .null else {
        guard parameter.isRequired else { continue }
        let missing = (path + [parameter.name]).joined(separator: ".")
        throw Obstacle(cause: "'\(missing)' is not given, which \(structure) needs.")
      }
      let text = try self.argument(
        value, parameter.kind, of: structure, at: path + [parameter.name], indent: inner)
      lines.append("\(inner)\(SwiftName.label(parameter.name)): \(text)")
    }
    return lines.isEmpty ? "\(name)()" : "\(name)(\n\(lines.joined(separator: ",\n")))"
  }

  private func argument(
    _ value: Value, _ kind: ResourceInitializer.Parameter.Kind, of structure: String,
    at path: [String], indent: String
  ) throws(Obstacle) -> String {
    switch kind {
    case .attribute("Value"): return SwiftValue.text(value, indent: indent)
    case .attribute(let wrapped): return attribute(value, wrapped, indent: indent)
    case .block(let name, let isSingle):
      guard case .blocks(let blocks) = value, !isSingle || blocks.count == 1 else {
        let place = path.joined(separator: ".")
        throw Obstacle(cause: "the blocks of '\(place)' are not known.")
      }
      let inner = isSingle ? indent : indent + "  "
      var calls: [String] = []
      for block in blocks {
        calls.append(
          try call(
            ".init", initializer.blocks[name] ?? [], block, of: "\(structure).\(name)", at: path,
            indent: inner))
      }
      if isSingle { return calls[0] }
      return "[\n\(calls.map { "\(inner)\($0),\n" }.joined())\(indent)]"
    }
  }

  // MARK: Attributes

  /// A literal where the value has the type of the argument; else the value as it is.
  private func attribute(_ value: Value, _ wrapped: String, indent: String) -> String {
    if let literal = literal(value, wrapped, indent: indent) { return literal }
    return ".value(\(SwiftValue.text(value, indent: indent)))"
  }

  private func literal(_ value: Value, _ wrapped: String, indent: String) -> String? {
    let inner = indent + "  "
    switch (value, wrapped) {
    case (.string(let text), "String"): return SwiftName.literal(text)
    case (.bool(let flag), "Bool"): return "\(flag)"
    case (.int(let number), "AWS.Number"): return "\(number)"
    case (.double(let number), "AWS.Number"): return "\(number)"
    case (.reference, _): return SwiftValue.text(value, indent: indent)
    case (.input(let name), _): return ".input(\(SwiftName.literal(name)))"
    case (.list(let members), _) where wrapped.hasPrefix("[") && !wrapped.contains(":"):
      let element = String(wrapped.dropFirst().dropLast())
      if members.isEmpty { return "[]" }
      return "[\n"
        + members.map { "\(inner)\(attribute($0, element, indent: inner)),\n" }.joined()
        + "\(indent)]"
    case (.object(let members), _) where wrapped.hasPrefix("[String:"):
      let element = String(wrapped.dropFirst("[String:".count).dropLast())
      if members.isEmpty { return "[:]" }
      return "[\n"
        + members.map {
          "\(inner)\(SwiftName.literal($0.key)): \(attribute($0.value, element, indent: inner)),\n"
        }.joined() + "\(indent)]"
    default: return nil
    }
  }
}
