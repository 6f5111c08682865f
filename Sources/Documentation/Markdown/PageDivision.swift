import Topology

/// A page that is too large to be read, as several that lead to each other.
///
/// It is divided before a heading where it can be, else between blocks, else between the rows of a
/// table or the items of a list. The first part has the page's own path.
struct PageDivision {
  private let page: Page
  private let parts: [[Markdown]]

  /// - Parameters:
  ///   - room: The bytes that a part's own blocks may have.
  ///   - size: The bytes of a block.
  init(_ page: Page, room: Int, size: (Markdown) -> Int) {
    self.page = page
    var parts: [[Markdown]] = []
    var used = 0
    var section: Inline?
    for group in Self.units(of: page.body).flatMap({ Self.groups(of: $0, room, size) }) {
      let own = group.reduce(0) { $0 + size($1) }
      let begins = group.lazy.compactMap(\.section).first
      if parts.isEmpty || used + own > room {
        parts.append([])
        used = 0
        if let section, begins == nil {
          parts[parts.count - 1].append(.heading(2, "\(section), continued"))
        }
      }
      parts[parts.count - 1] += group
      used += own
      section = begins ?? section
    }
    self.parts = parts
  }

  var pages: [Page] {
    parts.indices.map { place in
      Page(path: path(place), title: page.title) {
        if place > 0 {
          PageContext.notice
          Markdown.heading(1, .text("\(page.title), part \(place + 1)"))
          otherParts(than: place)
          parts[place]
        } else {
          let end = parts[0].firstIndex { $0.section != nil } ?? parts[0].endIndex
          Array(parts[0][..<end])
          otherParts(than: place)
          Array(parts[0][end...])
        }
      }
    }
  }

  private func otherParts(than place: Int) -> Markdown {
    let links = parts.indices.filter { $0 != place }.map { other in
      Inline.link("part \(other + 1)", path: path(other))
    }
    return .paragraph(
      "This page is one of \(parts.count) parts, because it is long: \(links.enumerated()).")
  }

  private func path(_ place: Int) -> String {
    place == 0 ? page.path : "\(page.path.dropLast(".md".count))/part-\(place + 1).md"
  }

  /// The blocks from one heading to the next, with the places that lead to the heading.
  private static func units(of blocks: [Markdown]) -> [[Markdown]] {
    var units: [[Markdown]] = []
    var wasHead = false
    for block in blocks {
      if units.isEmpty || (block.isHead && !wasHead) { units.append([]) }
      units[units.count - 1].append(block)
      wasHead = block.isHead
    }
    return units
  }

  /// What must stay together of a unit: all of it where it fits, else each block with the headings
  /// ahead of it.
  private static func groups(
    of unit: [Markdown], _ room: Int, _ size: (Markdown) -> Int
  ) -> [[Markdown]] {
    guard unit.reduce(0, { $0 + size($1) }) > room else { return [unit] }
    var groups: [[Markdown]] = []
    var head: [Markdown] = []
    for block in unit.flatMap({ pieces(of: $0, room, size) }) {
      head.append(block)
      if block.isHead { continue }
      groups.append(head)
      head = []
    }
    return head.isEmpty ? groups : groups + [head]
  }

  /// The block, in pieces where it is too large for a part.
  private static func pieces(
    of block: Markdown, _ room: Int, _ size: (Markdown) -> Int
  ) -> [Markdown] {
    let whole = size(block)
    guard whole > room else { return [block] }
    let count = 2 * (whole / room + 1)
    switch block {
    case .table(let table):
      return chunks(of: table.rows, count).map { .table(Table(table.columns, rows: $0)) }
    case .list(let items): return chunks(of: items, count).map { .list($0) }
    case .details(let title, let blocks):
      return blocks.flatMap { pieces(of: $0, room, size) }
        .map { .details(title, [$0]) }
    case .comment, .heading, .anchors, .paragraph, .steps, .code, .picture: return [block]
    }
  }

  private static func chunks<Item>(of items: [Item], _ count: Int) -> [[Item]] {
    let length = max(1, (items.count + count - 1) / count)
    return stride(from: 0, to: items.count, by: length).map {
      Array(items[$0..<min(items.count, $0 + length)])
    }
  }
}

extension Markdown {
  /// The title of the section that it begins.
  fileprivate var section: Inline? {
    if case .heading(2, let title) = self { title } else { nil }
  }

  /// Whether it belongs to what follows.
  fileprivate var isHead: Bool {
    switch self {
    case .heading, .anchors: true
    case .comment, .paragraph, .list, .steps, .code, .table, .picture, .details: false
    }
  }
}
