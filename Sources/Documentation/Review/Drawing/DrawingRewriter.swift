/// Writes one drawing as a part of a page.
struct DrawingRewriter: Sendable {
  private let tokens: [MarkupToken]
  /// The texts of its style sheets, as XML has them.
  private(set) var styles: [String] = []
  /// Its symbols: what `use` elements refer to.
  private(set) var symbols: [(id: String, markup: String)] = []
  /// The ids that something in the drawing refers to, other than symbols.
  private var referenced: Set<String> = []

  /// Takes the text of an SVG file apart.
  init(_ svg: String) {
    tokens = MarkupToken.tokens(of: svg)
    collect()
  }

  /// - Parameters:
  ///   - prefix: What tells its ids from those of other drawings.
  ///   - label: Its accessible name.
  ///   - symbolNames: The page's names of its symbols, by their ids.
  func text(prefix: String, label: String, symbolNames: [String: String]) -> String {
    var text = ""
    // The identity of each element that is open, nil where it has none.
    var identities: [String?] = []
    var depth = 0
    var place = 0
    while place < tokens.count {
      switch tokens[place] {
      case .open("style", _, _), .open("symbol", _, _):
        place = end(of: place)
      case .open("title", _, _) where depth == 1, .open("desc", _, _) where depth == 1:
        place = end(of: place)
      case .open("title", _, _) where isListOfIdentities(place, identities):
        place = end(of: place)
      case .open("defs", _, _) where isEmptyOfAllButSymbols(place):
        place = end(of: place)
      // The group that is a link is one without it.
      case .open("a", _, _), .close("a"):
        break
      case .open(let name, var attributes, let isEmpty):
        if name == "g" { attributes += linkClass(in: place) }
        var kept = kept(of: attributes, prefix, symbolNames)
        if depth == 0 {
          kept.append(.init(name: "role", value: "group"))
          kept.append(.init(name: "aria-label", value: HTMLText.escape(label)))
        }
        Self.add(kept, of: name, isEmpty: isEmpty, to: &text)
        if !isEmpty {
          depth += 1
          identities.append(attributes.first { $0.name == "id" }?.value)
        }
      case .close(let name):
        depth -= 1
        identities.removeLast()
        text += "</"
        text += name
        text += ">"
        // A change of one group is a change of one line.
        if name == "g" { text += "\n" }
      case .text(let run):
        if !run.allSatisfy(\.isWhitespace) { text += run }
      }
      place += 1
    }
    return text
  }

  /// The class of the link that a group begins with, after its title.
  private func linkClass(in place: Int) -> [MarkupToken.Attribute] {
    var next = place + 1
    while next < tokens.count {
      switch tokens[next] {
      case .text: next += 1
      case .open("title", _, _): next = end(of: next) + 1
      case .open("a", let attributes, _): return attributes.filter { $0.name == "class" }
      default: return []
      }
    }
    return []
  }

  // MARK: Styles, symbols and references

  private mutating func collect() {
    for place in tokens.indices {
      guard case .open(let name, let attributes, let isEmpty) = tokens[place] else { continue }
      if name == "style", !isEmpty, case .text(let style) = tokens[place + 1] {
        styles.append(style)
      } else if name == "symbol", let id = attributes.first(where: { $0.name == "id" })?.value {
        symbols.append((id, markup(from: place, to: end(of: place))))
      }
      for attribute in attributes {
        if attribute.name.hasSuffix("href"), attribute.value.hasPrefix("#") {
          referenced.insert(String(attribute.value.dropFirst()))
        }
        guard Self.mayRefer(attribute.value) else { continue }
        for match in attribute.value.matches(of: /url\(#([^)]*)\)/) {
          referenced.insert(String(match.1))
        }
      }
    }
  }

  /// The place of the closing tag that belongs to the opening one.
  private func end(of place: Int) -> Int {
    var depth = 0
    for index in place..<tokens.count {
      switch tokens[index] {
      case .open(_, _, let isEmpty): if !isEmpty { depth += 1 } else if depth == 0 { return index }
      case .close:
        depth -= 1
        if depth == 0 { return index }
      case .text: break
      }
    }
    return tokens.count - 1
  }

  /// Whether a title says what the groups around it are called, which the page's program knows.
  private func isListOfIdentities(_ place: Int, _ identities: [String?]) -> Bool {
    guard place + 1 < tokens.count, case .text(let title) = tokens[place + 1] else { return false }
    var list = ""
    for case let identity? in identities.reversed().prefix(while: { $0 != nil }) {
      list = list.isEmpty ? identity : "\(identity), \(list)"
      if list == title { return true }
    }
    return false
  }

  private func isEmptyOfAllButSymbols(_ place: Int) -> Bool {
    let last = end(of: place)
    var index = place + 1
    while index < last {
      switch tokens[index] {
      case .open("symbol", _, _): index = end(of: index)
      case .text(let run) where run.allSatisfy(\.isWhitespace): break
      default: return false
      }
      index += 1
    }
    return true
  }

  private func markup(from start: Int, to end: Int) -> String {
    var text = ""
    for token in tokens[start...end] {
      switch token {
      case .open(let name, let attributes, let isEmpty):
        Self.add(attributes, of: name, isEmpty: isEmpty, to: &text)
      case .close(let name): text += "</\(name)>"
      case .text(let run): if !run.allSatisfy(\.isWhitespace) { text += run }
      }
    }
    return text
  }

  // MARK: Tags

  /// Almost no value does, and searching all of them for a pattern takes long.
  private static func mayRefer(_ value: String) -> Bool {
    value.utf8.contains(UInt8(ascii: "("))
  }

  /// The attributes that a tag keeps, as the page has them.
  private func kept(
    of attributes: [MarkupToken.Attribute], _ prefix: String, _ symbolNames: [String: String]
  ) -> [MarkupToken.Attribute] {
    var kept: [MarkupToken.Attribute] = []
    for attribute in attributes {
      switch attribute.name {
      case "id":
        kept.append(
          referenced.contains(attribute.value)
            ? .init(name: "id", value: prefix + attribute.value)
            : .init(name: "data-id", value: attribute.value))
      case "xmlns", "xmlns:xlink", "role", "aria-label", "aria-labelledby", "aria-describedby":
        break
      case "href", "xlink:href":
        if attribute.value.hasPrefix("#") {
          let id = String(attribute.value.dropFirst())
          kept.append(.init(name: "href", value: "#" + (symbolNames[id] ?? prefix + id)))
        }
      default:
        let value = attribute.value
        kept.append(
          Self.mayRefer(value)
            ? .init(name: attribute.name, value: value.replacing("url(#", with: "url(#\(prefix)"))
            : attribute)
      }
    }
    return kept
  }

  private static func add(
    _ attributes: [MarkupToken.Attribute], of name: String, isEmpty: Bool, to text: inout String
  ) {
    text += "<"
    text += name
    for attribute in attributes {
      text += " "
      text += attribute.name
      text += "=\""
      text += attribute.value
      text += "\""
    }
    text += isEmpty ? "/>" : ">"
  }
}
