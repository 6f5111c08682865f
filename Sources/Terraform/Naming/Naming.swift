import AWSModel

/// Names of variables, outputs, locals and module calls.
enum Naming {
  /// A name as a Terraform identifier: `post-inspection` becomes `post_inspection`.
  static func snake(_ text: String) -> String {
    let underscore = UInt8(ascii: "_")
    var result: [UInt8] = []
    var previousIsLower = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        if previousIsLower { result.append(underscore) }
        result.append(byte | 0x20)
        previousIsLower = false
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        result.append(byte)
        previousIsLower = true
      default:
        if result.last != underscore { result.append(underscore) }
        previousIsLower = false
      }
    }
    while result.last == underscore { result.removeLast() }
    let name = String(decoding: result, as: UTF8.self)
    return name.first?.isNumber == true ? "_\(name)" : name
  }

  /// Joins two names without repeating the words in which they meet: `app_log` and `log_group`
  /// make `app_log_group`.
  static func join(_ first: String, _ second: String) -> String {
    guard !first.isEmpty else { return second }
    guard !second.isEmpty else { return first }
    let left = first.split(separator: "_")
    let right = second.split(separator: "_")
    for length in stride(from: min(left.count, right.count), to: 0, by: -1)
    where left.suffix(length) == right.prefix(length) {
      return (left + right.dropFirst(length)).joined(separator: "_")
    }
    return "\(first)_\(second)"
  }

  /// What a family is called: its local name, with its noun where the name alone says too little.
  static func qualified(_ family: LocalFamily) -> String {
    let noun = ResourceTraits.of(family.type).identifier
    return family.name == "this" ? noun : join(family.name, noun)
  }

  /// A family's own name: the local name, or its noun where that is `this`.
  static func short(_ family: LocalFamily) -> String {
    family.name == "this" ? ResourceTraits.of(family.type).identifier : family.name
  }

  static func plural(_ name: String) -> String {
    if name.hasSuffix("s") && !name.hasSuffix("ss") { return name }
    if name.hasSuffix("ss") || name.hasSuffix("x") { return name + "es" }
    if name.hasSuffix("y"), let before = name.dropLast().last, !"aeiou".contains(before) {
      return name.dropLast() + "ies"
    }
    return name + "s"
  }

  /// The name of the output that gives an attribute of a family to other modules.
  static func output(_ family: LocalFamily, attribute: String, isMap: Bool) -> String {
    let name = join(qualified(family), snake(attribute))
    return isMap ? plural(name) : name
  }
}
