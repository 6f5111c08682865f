import OrderedCollections
import Topology

/// The variables of one module while it is being lifted.
struct VariableTable: Sendable {
  private(set) var variables: [LiftedVariable] = []
  private var indexByName: [String: Int] = [:]
  private var indexByValues: [[Int: Value]: Int] = [:]
  private var reserved: Set<String>

  /// - Parameter reserved: names that are taken for other purposes.
  init(reserved: Set<String>) { self.reserved = reserved }

  func existing(_ values: [Int: Value]) -> LiftedVariable? {
    indexByValues[values].map { variables[$0] }
  }

  /// A name that no variable has yet.
  func freeName(_ candidates: [String], owner: String?) -> String {
    for candidate in candidates where isFree(candidate, owner: owner) { return candidate }
    let base = candidates.last ?? "value"
    var number = 2
    while !isFree("\(base)_\(number)", owner: owner) { number += 1 }
    return "\(base)_\(number)"
  }

  private func isFree(_ name: String, owner: String?) -> Bool {
    indexByName[Self.fullName(name, owner)] == nil && (owner != nil || !reserved.contains(name))
  }

  private static func fullName(_ name: String, _ owner: String?) -> String {
    owner.map { "\($0).\(name)" } ?? name
  }

  mutating func add(_ variable: LiftedVariable) {
    indexByName[Self.fullName(variable.name, variable.owner)] = variables.count
    if case .values(let values) = variable.source, Self.isDistinctive(values) {
      if indexByValues[values] == nil { indexByValues[values] = variables.count }
    }
    variables.append(variable)
  }

  func named(_ name: String) -> LiftedVariable? { indexByName[name].map { variables[$0] } }

  mutating func replace(_ name: String, with variable: LiftedVariable) {
    guard let index = indexByName[name] else { return }
    variables[index] = variable
  }

  mutating func remove(_ name: String) {
    guard let index = indexByName[name] else { return }
    variables.remove(at: index)
    indexByName = Dictionary(
      variables.enumerated().map { (Self.fullName($1.name, $1.owner), $0) },
      uniquingKeysWith: { first, _ in first })
    indexByValues = indexByValues.compactMapValues { $0 == index ? nil : $0 > index ? $0 - 1 : $0 }
  }

  /// Whether equal values mean the same thing: an address block that occurs twice is one fact, the
  /// number 2 is not.
  static func isDistinctive(_ values: [Int: Value]) -> Bool {
    values.values.allSatisfy(isDistinctive)
  }

  private static func isDistinctive(_ value: Value) -> Bool {
    switch value {
    case .string(let text):
      IPv4Network(text) != nil || IPv4Address(text) != nil || text.hasPrefix("arn:")
    case .object(let members): !members.isEmpty && members.values.allSatisfy(isDistinctive)
    case .list(let values): !values.isEmpty && values.allSatisfy(isDistinctive)
    default: false
    }
  }
}
