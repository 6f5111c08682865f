import Import
import OrderedCollections

/// A plan that tells less than the true one: values that were known are not, references lead into
/// locals. Whatever follows from it with certainty must follow from the true one too.
package struct HiddenPlan {
  private var json: JSONValue

  package init(_ plan: [UInt8]) throws(ImportError) { json = try JSONParser.parse(plan) }

  package var bytes: [UInt8] {
    var text = ""
    Self.write(json, to: &text)
    return Array(text.utf8)
  }

  /// Hides one thing, by chance, and says what.
  package mutating func hide(_ numbers: inout some RandomNumberGenerator) -> String {
    Bool.random(using: &numbers) ? hideValue(&numbers) : hideReference(&numbers)
  }

  // MARK: Values

  private mutating func hideValue(_ numbers: inout some RandomNumberGenerator) -> String {
    guard case .object(var root) = json, case .array(var changes)? = root["resource_changes"],
      let place = changes.indices.randomElement(using: &numbers),
      case .object(var entry) = changes[place], case .object(var change)? = entry["change"],
      case .object(var after)? = change["after"]
    else { return "nothing" }
    let known = after.filter { !$0.value.isNothing && $0.key != "tags" && $0.key != "tags_all" }
    guard let name = known.keys.randomElement(using: &numbers) else { return "nothing" }
    after[name] = nil
    var unknown = change["after_unknown"]?.object ?? [:]
    unknown[name] = .bool(true)
    change["after"] = .object(after)
    change["after_unknown"] = .object(unknown)
    entry["change"] = .object(change)
    changes[place] = .object(entry)
    root["resource_changes"] = .array(changes)
    json = .object(root)
    return "value \(entry["address"]?.string ?? "") \(name)"
  }

  // MARK: References

  private mutating func hideReference(_ numbers: inout some RandomNumberGenerator) -> String {
    guard case .object(var root) = json, case .object(var configuration)? = root["configuration"],
      let module = configuration["root_module"]
    else { return "nothing" }
    let count = Self.count(module, isExpression: false)
    guard count > 0 else { return "nothing" }
    var left = Int.random(in: 0..<count, using: &numbers)
    var said = ""
    configuration["root_module"] = Self.hide(module, at: "", isExpression: false, &left, &said)
    root["configuration"] = .object(configuration)
    json = .object(root)
    return "reference \(said)"
  }

  private static func isReference(_ value: JSONValue) -> Bool {
    value["references"]?.array != nil
  }

  /// How many expressions with references there are below; conditions and counts are none.
  private static func count(_ value: JSONValue, isExpression: Bool) -> Int {
    switch value {
    case .array(let values): values.reduce(0) { $0 + count($1, isExpression: isExpression) }
    case .object(let members):
      isExpression && isReference(value)
        ? 1
        : members.reduce(0) {
          $0 + count($1.value, isExpression: isExpression || $1.key == "expressions")
        }
    default: 0
    }
  }

  private static func hide(
    _ value: JSONValue, at path: String, isExpression: Bool, _ left: inout Int,
    _ said: inout String
  ) -> JSONValue {
    switch value {
    case .array(let values):
      return .array(values.map { hide($0, at: path, isExpression: isExpression, &left, &said) })
    case .object(var members):
      if isExpression, isReference(value) {
        defer { left -= 1 }
        guard left == 0 else { return value }
        said =
          "\(path) to \(members["references"]?.strings.joined(separator: ", ") ?? "")"
        members["references"] = .array([.string("local.hidden")])
        return .object(members)
      }
      let own = members["address"]?.string.map { path + " " + $0 } ?? path
      for (name, member) in members {
        members[name] = hide(
          member, at: isExpression ? "\(own) \(name)" : own,
          isExpression: isExpression || name == "expressions", &left, &said)
      }
      return .object(members)
    default: return value
    }
  }

  // MARK: Text

  private static func write(_ value: JSONValue, to text: inout String) {
    switch value {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .int(let number): text += String(number)
    case .double(let number): text += "\(number)"
    case .string(let string): write(string, to: &text)
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        write(value, to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        write(member.key, to: &text)
        text += ":"
        write(member.value, to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\u{0}"..."\u{1F}":
        let code = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
