import Import
import OrderedCollections

/// A plan with parts that are missing or wrong: it tells another story than the true one, or none,
/// and nothing but a model or one error may come of it.
package struct DamagedPlan {
  private var hidden: HiddenPlan

  package init(_ plan: [UInt8]) throws(ImportError) { hidden = try HiddenPlan(plan) }

  /// The plan after one to six edits, now and then cut off.
  package mutating func bytes(_ numbers: inout some RandomNumberGenerator) -> [UInt8] {
    for _ in 0..<Int.random(in: 1...6, using: &numbers) { damage(&numbers) }
    let bytes = hidden.bytes
    guard Int.random(in: 0..<8, using: &numbers) == 0 else { return bytes }
    return Array(bytes.prefix(Int.random(in: bytes.indices, using: &numbers)))
  }

  private mutating func damage(_ numbers: inout some RandomNumberGenerator) {
    switch Int.random(in: 0..<5, using: &numbers) {
    case 0: removeValue(&numbers)
    case 1: replaceValue(&numbers)
    case 2: removeResource(&numbers)
    case 3: removeExpression(&numbers)
    default: _ = hidden.hide(&numbers)
    }
  }

  private mutating func removeValue(_ numbers: inout some RandomNumberGenerator) {
    _ = hidden.edit(&numbers) { change, numbers in
      guard case .object(var after)? = change["after"],
        let name = HiddenPlan.given(after).randomElement(using: &numbers)
      else { return nil }
      after[name] = nil
      change["after"] = .object(after)
      return name
    }
  }

  /// A value of another type, or one of another place.
  private mutating func replaceValue(_ numbers: inout some RandomNumberGenerator) {
    _ = hidden.edit(&numbers) { change, numbers in
      guard case .object(var after)? = change["after"],
        let name = HiddenPlan.given(after).randomElement(using: &numbers)
      else { return nil }
      let others: [JSONValue] = [
        .null, .bool(true), .int(-1), .double(1e300), .string(""), .string("10.0.0.0/33"),
        .array([]), .array([.null, .object([:]), .array([.int(7)])]),
        .object(["cidr_block": .string("x"), "id": .array([])]),
      ]
      after[name] = others.randomElement(using: &numbers)
      change["after"] = .object(after)
      return name
    }
  }

  private mutating func removeResource(_ numbers: inout some RandomNumberGenerator) {
    guard case .object(var root) = hidden.json,
      case .array(var changes)? = root["resource_changes"],
      let place = changes.indices.randomElement(using: &numbers)
    else { return }
    changes.remove(at: place)
    root["resource_changes"] = .array(changes)
    hidden.json = .object(root)
  }

  private mutating func removeExpression(_ numbers: inout some RandomNumberGenerator) {
    _ = hidden.makeDynamic(&numbers)
  }
}
