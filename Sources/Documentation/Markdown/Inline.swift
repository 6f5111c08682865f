import Topology

/// A run of text within a block.
///
/// References name an element, not a place: the writer knows on which page the element's anchor is
/// and turns the reference into a link, or into plain text where no page has one. So a dangling
/// link cannot be written.
indirect enum Inline: Hashable, Sendable {
  case text(String)
  case code(String)
  case strong(Inline)
  /// A link to the place where the documents speak of the element.
  case reference(ElementID, Inline)
  /// A link to another file, by its path below the output folder, and to a place within it.
  case link(Inline, path: String, fragment: ElementID? = nil)
  /// A place that references to the element lead to.
  case anchor(ElementID)
  /// A new line within a cell or a paragraph.
  case lineBreak
  case sequence([Inline])
}

extension Inline {
  /// What a cell without a value shows.
  static let none: Inline = "–"

  /// Every anchor inside, in reading order.
  var anchors: [ElementID] {
    switch self {
    case .anchor(let id): [id]
    case .strong(let inner), .reference(_, let inner), .link(let inner, _, _): inner.anchors
    case .sequence(let parts): parts.flatMap(\.anchors)
    case .text, .code, .lineBreak: []
    }
  }
}

extension Sequence<Inline> {
  /// The runs one after another with a separator between them.
  func joined(separator: Inline = ", ") -> Inline {
    var parts: [Inline] = []
    for item in self {
      if !parts.isEmpty { parts.append(separator) }
      parts.append(item)
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  /// The runs as an English enumeration: `a`, `a and b`, `a, b and c`.
  func enumerated() -> Inline {
    let items = Array(self)
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return "\(items.dropLast().joined()) and \(last)"
  }
}
