import OrderedCollections

/// What changed outside Terraform, as a plan found out: `resource_drift`, without what is no change.
///
/// Only what is in the state is looked at. What somebody made by hand beside it is not told.
package struct PlanDrift: Sendable {
  /// One attribute that is not as the state has it, or a whole resource that is gone.
  package struct Difference: Hashable, Sendable, Encodable, CustomStringConvertible {
    package let address: String
    /// Empty where the resource is gone.
    package let attribute: String
    /// What the state has; nil where that is sensitive or nothing.
    package let before: String?
    /// What there is; nil where that is sensitive or nothing.
    package let after: String?
    package let isSensitive: Bool

    package var description: String {
      if attribute.isEmpty { return "\(address): it is gone" }
      if isSensitive { return "\(address): \(attribute) differs (sensitive)" }
      return "\(address): \(attribute) is \(after ?? "not set"), was \(before ?? "not set")"
    }
  }

  package let differences: [Difference]

  /// Reads plan JSON; nil where the document is no plan.
  package init?(_ bytes: [UInt8]) throws(ImportError) {
    guard try TerraformDocument(bytes).kind == .plan else { return nil }
    let json = try JSONParser.parse(bytes)
    var found: [Difference] = []
    for entry in json["resource_drift"]?.array ?? [] {
      guard let address = entry["address"]?.string, entry["mode"]?.string != "data",
        let change = entry["change"]
      else { continue }
      if change["after"]?.object == nil {
        found.append(
          Difference(
            address: address, attribute: "", before: nil, after: nil, isSensitive: false))
        continue
      }
      Self.compare(
        PlannedValue(change["before"], sensitive: change["before_sensitive"]),
        PlannedValue(change["after"], sensitive: change["after_sensitive"]), at: [], of: address,
        into: &found)
    }
    differences = found
  }

  /// What the provider writes anew at every refresh.
  private static let restless: Set<String> = ["latest_restorable_time", "tags_all"]

  private static func compare(
    _ before: PlannedValue, _ after: PlannedValue, at path: [String], of address: String,
    into found: inout [Difference]
  ) {
    // Terraform's first refresh turns null into what is empty.
    guard before != after, !(before.isNothing && after.isNothing) else { return }
    if let name = path.last, restless.contains(name) { return }
    if case .object(let old) = before, case .object(let new) = after {
      for name in OrderedSet(old.keys).union(new.keys) {
        compare(
          old[name] ?? .null, new[name] ?? .null, at: path + [name], of: address, into: &found)
      }
      return
    }
    let isSensitive = before.hasHidden || after.hasHidden
    found.append(
      Difference(
        address: address, attribute: path.joined(separator: "."),
        before: isSensitive || before.isNothing ? nil : before.text,
        after: isSensitive || after.isNothing ? nil : after.text, isSensitive: isSensitive))
  }
}

extension PlannedValue {
  /// As JSON, in one line.
  fileprivate var text: String {
    switch self {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .int(let number): "\(number)"
    case .double(let number): "\(number)"
    case .string(let text): "\"\(text)\""
    case .list(let values): "[\(values.map(\.text).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.map { "\($0.key): \($0.value.text)" }.joined(separator: ", "))}"
    case .unknown: "(known after apply)"
    case .hidden: "(sensitive)"
    }
  }

  /// Whether something inside was dropped as sensitive.
  fileprivate var hasHidden: Bool {
    switch self {
    case .hidden: true
    case .list(let values): values.contains(where: \.hasHidden)
    case .object(let members): members.values.contains(where: \.hasHidden)
    default: false
    }
  }
}
