import Foundation
import OrderedCollections
import Topology

/// Holds a plan against the model: the same resources, and of each the values that the model gives.
///
/// What the provider adds by itself is no difference; neither is what is known only after apply.
package struct PlanComparison {
  private let topology: Topology
  private let addresses: [ElementID: String]
  private let plan: PlanDocument

  /// - Parameters:
  ///   - planJSON: what `terraform show -json` prints.
  ///   - addresses: the address of every element of the topology.
  package init(planJSON: String, topology: Topology, addresses: [ElementID: String]) throws {
    plan = try PlanDocument(json: planJSON)
    self.topology = topology
    self.addresses = addresses
  }

  /// Every difference in a sentence; empty where plan and model agree.
  package var differences: [String] {
    var planned: OrderedDictionary<String, PlanDocument.ResourceChange> = [:]
    for change in plan.managed { planned[change.address] = change }
    var result: [String] = []
    for resource in topology.resources {
      guard let address = addresses[resource.id] else {
        result.append("\(resource.id) has no address")
        continue
      }
      guard let change = planned.removeValue(forKey: address) else {
        result.append("\(address) (\(resource.id)) is in the model but not in the plan")
        continue
      }
      for (name, value) in resource.arguments {
        result += compare(
          topology.resolve(value), change.change.after?[name],
          unknown: change.change.afterUnknown?[name]
        ).map { "\(address): \(name)\($0)" }
      }
    }
    return result + planned.keys.map { "\($0) is in the plan but not in the model" }
  }

  /// The differences between a value of the model and the planned one, each with its path.
  private func compare(_ model: Value, _ planned: PlanValue?, unknown: PlanValue?) -> [String] {
    if unknown == .bool(true) { return [] }
    switch model {
    // Not given: whatever the provider makes of it is right.
    case .null: return []
    // Known only to Terraform.
    case .reference, .input, .template, .context: return []
    case .bool, .int, .double, .string: return compareScalar(model, planned)
    case .list(let values):
      return compareLists(values, planned, unknown)
    case .blocks(let blocks):
      return compareLists(blocks.map { .blockBody($0) }, planned, unknown)
    case .object(let members):
      return compareObjects(members, planned, unknown)
    case .json(let inner):
      guard let text = planned?.string, let actual = Self.parse(text) else {
        return [difference(model, planned)]
      }
      return compareExactly(inner, actual)
    }
  }

  private func compareScalar(_ model: Value, _ planned: PlanValue?) -> [String] {
    guard let planned else { return [difference(model, planned)] }
    if let text = Self.text(of: model), text == Self.text(of: planned) { return [] }
    // The provider may write JSON anew.
    if let left = model.stringValue.flatMap(Self.parse),
      let right = planned.string.flatMap(Self.parse),
      left == right
    {
      return []
    }
    return [difference(model, planned)]
  }

  /// Lists in their order; sets, which a plan prints as lists in an order of its own, in any.
  private func compareLists(
    _ values: [Value], _ planned: PlanValue?, _ unknown: PlanValue?
  ) -> [String] {
    let elements: [PlanValue]
    switch planned {
    case .list(let list)?: elements = list
    case nil, .null?: elements = []
    default: return [difference(.list(values), planned)]
    }
    guard elements.count == values.count else {
      return [" has \(values.count) elements in the model but \(elements.count) in the plan"]
    }
    var inOrder: [String] = []
    for (index, value) in values.enumerated() {
      inOrder += compare(value, elements[index], unknown: unknown?[index])
        .map { "[\(index)]\($0)" }
    }
    guard !inOrder.isEmpty else { return [] }
    var rest = Array(elements.indices)
    for value in values {
      guard
        let match = rest.firstIndex(where: {
          compare(value, elements[$0], unknown: unknown?[$0]).isEmpty
        })
      else { return inOrder }
      rest.remove(at: match)
    }
    return []
  }

  private func compareObjects(
    _ members: OrderedDictionary<String, Value>, _ planned: PlanValue?, _ unknown: PlanValue?
  ) -> [String] {
    guard case .object(let actual)? = planned else {
      return [difference(.object(members), planned)]
    }
    var result: [String] = []
    let isBlock = members[Self.blockMark] != nil
    for (name, value) in members where name != Self.blockMark {
      result += compare(value, actual[name], unknown: unknown?[name]).map { ".\(name)\($0)" }
    }
    // A map has no members but the author's; a block has the provider's defaults.
    if !isBlock {
      for name in actual.keys.sorted() where members[name] == nil && actual[name] != .null {
        result.append(".\(name) is in the plan but not in the model")
      }
    }
    return result
  }

  /// Marks the members of a block among objects.
  fileprivate static let blockMark = "\u{0}block"

  // MARK: JSON

  /// JSON text is the author's to the last member.
  private func compareExactly(_ model: Value, _ actual: PlanValue) -> [String] {
    switch (model, actual) {
    case (.reference, _), (.input, _), (.template, _): return []
    case (.null, .null): return []
    case (.json(let inner), .string(let text)):
      return Self.parse(text).map { compareExactly(inner, $0) } ?? [difference(model, actual)]
    case (.list(let values), .list(let elements)) where values.count == elements.count:
      return zip(values, elements).enumerated().flatMap { index, pair in
        compareExactly(pair.0, pair.1).map { "[\(index)]\($0)" }
      }
    case (.object(let members), .object(let others)):
      var result = members.flatMap { name, value -> [String] in
        guard let other = others[name] else { return [".\(name) is not in the plan"] }
        return compareExactly(value, other).map { ".\(name)\($0)" }
      }
      for name in others.keys.sorted() where members[name] == nil {
        result.append(".\(name) is in the plan but not in the model")
      }
      return result
    default: return compareScalar(model, actual)
    }
  }

  private static func parse(_ text: String) -> PlanValue? {
    guard let first = text.first(where: { !$0.isWhitespace }), first == "{" || first == "[" else {
      return nil
    }
    return try? JSONDecoder().decode(PlanValue.self, from: Data(text.utf8))
  }

  // MARK: Text

  private func difference(_ model: Value, _ planned: PlanValue?) -> String {
    " is \(ValueText.describe(model)) in the model but \((planned ?? .null).text) in the plan"
  }

  /// Scalars as Terraform converts them: `1` and `"1"` are one.
  private static func text(of value: Value) -> String? {
    switch value {
    case .bool(let flag): flag ? "true" : "false"
    case .int(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): text
    default: nil
    }
  }

  private static func text(of value: PlanValue) -> String? {
    switch value {
    case .bool(let flag): flag ? "true" : "false"
    case .number(let text), .string(let text): text
    default: nil
    }
  }
}

extension PlanValue {
  fileprivate var string: String? {
    if case .string(let text) = self { text } else { nil }
  }
}

extension Value {
  /// A block's members as an object that knows that it is a block.
  fileprivate static func blockBody(_ members: OrderedDictionary<String, Value>) -> Value {
    var members = members
    members[PlanComparison.blockMark] = .bool(true)
    return .object(members)
  }
}
