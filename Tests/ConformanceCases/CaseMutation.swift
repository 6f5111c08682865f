import Foundation
import OrderedCollections
import Topology

/// A case with one argument that is not known, beside the same case with values that it may have.
///
/// What is said of the first must hold whatever the value is, so it may not contradict what is said
/// of any of the others.
package struct CaseMutation: Sendable {
  /// The case, the resource and the argument, for example `B24 lb.enable_cross_zone`.
  package let place: String
  private let unknown: CaseJSON
  private let others: [CaseJSON]

  private static let input = "mutation"

  /// The mutations of all cases of a file, each argument of each resource once.
  package static func all(in file: URL) throws -> [CaseMutation] {
    let json = try JSONDecoder().decode(CaseJSON.self, from: Data(contentsOf: file))
    return try json.list("the file").flatMap { try mutations(of: $0) }
  }

  /// What contradicts what; empty where nothing does.
  package func contradictions() throws -> [String] {
    let answers = try Self.answers(unknown)
    return try others.flatMap { other in
      zip(answers, try Self.answers(other)).compactMap { unknown, known in
        unknown.isContradicted(by: known)
          ? "\(place): \(CaseAnswer.text(unknown)) where it is not known, "
            + "\(CaseAnswer.text(known)) with one value"
          : nil
      }
    }
  }

  private static func answers(_ json: CaseJSON) throws -> [Set<CaseAnswer>] {
    try ConformanceCase(json).run().comparisons.map(\.got)
  }

  // MARK: Making

  private static func mutations(of json: CaseJSON) throws -> [CaseMutation] {
    let id = try (json["id"] ?? .null).text("an id")
    let resources = try (json["model"]?["resources"] ?? .null).list("the resources")
    var types: [String: String] = [:]
    for resource in resources {
      let name = try (resource["id"] ?? .null).text("a name")
      types[name] = try (resource["type"] ?? .null).text("a type")
    }
    return try resources.enumerated().flatMap { index, resource -> [CaseMutation] in
      guard let arguments = resource["args"] else { return [] }
      let name = try (resource["id"] ?? .null).text("a name")
      return arguments.places().map { place, value in
        func with(_ other: CaseJSON) -> CaseJSON {
          var all = resources
          all[index] = resource.setting("args", to: arguments.replacing(place, by: other))
          let model = (json["model"] ?? .null).setting("resources", to: .array(all))
          return json.setting("model", to: model.adding(input: Self.input, like: value))
        }
        let path = place.map(\.description).joined(separator: ".")
        return CaseMutation(
          place: "\(id) \(name).\(path)", unknown: with(.string("$\(Self.input)")),
          others: (alternatives(to: value, types) + [value]).map(with))
      }
    }
  }

  /// Values that the argument could have instead; none where there is no telling.
  private static func alternatives(to value: CaseJSON, _ types: [String: String]) -> [CaseJSON] {
    switch value {
    case .bool(let flag): return [.bool(!flag)]
    case .int: return [.int(0), .int(22), .int(443)].filter { $0 != value }
    case .string(let text) where text.hasPrefix("@"):
      let parts = text.dropFirst().split(separator: ".", maxSplits: 1)
      guard parts.count == 2, !text.contains("#") else { return [] }
      let own = types[String(parts[0])]
      return types.keys.sorted().filter { types[$0] == own && $0 != parts[0] }.prefix(2)
        .map { .string("@\($0).\(parts[1])") }
    case .string(let text) where text.contains("/") && text.contains("."):
      return ["0.0.0.0/0", "10.0.1.0/24", "10.9.9.0/24"].filter { $0 != text }.map { .string($0) }
    case .string(let text) where IPv4Address(text) != nil:
      return ["10.0.1.77", "10.0.2.77"].filter { $0 != text }.map { .string($0) }
    case .string("tcp"), .string("udp"), .string("-1"):
      return ["tcp", "udp", "-1"].map { .string($0) }.filter { $0 != value }
    case .string("allow"), .string("deny"): return [.string("allow"), .string("deny")]
    case .string("enable"), .string("disable"): return [.string("enable"), .string("disable")]
    case .array(let members) where !members.isEmpty: return [.array([])]
    default: return []
    }
  }
}

/// A step from a value to one of its members.
private enum CasePlace: CustomStringConvertible {
  case member(String)
  case element(Int)

  var description: String {
    switch self {
    case .member(let name): name
    case .element(let index): String(index)
    }
  }
}

extension CaseJSON {
  /// Every place inside the value with what stands there: arguments, members of nested blocks and
  /// elements of lists; not a nested block as a whole, which no input can be.
  fileprivate func places() -> [([CasePlace], CaseJSON)] {
    let members: [(CasePlace, CaseJSON)]
    switch self {
    case .object(let object): members = object.map { (.member($0), $1) }
    case .array(let array): members = array.enumerated().map { (.element($0), $1) }
    default: return []
    }
    return members.flatMap { step, value -> [([CasePlace], CaseJSON)] in
      let inner = value.places().map { ([step] + $0, $1) }
      if case .object = value { return inner }
      return value == .null ? [] : [([step], value)] + inner
    }
  }

  fileprivate func replacing(_ place: [CasePlace], by other: CaseJSON) -> CaseJSON {
    guard let step = place.first else { return other }
    let rest = Array(place.dropFirst())
    switch (self, step) {
    case (.object(var object), .member(let name)):
      object[name] = (object[name] ?? .null).replacing(rest, by: other)
      return .object(object)
    case (.array(var array), .element(let index)):
      array[index] = array[index].replacing(rest, by: other)
      return .array(array)
    default: return self
    }
  }

  subscript(name: String) -> CaseJSON? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  fileprivate func setting(_ name: String, to value: CaseJSON) -> CaseJSON {
    guard case .object(var members) = self else { return self }
    members[name] = value
    return .object(members)
  }

  /// A model with one more input.
  fileprivate func adding(input name: String, like value: CaseJSON) -> CaseJSON {
    guard case .array(let inputs)? = self["inputs"] else { return self }
    let type = if case .array = value { "list(any)" } else { "string" }
    let input = CaseJSON.object([
      "name": .string(name), "type": .string(type), "example": .string("x"),
    ])
    return setting("inputs", to: .array(inputs + [input]))
  }
}

extension Set<CaseAnswer> {
  /// Whether both are certain and say the opposite. What AWS refuses says nothing.
  fileprivate func isContradicted(by other: Set<CaseAnswer>) -> Bool {
    let pairs: [(CaseAnswer, CaseAnswer)] = [(.proved, .refuted), (.accept, .deny)]
    return pairs.contains { one, two in
      self == [one] && other == [two] || self == [two] && other == [one]
    }
  }
}
