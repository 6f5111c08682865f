import Import
import OrderedCollections

/// A plan that tells less than the true one: values that were known are not, or are marked as
/// sensitive, references lead into locals, blocks are dynamic, what stands beside the resources is
/// missing. Whatever follows from it with certainty must follow from the true one too.
package struct HiddenPlan {
  var json: JSONValue
  /// Routes and rules inside a resource are either wholly unknown in this plan, or in dynamic blocks.
  /// Both at once is what a plan says of routes and rules that are not given: another plan, not one
  /// that tells less.
  var lumps: Lumps = .untouched

  enum Lumps { case untouched, hidden, dynamic }

  /// Source: developer.hashicorp.com/terraform/language/attr-as-blocks.
  static let attributesAsBlocks: Set<String> = ["ingress", "egress", "route"]

  package init(_ plan: [UInt8]) throws(ImportError) { json = try JSONParser.parse(plan) }

  package var bytes: [UInt8] { JSONText.bytes(json) }

  /// Hides one thing, by chance, and says what.
  package mutating func hide(_ numbers: inout some RandomNumberGenerator) -> String {
    switch Int.random(in: 0..<20, using: &numbers) {
    case 0..<6: hideValue(&numbers)
    case 6..<9: hideInnerValue(&numbers)
    case 9: markSensitive(&numbers)
    case 10..<16: hideReference(&numbers)
    case 16..<19: makeDynamic(&numbers)
    default: dropPart(&numbers)
    }
  }

  /// Hides one value of a resource.
  ///
  /// - Returns: Whether there was one.
  package mutating func hide(_ name: String, of address: String) -> Bool {
    guard case .object(var root) = json, case .array(var changes)? = root["resource_changes"],
      let place = changes.firstIndex(where: { $0["address"]?.string == address }),
      case .object(var entry) = changes[place], case .object(var change)? = entry["change"],
      case .object(var after)? = change["after"]
    else { return false }
    var unknown = change["after_unknown"]?.object ?? [:]
    let wasKnown = after.removeValue(forKey: name) != nil
    unknown[name] = .bool(true)
    change["after"] = .object(after)
    change["after_unknown"] = .object(unknown)
    entry["change"] = .object(change)
    changes[place] = .object(entry)
    root["resource_changes"] = .array(changes)
    json = .object(root)
    return wasKnown
  }

  // MARK: Values

  /// A change of one resource; what is done returns what it did, or nil for nothing.
  mutating func edit(
    _ numbers: inout some RandomNumberGenerator,
    _ edit: (inout OrderedDictionary<String, JSONValue>, inout any RandomNumberGenerator) -> String?
  ) -> String {
    guard case .object(var root) = json, case .array(var changes)? = root["resource_changes"],
      let place = changes.indices.randomElement(using: &numbers),
      case .object(var entry) = changes[place], case .object(var change)? = entry["change"]
    else { return "nothing" }
    var generator: any RandomNumberGenerator = numbers
    guard let done = edit(&change, &generator) else { return "nothing" }
    // The numbers that were taken are not taken again.
    _ = numbers.next()
    entry["change"] = .object(change)
    changes[place] = .object(entry)
    root["resource_changes"] = .array(changes)
    json = .object(root)
    return "\(done) of \(entry["address"]?.string ?? "")"
  }

  /// The names of what is given and means something.
  static func given(_ values: OrderedDictionary<String, JSONValue>) -> [String] {
    values.keys.filter {
      !(values[$0]?.isNothing ?? true) && $0 != "tags" && $0 != "tags_all"
    }
  }

  private mutating func hideValue(_ numbers: inout some RandomNumberGenerator) -> String {
    let isDynamic = lumps == .dynamic
    var lumps = lumps
    defer { self.lumps = lumps }
    return edit(&numbers) { change, numbers in
      guard case .object(var after)? = change["after"],
        let name = Self.given(after).randomElement(using: &numbers)
      else { return nil }
      if Self.attributesAsBlocks.contains(name) {
        guard !isDynamic else { return nil }
        lumps = .hidden
      }
      after[name] = nil
      var unknown = change["after_unknown"]?.object ?? [:]
      unknown[name] = .bool(true)
      change["after"] = .object(after)
      change["after_unknown"] = .object(unknown)
      return "value \(name)"
    }
  }

  private mutating func markSensitive(_ numbers: inout some RandomNumberGenerator) -> String {
    edit(&numbers) { change, numbers in
      guard let after = change["after"]?.object,
        let name = Self.given(after).randomElement(using: &numbers)
      else { return nil }
      var sensitive = change["after_sensitive"]?.object ?? [:]
      sensitive[name] = .bool(true)
      change["after_sensitive"] = .object(sensitive)
      return "sensitive \(name)"
    }
  }

  /// One value inside a block or a member of a list.
  private mutating func hideInnerValue(_ numbers: inout some RandomNumberGenerator) -> String {
    edit(&numbers) { change, numbers in
      guard case .object(var after)? = change["after"] else { return nil }
      let nested = Self.given(after).filter { after[$0]?.array?.isEmpty == false }
      guard let name = nested.randomElement(using: &numbers),
        case .array(var members)? = after[name],
        let place = members.indices.randomElement(using: &numbers)
      else { return nil }
      var unknown = change["after_unknown"]?.object ?? [:]
      var flags = unknown[name]?.array ?? members.map { _ in .object([:]) }
      while flags.count < members.count { flags.append(.object([:])) }
      var said = "value \(name)[\(place)]"
      if case .object(var block) = members[place] {
        guard let inner = Self.given(block).randomElement(using: &numbers) else { return nil }
        var blockFlags = flags[place].object ?? [:]
        block[inner] = nil
        blockFlags[inner] = .bool(true)
        members[place] = .object(block)
        flags[place] = .object(blockFlags)
        said += ".\(inner)"
      } else {
        members[place] = .null
        flags[place] = .bool(true)
      }
      after[name] = .array(members)
      unknown[name] = .array(flags)
      change["after"] = .object(after)
      change["after_unknown"] = .object(unknown)
      return said
    }
  }

  // MARK: Whole parts

  /// What an older Terraform, or whoever cut the file short, leaves out.
  private mutating func dropPart(_ numbers: inout some RandomNumberGenerator) -> String {
    guard case .object(var root) = json,
      let name = ["configuration", "prior_state", "variables", "planned_values"]
        .randomElement(using: &numbers), root[name] != nil
    else { return "nothing" }
    root[name] = nil
    json = .object(root)
    return "all of \(name)"
  }
}
