import AWSResources
import Foundation
import OrderedCollections
import Topology

/// Holds a plan or a state of Terraform against the model: the same resources, and of each the
/// values that the model gives.
///
/// A reference is compared where the document knows the attribute that it refers to. What the
/// provider adds by itself is no difference; neither is what is known only after apply, what the
/// user of the Terraform supplies, nor an argument whose changes Terraform is told to ignore.
///
/// What the document, or the provider's schema, marks as sensitive is compared and never told:
/// neither its value, nor its parts, nor the model's value of it.
package struct ModelComparison {
  private let topology: Topology
  private let addresses: [ElementID: String]
  private let document: ComparedDocument

  /// - Parameters:
  ///   - json: what `terraform show -json` prints.
  ///   - addresses: the address of every element of the topology.
  /// - Throws: an error that describes itself, where `json` is something else.
  package init(json: String, topology: Topology, addresses: [ElementID: String]) throws {
    document = try ComparedDocument(json: json)
    self.topology = topology
    self.addresses = addresses
  }

  /// How many resources the document holds.
  package var count: Int { document.resources.count }

  /// Every difference in a sentence; empty where the document and the model agree.
  package var differences: [String] {
    var rest = document.resources
    var result: [String] = []
    for resource in topology.resources {
      guard let address = addresses[resource.id] else {
        result.append("\(resource.id) has no address")
        continue
      }
      guard let found = rest.removeValue(forKey: address) else {
        result.append("\(address) (\(resource.id)) is in the model but not in the \(kind)")
        continue
      }
      for (name, value) in resource.arguments where !isIgnored(name, of: resource) {
        let differences = compare(
          topology.resolve(value), found.values[name], unknown: found.unknown[name])
        guard !differences.isEmpty else { continue }
        if isSensitive(name, value, of: found) {
          result.append("\(address): \(name) differs (sensitive)")
        } else {
          result += differences.map { "\(address): \(name)\($0)" }
        }
      }
    }
    return result + rest.keys.map { "\($0) is in the \(kind) but not in the model" }
  }

  private var kind: String { document.kind.rawValue }

  /// Whether Terraform leaves later changes of the argument, or of a part of it, alone.
  private func isIgnored(_ argument: String, of resource: Resource) -> Bool {
    resource.lifecycle.ignoreChanges.contains { ignored in
      ignored == "all" || ignored == argument
        || ignored.hasPrefix(argument + ".") || ignored.hasPrefix(argument + "[")
    }
  }

  // MARK: Secrets

  private func isSensitive(
    _ argument: String, _ value: Value, of found: ComparedDocument.Resource
  ) -> Bool {
    if found.isSensitive(argument) { return true }
    if ResourceSchemas.schema(of: found.type)?.sensitive.contains(argument) == true { return true }
    return value.references.contains { reference in
      guard let address = addresses[reference.element],
        let resource = document.resources[address]
      else { return false }
      return resource.isSensitive(reference.attribute)
        || ResourceSchemas.schema(of: resource.type)?.sensitive.contains(reference.attribute)
          == true
    }
  }

  // MARK: References

  /// The value of an attribute, where the document knows it.
  private func value(of reference: Reference) -> PlanValue? {
    guard let address = addresses[reference.element], let resource = document.resources[address],
      resource.unknown[reference.attribute] != .bool(true)
    else { return nil }
    if let derived = DerivedAttribute.find(resource.type, reference.attribute) {
      return reference.key.flatMap {
        derived.read(resource.values)[topology.region.name(of: Zone($0))]
      }
    }
    let value = resource.values[reference.attribute]
    let found = reference.key.map { value?[$0] } ?? value
    return found == .null ? nil : found
  }

  /// The text of a template, where the document knows all of its parts.
  private func text(ofTemplate parts: [Value]) -> String? {
    var text = ""
    for part in parts {
      let piece: String?
      switch topology.resolve(part) {
      case .reference(let reference): piece = value(of: reference).flatMap(Self.text)
      case .template(let inner): piece = self.text(ofTemplate: inner)
      case let literal: piece = Self.text(of: literal)
      }
      guard let piece else { return nil }
      text += piece
    }
    return text
  }

  /// A reference or a template as the document knows it; nil where it does not.
  private func known(_ model: Value) -> PlanValue? {
    switch model {
    case .reference(let reference): value(of: reference)
    case .template(let parts): text(ofTemplate: parts).map(PlanValue.string)
    default: nil
    }
  }

  private func compareKnown(_ model: Value, _ actual: PlanValue?) -> [String] {
    guard let expected = known(model) else { return [] }
    let (left, right) = (Self.text(of: expected), actual.flatMap(Self.text))
    if expected == actual ?? .null || (left != nil && left == right) { return [] }
    return [" is \(expected.text) in the model but \((actual ?? .null).text) in the \(kind)"]
  }

  // MARK: Values

  /// The differences between a value of the model and the planned one, each with its path.
  private func compare(_ model: Value, _ planned: PlanValue?, unknown: PlanValue?) -> [String] {
    if unknown == .bool(true) { return [] }
    switch model {
    // Not given: whatever the provider makes of it is right.
    case .null: return []
    // Known only to Terraform, and to whoever applies it.
    case .input, .context: return []
    case .reference, .template: return compareKnown(model, planned)
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
      return [" has \(values.count) elements in the model but \(elements.count) in the \(kind)"]
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
        result.append(".\(name) is in the \(kind) but not in the model")
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
    case (.input, _): return []
    case (.reference, _), (.template, _): return compareKnown(model, actual)
    case (.null, .null): return []
    case (.json(let inner), .string(let text)):
      return Self.parse(text).map { compareExactly(inner, $0) } ?? [difference(model, actual)]
    case (.list(let values), .list(let elements)) where values.count == elements.count:
      return zip(values, elements).enumerated().flatMap { index, pair in
        compareExactly(pair.0, pair.1).map { "[\(index)]\($0)" }
      }
    case (.object(let members), .object(let others)):
      var result = members.flatMap { name, value -> [String] in
        guard let other = others[name] else { return [".\(name) is not in the \(kind)"] }
        return compareExactly(value, other).map { ".\(name)\($0)" }
      }
      for name in others.keys.sorted() where members[name] == nil {
        result.append(".\(name) is in the \(kind) but not in the model")
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
    " is \(ValueText.describe(model)) in the model but \((planned ?? .null).text) in the \(kind)"
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
    members[ModelComparison.blockMark] = .bool(true)
    return .object(members)
  }
}
