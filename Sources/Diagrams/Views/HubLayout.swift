import Topology

/// Lays out a transit gateway: its route tables side by side, in rows where they are many.
struct HubLayout {
  private let hub: NetworkDrawing.Hub
  private let tables: [Box]
  private let outside: [Box]
  private let hasLines: Bool

  private static let top = 12
  private static let padding = 12
  private static let gap = 46
  /// A longer title stands in several lines.
  private static let longestTitle = 240
  private static let longestWord = 400
  private static let widest = 1100
  /// A wider one would print too small.
  private static let widestReadable = 1380
  /// Between rows of tables, where lines run.
  private static let rowGap = 40

  /// - Parameter hasLines: whether the sheet has lines for routes.
  init(_ hub: NetworkDrawing.Hub, hasLines: Bool = true) {
    self.hub = hub
    self.hasLines = hasLines
    tables = hub.tables.map { table in
      let lines = table.routes.map {
        BoxBuilder.Line(ids: $0.ids, left: $0.destination, right: $0.targetTitle)
      }
      let words = table.associationTitle.isEmpty ? "nobody" : table.associationTitle
      let notes = Ruler.wrap("Used by \(words)", width: 300, size: Metrics.body)
      return BoxBuilder.table(
        name: table.id.description, ids: [table.id] + table.associationIDs, title: table.title,
        notes: notes, lines: lines, category: .networking)
    }
    outside = hub.outside.map {
      BoxBuilder.element(
        name: $0.id.description, ids: [$0.id], title: $0.title,
        detail: ResourceKind(type: $0.type).title, type: $0.type)
    }
  }

  private var contents: [Box] { tables + outside }

  /// The lines below the title: the other routes' lines would cross these.
  private var details: [String] {
    let routes = hub.tables.flatMap(\.routes).filter { !$0.targets.isEmpty }
    let isPartial = hasLines && routes.contains { !$0.isDefault }
    let words =
      routes.contains(where: \.isDefault)
      ? ["Of its routes, the default", "ones are drawn as lines"]
      : ["Its tables name its routes,", "which are not drawn as lines"]
    return (hub.detail.isEmpty ? [] : [hub.detail]) + (isPartial ? words : [])
  }

  private var titleLines: [String] {
    // A word is not broken for the sake of the width.
    let words = hub.title.split(separator: " ").map {
      Ruler.width(String($0), size: Metrics.heading, bold: true)
    }
    return Ruler.wrap(
      hub.title, width: max(Self.longestTitle, min(words.max() ?? 0, Self.longestWord)),
      size: Metrics.heading, bold: true)
  }

  private var titleWidth: Int {
    Metrics.glyph + 24
      + max(
        titleLines.map { Ruler.width($0, size: Metrics.heading, bold: true) }.max() ?? 0,
        details.map { Ruler.width($0, size: Metrics.body) }.max() ?? 0)
  }

  private var rowWidth: Int { rows.map(Self.width).max() ?? -Self.gap }

  private static func width(_ row: [Box]) -> Int {
    row.reduce(-gap) { $0 + $1.frame.width + gap }
  }

  /// The tables side by side; in several rows where one would be wider than can be read in print.
  private var rows: [[Box]] {
    let contents = contents
    for count in 1...max(contents.count, 1) {
      let rows = (0..<count).map { place in
        contents.indices.filter { $0 * count / contents.count == place }.map { contents[$0] }
      }
      let widest = rows.map(Self.width).max() ?? 0
      if widest + titleWidth + 3 * Self.padding <= Self.widestReadable || count >= contents.count {
        return rows
      }
    }
    return [contents]
  }

  /// With room at the right for as much as the title takes at the left, where that is not too wide.
  var minimumWidth: Int {
    let even = rowWidth + 2 * (titleWidth + Self.padding)
    return even <= Self.widest ? even : rowWidth + titleWidth + 3 * Self.padding
  }

  /// The transit gateway with its corner at the origin; its tables are spread over the width.
  func arranged(width: Int) -> Box {
    // The title stands at the left; the tables are spread over what is left of the width.
    let isEven = width >= rowWidth + 2 * titleWidth
    let room = width - titleWidth - (isEven ? titleWidth : Self.padding)
    var children: [Box] = []
    var y = Self.top
    for row in rows {
      let used = row.reduce(0) { $0 + $1.frame.width }
      let gap = max(Self.gap, (room - used) / (row.count + 1))
      var x = titleWidth + (room - used - gap * max(row.count - 1, 0)) / 2
      for box in row {
        children.append(box.placed(x, y))
        x += box.frame.width + gap
      }
      y += (row.map(\.frame.height).max() ?? 0) + Self.rowGap
    }
    var texts = titleLines.enumerated().map { line, words in
      TextRun(
        words, x: 8 + Metrics.glyph + 8, y: 22 + 16 * line, size: Metrics.heading, bold: true,
        tone: .accent)
    }
    let below = texts.last?.y ?? 22
    for (line, words) in details.enumerated() {
      texts.append(
        TextRun(words, x: 8 + Metrics.glyph + 8, y: below + 16 + 14 * line, tone: .secondary))
    }
    let words = below + 2 + 14 * details.count
    let bottom = max(children.map(\.frame.maxY).max() ?? 46, words)
    return Box(
      name: hub.id.description, ids: [hub.id], role: .hub,
      frame: Frame(width: width, height: max(bottom, 46) + Self.padding), texts: texts,
      glyph: PlacedGlyph(
        .transitGateway, frame: Frame(x: 8, y: 6, width: Metrics.glyph, height: Metrics.glyph)),
      children: children, category: .networking)
  }
}
