/// One rule of the theme's style sheet.
///
/// It is written whole or not at all, so that the rules of any drawing are some of the theme's, in its
/// order: a page with several drawings can write each once.
struct ThemeRule {
  /// The classes that something must have, for each selector.
  private let classes: [[String]]
  /// The rule for readers' themes: each colour of light pages, and then the variable.
  let adaptive: String
  /// The rule with the colours of light pages alone.
  let light: String

  /// A rule as it is written, `selectors{declarations}`.
  init(_ text: Substring) {
    classes = text.prefix { $0 != "{" }.split(separator: ",").map { selector in
      selector.split(separator: ".", omittingEmptySubsequences: false).dropFirst().map { rest in
        String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" })
      }
    }
    adaptive = Self.rewritten(text) { property, color in
      "\(property):\(color.light);\(property):var(--\(color.name))"
    }
    light = Self.rewritten(text) { property, color in "\(property):\(color.light)" }
  }

  /// Whether it could match something in a drawing with these classes.
  func concerns(_ present: Set<String>) -> Bool {
    classes.contains { $0.allSatisfy(present.contains) }
  }

  /// The rule, with each declaration of a colour in other words.
  private static func rewritten(
    _ text: Substring, _ declaration: (String, Theme.Color) -> String
  ) -> String {
    let selectors = text.prefix { $0 != "{" }
    let declarations = text.dropFirst(selectors.count + 1).dropLast().split(separator: ";")
    let written = declarations.map { entry -> String in
      let parts = entry.split(separator: ":")
      guard parts.count == 2, ["fill", "stroke"].contains(parts[0]), parts[1].hasPrefix("var(--"),
        let color = colors[String(parts[1].dropFirst(6).dropLast())]
      else { return String(entry) }
      return declaration(String(parts[0]), color)
    }
    return "\(selectors){\(written.joined(separator: ";"))}"
  }

  private static let colors = Dictionary(
    Theme.colors.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
