import Topology

/// A block of a page.
enum Markdown: Hashable, Sendable {
  /// A remark that no reader of the rendered page sees.
  case comment(String)
  case heading(Int, Inline)
  /// A place that references to the elements lead to, ahead of the block that speaks of them.
  case anchors([ElementID])
  case paragraph(Inline)
  case list([Inline])
  /// A numbered list.
  case steps([Inline])
  case code(String, language: String)
  case table(Table)
  /// A picture that links to itself, so that it can be opened at full size.
  case picture(alternative: String, path: String)
  /// Blocks that are shown when the reader opens them by their title.
  indirect case details(String, [Markdown])
}

extension Markdown {
  /// Every anchor inside, in reading order.
  var anchors: [ElementID] {
    switch self {
    case .anchors(let ids): ids
    case .heading(_, let text), .paragraph(let text): text.anchors
    case .list(let items), .steps(let items): items.flatMap(\.anchors)
    case .table(let table): table.rows.flatMap { $0.flatMap(\.anchors) }
    case .details(_, let blocks): blocks.flatMap(\.anchors)
    case .comment, .code, .picture: []
    }
  }
}
