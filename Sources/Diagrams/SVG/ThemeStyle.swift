/// How the theme draws an element on a light page, found as a browser finds it: for formats that have
/// no style sheets.
struct ThemeStyle: Hashable, Sendable {
  /// For example `#FFFFFF`; nil for none.
  var fill: String?
  /// For example `#C3CAD1`; nil for none.
  var stroke: String?
  /// In hundredths of a point.
  var width = 100
  /// The lengths of dashes and gaps, in points; empty for a line without gaps.
  var dashes: [Int] = []

  /// An element: its tag and its classes.
  struct Node: Hashable, Sendable {
    let tag: String
    let classes: Set<String>

    init(_ tag: String, _ classes: Set<String> = []) {
      self.tag = tag
      self.classes = classes
    }
  }

  /// - Parameter path: The element, after those that it is in.
  init(of path: [Node]) {
    for rule in Self.rules where rule.selector.matches(path) {
      for (property, value) in rule.declarations { apply(property, value) }
    }
  }

  private mutating func apply(_ property: String, _ value: String) {
    switch property {
    case "fill": fill = Self.color(value)
    case "stroke": stroke = Self.color(value)
    case "stroke-width": width = Int((Double(value) ?? 1) * 100)
    case "stroke-dasharray": dashes = value.split(separator: " ").compactMap { Int($0) }
    default: break
    }
  }

  /// What is inherited is not known here, and nothing that is drawn from it asks for it.
  private static func color(_ value: String) -> String? { value.hasPrefix("#") ? value : nil }

  private struct Rule {
    let selector: Selector
    let declarations: [(String, String)]
  }

  /// The theme's rules, those that decide last.
  private static let rules: [Rule] = {
    let rules = Theme.lightRules.flatMap { rule -> [Rule] in
      let selectors = rule.prefix { $0 != "{" }
      let declarations = rule.dropFirst(selectors.count + 1).dropLast().split(separator: ";").map {
        let parts = $0.split(separator: ":", maxSplits: 1)
        return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
      }
      return selectors.split(separator: ",").map {
        Rule(selector: Selector($0), declarations: declarations)
      }
    }
    return rules.enumerated().sorted { one, other in
      let (left, right) = (one.element.selector.weight, other.element.selector.weight)
      return left == right ? one.offset < other.offset : left < right
    }.map(\.element)
  }()

  /// A selector of tags and classes, the only ones that the theme has.
  private struct Selector {
    private struct Part {
      var tag = ""
      var classes: [String] = []
      /// Whether the part before it is the parent, as opposed to any element around.
      var isChild = false

      func matches(_ node: Node) -> Bool {
        (tag.isEmpty || tag == node.tag) && classes.allSatisfy(node.classes.contains)
      }
    }

    private var parts: [Part] = []

    init(_ text: Substring) {
      var part = Part()
      var word = ""
      var isClass = false
      func ended(_ part: Part) -> Part {
        var part = part
        if isClass { part.classes.append(word) } else { part.tag = word }
        return part
      }
      for character in text {
        switch character {
        case ".":
          if isClass || !word.isEmpty { part = ended(part) }
          (word, isClass) = ("", true)
        case ">", " ":
          parts.append(ended(part))
          part = Part(isChild: character == ">")
          (word, isClass) = ("", false)
        default: word.append(character)
        }
      }
      parts.append(ended(part))
    }

    /// Classes decide over tags.
    var weight: Int {
      parts.reduce(0) { $0 + 100 * $1.classes.count + ($1.tag.isEmpty ? 0 : 1) }
    }

    func matches(_ path: [Node]) -> Bool {
      guard let last = path.last, let part = parts.last, part.matches(last) else { return false }
      return matches(path.dropLast(), parts.dropLast(), isChild: part.isChild)
    }

    private func matches(_ path: ArraySlice<Node>, _ parts: ArraySlice<Part>, isChild: Bool)
      -> Bool
    {
      guard let part = parts.last else { return true }
      var path = path
      while let node = path.popLast() {
        if part.matches(node), matches(path, parts.dropLast(), isChild: part.isChild) {
          return true
        }
        if isChild { return false }
      }
      return false
    }
  }
}
