/// Names of variables, outputs, locals and module calls.
enum Naming {
  /// A name as a Terraform identifier: `post-inspection` becomes `post_inspection`.
  static func snake(_ text: String) -> String {
    var result = ""
    var previousIsLower = false
    for character in text {
      if character.isUppercase && previousIsLower { result += "_" }
      let isWord = character.isASCII && (character.isLetter || character.isNumber)
      if isWord {
        result += character.lowercased()
      } else if !result.hasSuffix("_") {
        result += "_"
      }
      previousIsLower = character.isLowercase || character.isNumber
    }
    while result.hasSuffix("_") { result.removeLast() }
    return result.first?.isNumber == true ? "_\(result)" : result
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
    let noun = ResourceNouns.noun(of: family.type)
    return family.name == "this" ? noun : join(family.name, noun)
  }

  /// A family's own name: the local name, or its noun where that is `this`.
  static func short(_ family: LocalFamily) -> String {
    family.name == "this" ? ResourceNouns.noun(of: family.type) : family.name
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
