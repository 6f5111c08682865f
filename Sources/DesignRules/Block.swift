import Foundation
import OrderedCollections
import Topology

/// A resource, or a block inside one, with the facts of the environment filled in.
struct Block: Sendable {
  let resource: Resource
  private let members: OrderedDictionary<String, Value>
  private let topology: Topology

  init(_ resource: Resource, in topology: Topology) {
    self.init(resource, resource.arguments, in: topology)
  }

  private init(
    _ resource: Resource, _ members: OrderedDictionary<String, Value>, in topology: Topology
  ) {
    self.resource = resource
    self.members = members
    self.topology = topology
  }

  var id: ElementID { resource.id }

  /// The argument's value; nil where it is not given.
  subscript(name: String) -> Value? {
    switch members[name].map(topology.resolve) {
    case .null?, nil: nil
    case let value?: value
    }
  }

  /// Whether the argument is given, be its value known or not.
  func has(_ name: String) -> Bool { self[name] != nil && self[name] != "" }

  /// A known text; numbers and flags as text, too.
  func text(_ name: String) -> String? { Self.text(self[name]) }

  /// A known number, which Terraform also takes as text.
  func number(_ name: String) -> Int? { text(name).flatMap { Int($0) } }

  /// A known flag, which Terraform also takes as text.
  func flag(_ name: String) -> Bool? { text(name).flatMap { Bool($0) } }

  /// The text with a question mark in the place of each unknown part.
  func sketch(_ name: String) -> String? {
    guard case .template(let parts)? = self[name] else { return text(name) }
    return parts.map { Self.text($0) ?? "?" }.joined()
  }

  /// The elements of a list; empty where it is not known.
  func list(_ name: String) -> [Value] {
    if case .list(let values)? = self[name] { values } else { [] }
  }

  /// The known texts of a list.
  func texts(_ name: String) -> [String] { list(name).compactMap { Self.text($0) } }

  /// Nested blocks, or the objects of a list.
  func blocks(_ name: String) -> [Block] {
    switch self[name] {
    case .blocks(let blocks)?: blocks.map { Block(resource, $0, in: topology) }
    case .object(let members)?: [Block(resource, members, in: topology)]
    case .list(let values)?:
      values.compactMap { value in
        if case .object(let members) = value { Block(resource, members, in: topology) } else { nil }
      }
    default: []
    }
  }

  func block(_ name: String) -> Block? { blocks(name).first }

  /// The objects of a list that is given as JSON, as an expression or as text.
  func json(_ name: String) -> [Block] {
    var content = self[name]
    if case .json(let value)? = content { content = value }
    if case .string(let text)? = content {
      content = try? JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }
    guard case .list(let values)? = content else { return [] }
    return values.compactMap { value in
      if case .object(let members) = value { Block(resource, members, in: topology) } else { nil }
    }
  }

  static func text(_ value: Value?) -> String? {
    switch value {
    case .string(let text)?: text
    case .int(let number)?: String(number)
    case .bool(let flag)?: String(flag)
    default: nil
    }
  }
}
