/// How text is written in HCL, as `hclwrite` does.
///
/// Source: hashicorp/hcl, `hclwrite/generate.go` (`escapeQuotedStringLit`).
package enum HCLEscaping {
  /// The text between the quotes of a quoted string.
  package static func quoted(_ text: String) -> String {
    var result = ""
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "$", "%":
        result.unicodeScalars.append(scalar)
        if index + 1 < scalars.count, scalars[index + 1] == "{" {
          result.unicodeScalars.append(scalar)
        }
      default:
        if isPrintable(scalar) {
          result.unicodeScalars.append(scalar)
        } else {
          let hex = String(scalar.value, radix: 16)
          let width = scalar.value <= 0xFFFF ? 4 : 8
          result += width == 4 ? "\\u" : "\\U"
          result += String(repeating: "0", count: width - hex.count) + hex
        }
      }
    }
    return result
  }

  /// A line of a heredoc: only the two template openers need escaping there.
  package static func heredoc(_ text: String) -> String {
    var result = ""
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      result.unicodeScalars.append(scalar)
      if scalar == "$" || scalar == "%", index + 1 < scalars.count, scalars[index + 1] == "{" {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether the text can be written without quotes as an attribute's name or an object's key.
  package static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isLetter(first) || first == "_" else {
      return false
    }
    // These would be read as literals, not as keys.
    guard !["true", "false", "null", "for"].contains(text) else { return false }
    return text.unicodeScalars.allSatisfy {
      isLetter($0) || ("0"..."9").contains($0) || $0 == "_" || $0 == "-"
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }
}
