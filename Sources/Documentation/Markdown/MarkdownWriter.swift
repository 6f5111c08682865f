import Topology

/// Turns the blocks of one page into text; the only place that knows Markdown's syntax.
struct MarkdownWriter {
  let page: Page
  let site: Site
  private var written: Set<ElementID> = []
  /// The widest column that is padded to its longest cell.
  private static let widestColumn = 120

  init(page: Page, site: Site) {
    self.page = page
    self.site = site
  }

  /// The page's text, with a final newline.
  static func text(of page: Page, in site: Site) -> String {
    var writer = MarkdownWriter(page: page, site: site)
    return page.body.compactMap { writer.block($0) }.joined(separator: "\n\n") + "\n"
  }

  private mutating func block(_ block: Markdown) -> String? {
    switch block {
    case .comment(let text): return "<!-- \(text.replacing("--", with: "- -")) -->"
    case .heading(let level, let text):
      return String(repeating: "#", count: level) + " " + inline(text)
    case .anchors(let ids):
      let anchors = ids.map { anchor($0) }.joined()
      return anchors.isEmpty ? nil : anchors
    case .paragraph(let text): return MarkdownEscaping.lineStart(inline(text))
    case .list(let items):
      return items.map { "- " + MarkdownEscaping.lineStart(inline($0)) }.joined(separator: "\n")
    case .steps(let items):
      return items.enumerated()
        .map { "\($0.offset + 1). " + MarkdownEscaping.lineStart(inline($0.element)) }
        .joined(separator: "\n")
    case .code(let text, let language):
      let fence = MarkdownEscaping.blockFence(text)
      return "\(fence)\(language)\n\(text)\n\(fence)"
    case .table(let table): return self.table(table)
    case .details(let title, let blocks):
      // GitHub reads Markdown inside HTML where blank lines are around it.
      let inside = blocks.compactMap { self.block($0) }.joined(separator: "\n\n")
      return
        "<details>\n<summary>\(MarkdownEscaping.attribute(title))</summary>\n\n\(inside)\n\n</details>"
    case .picture(let alternative, let path):
      let address = address(of: path)
      return "[![\(MarkdownEscaping.text(alternative))](\(address))](\(address))"
    }
  }

  // MARK: Tables

  private mutating func table(_ table: Table) -> String? {
    guard !table.columns.isEmpty, !table.rows.isEmpty else { return nil }
    let header = table.columns.map { inline($0.title, inTable: true) }
    var rows: [[String]] = []
    for row in table.rows { rows.append(row.map { inline($0, inTable: true) }) }
    // A few long cells would make every row as long, and the page many times its size.
    let widths = table.columns.indices.map { column in
      let lengths = rows.map { $0[column].count }
      let fitting = lengths.filter { $0 <= Self.widestColumn }.max() ?? 0
      return max(3, header[column].count, fitting)
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.indices.map { column in
        let space = String(
          repeating: " ", count: max(0, widths[column] - cells[column].count))
        return table.columns[column].isNumeric ? space + cells[column] : cells[column] + space
      }
      return "| " + padded.joined(separator: " | ") + " |"
    }
    let rule = table.columns.indices.map { column in
      String(repeating: "-", count: widths[column] - (table.columns[column].isNumeric ? 1 : 0))
        + (table.columns[column].isNumeric ? ":" : "")
    }
    return ([line(header), line(rule)] + rows.map(line)).joined(separator: "\n")
  }

  // MARK: Runs

  private mutating func inline(_ inline: Inline, inTable: Bool = false) -> String {
    switch inline {
    case .text(let text): return MarkdownEscaping.text(text)
    case .code(let text): return MarkdownEscaping.code(text, inTable: inTable)
    case .strong(let inner): return "**\(self.inline(inner, inTable: inTable))**"
    case .reference(let id, let inner):
      let text = self.inline(inner, inTable: inTable)
      guard let address = site.address(of: id, from: page.path) else { return text }
      return "[\(text)](\(address))"
    case .link(let inner, let path, let fragment):
      let place = fragment.map { "#" + MarkdownEscaping.address($0.description) } ?? ""
      let target = fragment.map { site.path(of: path, with: $0) } ?? path
      return "[\(self.inline(inner, inTable: inTable))](\(address(of: target))\(place))"
    case .anchor(let id): return anchor(id)
    case .lineBreak: return "<br>"
    case .sequence(let parts):
      var text = ""
      for part in parts { text += self.inline(part, inTable: inTable) }
      return text
    }
  }

  /// An id may stand only once on a page: where two blocks speak of one element, the first has it.
  private mutating func anchor(_ id: ElementID) -> String {
    guard written.insert(id).inserted else { return "" }
    return "<a id=\"\(MarkdownEscaping.attribute(id.description))\"></a>"
  }

  private func address(of path: String) -> String {
    MarkdownEscaping.address(Site.relativePath(from: page.path, to: path))
  }
}
