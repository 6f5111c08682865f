/// What tells the instances of one block apart: the number that `count` gives, or the text that
/// `for_each` gives.
package enum InstanceKey: Hashable, Sendable {
  case number(Int)
  case text(String)
}

extension InstanceKey: CustomStringConvertible {
  /// As it stands in an address, without the brackets: `0` or `"a"`.
  package var description: String {
    switch self {
    case .number(let number): String(number)
    case .text(let text): "\"\(Self.escaped(text))\""
    }
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.append(character)
      }
    }
    return result
  }
}

extension InstanceKey {
  init?(_ value: JSONValue?) {
    switch value {
    case .int(let number)?: self = .number(number)
    case .string(let text)?: self = .text(text)
    default: return nil
    }
  }
}
