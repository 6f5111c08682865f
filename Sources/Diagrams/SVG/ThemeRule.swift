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
      selector.matches(of: /\.([\w-]+)/).map { String($0.1) }
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
    var text = String(text)
    for color in Theme.colors {
      for property in ["fill", "stroke"] {
        text = text.replacing(
          "\(property):var(--\(color.name))", with: declaration(property, color))
      }
    }
    return text
  }
}
