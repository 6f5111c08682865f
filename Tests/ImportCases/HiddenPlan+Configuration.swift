import Import
import OrderedCollections

extension HiddenPlan {
  /// One expression refers to a local instead.
  mutating func hideReference(_ numbers: inout some RandomNumberGenerator) -> String {
    change(&numbers, { value, _ in value["references"]?.array != nil }) { value in
      guard case .object(var members) = value else { return value }
      members["references"] = .array([.string("local.hidden")])
      return .object(members)
    }
  }

  /// The expression of this name in a block or module call refers to a local instead; `owner` is the
  /// block's address, or `module.` with the call's name.
  ///
  /// - Returns: Whether there was one.
  package mutating func hideReference(_ name: String, of owner: String) -> Bool {
    guard case .object(var root) = json, case .object(var configuration)? = root["configuration"],
      let module = configuration["root_module"]
    else { return false }
    var found = false
    configuration["root_module"] = Self.hiding(name, of: owner, in: module, &found)
    root["configuration"] = .object(configuration)
    json = .object(root)
    return found
  }

  private static func hiding(
    _ name: String, of owner: String, in value: JSONValue, called: String = "", _ found: inout Bool
  ) -> JSONValue {
    switch value {
    case .array(let values): return .array(values.map { hiding(name, of: owner, in: $0, &found) })
    case .object(var members):
      if members["address"]?.string == owner || "module.\(called)" == owner,
        case .object(var expressions)? = members["expressions"], expressions[name] != nil
      {
        expressions[name] = .object(["references": .array([.string("local.hidden")])])
        members["expressions"] = .object(expressions)
        found = true
      }
      for (key, member) in members where key != "expressions" {
        members[key] = hiding(name, of: owner, in: member, called: key, &found)
      }
      return .object(members)
    default: return value
    }
  }

  /// The blocks of one name stand in a dynamic block, of which a plan tells nothing.
  mutating func makeDynamic(_ numbers: inout some RandomNumberGenerator) -> String {
    let takesLumps = lumps != .hidden
    var lumps = lumps
    defer { self.lumps = lumps }
    return change(
      &numbers,
      { value, name in
        Self.attributesAsBlocks.contains(name)
          ? takesLumps : value.array?.first?.object != nil
      }
    ) { _ in
      lumps = takesLumps ? .dynamic : lumps
      return nil
    }
  }

  private typealias Test = (_ value: JSONValue, _ name: String) -> Bool

  private mutating func change(
    _ numbers: inout some RandomNumberGenerator, _ isMeant: Test,
    _ replace: (JSONValue) -> JSONValue?
  ) -> String {
    guard case .object(var root) = json, case .object(var configuration)? = root["configuration"],
      let module = configuration["root_module"]
    else { return "nothing" }
    let count = Self.count(module, name: "", isExpression: false, isMeant)
    guard count > 0 else { return "nothing" }
    var walk = Walk(left: Int.random(in: 0..<count, using: &numbers))
    configuration["root_module"] = Self.change(
      module, name: "", at: "", isExpression: false, isMeant, replace, &walk)
    root["configuration"] = .object(configuration)
    json = .object(root)
    return "configuration \(walk.said)"
  }

  private struct Walk {
    var left: Int
    var said = ""
  }

  /// How many expressions that are meant there are below; conditions and counts are none.
  private static func count(
    _ value: JSONValue, name: String, isExpression: Bool, _ isMeant: Test
  ) -> Int {
    if isExpression, isMeant(value, name) { return 1 }
    switch value {
    case .array(let values):
      return values.reduce(0) {
        $0 + count($1, name: "", isExpression: isExpression, isMeant)
      }
    case .object(let members):
      return members.reduce(0) {
        $0
          + count(
            $1.value, name: $1.key, isExpression: isExpression || name == "expressions", isMeant)
      }
    default: return 0
    }
  }

  private static func change(
    _ value: JSONValue, name: String, at path: String, isExpression: Bool, _ isMeant: Test,
    _ replace: (JSONValue) -> JSONValue?, _ walk: inout Walk
  ) -> JSONValue? {
    if isExpression, isMeant(value, name) {
      defer { walk.left -= 1 }
      guard walk.left == 0 else { return value }
      walk.said = path
      return replace(value)
    }
    switch value {
    case .array(let values):
      return .array(
        values.compactMap {
          change($0, name: "", at: path, isExpression: isExpression, isMeant, replace, &walk)
        })
    case .object(var members):
      let own = members["address"]?.string.map { path + " " + $0 } ?? path
      for (key, member) in members {
        members[key] = change(
          member, name: key, at: isExpression || name == "expressions" ? "\(own) \(key)" : own,
          isExpression: isExpression || name == "expressions", isMeant, replace, &walk)
      }
      return .object(members)
    default: return value
    }
  }
}
