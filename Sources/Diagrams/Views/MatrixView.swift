import Reachability
import Topology

/// Who calls whom as a table: callers down, who is called across, ports where they meet. It stands in
/// for the services' sheet where there are more connections than lines could tell apart.
struct MatrixView {
  private let topology: Topology
  private let components: [ComponentRecord]
  private let connections: [Connection]
  private let titles: [ElementID: String]
  private let bySource: [ElementID: [Connection]]
  /// Those that do not arrive.
  private let refused: Set<Connection>
  /// Those of which it is not known.
  private let doubted: Set<Connection>

  init(
    _ topology: Topology, components: [ComponentRecord], connections: [Connection],
    verdicts: [ConnectionVerdict]
  ) {
    self.topology = topology
    self.connections = connections
    bySource = Dictionary(grouping: connections, by: \.source)
    refused = Set(verdicts.filter { $0.refusal != nil }.map(\.connection))
    doubted = Set(verdicts.filter { $0.doubt != nil }.map(\.connection))
    let ends = Set(connections.flatMap { [$0.source, $0.target] })
    self.components = components.filter { ends.contains($0.id) }
    titles = Dictionary(
      self.components.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
  }

  /// As many as can be read on one page.
  private static let mostColumns = 24
  private static let mostRows = 40

  func sheets() -> [Sheet] {
    let numbered = Array(components.enumerated())
    let callers = numbered.filter { bySource[$0.element.id] != nil }
    // Beside callers stands whom they call and nobody else.
    let sheets = chunks(callers, Self.mostRows).flatMap { rows in
      let targets = Set(rows.flatMap { bySource[$0.element.id] ?? [] }.map(\.target))
      let called = numbered.filter { targets.contains($0.element.id) }
      return chunks(called, Self.mostColumns).map { columns in sheet(rows, columns) }
    }
    guard sheets.count > 1 else { return sheets }
    return sheets.enumerated().map { index, sheet in
      var sheet = sheet
      sheet.title += " (\(index + 1) of \(sheets.count))"
      if index > 0 { sheet.view += "-\(index + 1)" }
      return sheet
    }
  }

  private typealias Entry = EnumeratedSequence<[ComponentRecord]>.Element

  private func chunks(_ entries: [Entry], _ most: Int) -> [[Entry]] {
    stride(from: 0, to: entries.count, by: most).map {
      Array(entries[$0..<min($0 + most, entries.count)])
    }
  }

  private func sheet(_ rows: [Entry], _ columns: [Entry]) -> Sheet {
    let table = table(rows, columns).placed(Metrics.margin, 74)
    let names = columns.map { "\($0.offset + 1) \($0.element.title)" }
    let panel = FlowPanel(
      sections: [], notes: ["Called: \(SheetText.list(names)).", Self.reading])
    let words = panel.arranged(
      x: Metrics.margin, y: table.frame.maxY + 14, width: max(table.frame.width, 560))
    var sheet = Sheet(
      kind: .services, view: "services", environments: [topology.environment.name],
      title: SheetText.title(topology, "Services"),
      subtitle: "\(SheetText.connections): \(connections.count) connections as a table",
      altText: "Who of the services of \(topology.title) calls whom, as a table.",
      longText: rows.map(sentence), boxes: [table, words.box])
    sheet.width = words.box.frame.maxX + Metrics.margin
    sheet.height = words.box.frame.maxY + 44
    sheet.legend = Legend.entries(of: sheet, y: sheet.height - 28)
    sheet.simplification = Sheet.Simplification(
      omission: "the lines of connections, which a table of callers and called replaces",
      trouble: "\(connections.count) lines could not be told apart")
    return sheet
  }

  private static let reading =
    "A cell has the ports that the component of its row opens on the component of its column; "
    + "a port with a cross does not arrive, of one with a question mark it is not known."

  private func table(_ rows: [Entry], _ columns: [Entry]) -> Box {
    let labels = rows.map { "\($0.offset + 1)  \($0.element.title)" }
    let label = (labels.map { Ruler.width($0, size: Metrics.body, bold: true) }.max() ?? 0) + 24
    let cells = rows.map { row in columns.map { cell(row.element.id, $0.element.id) } }
    let width = max(
      (cells.flatMap(\.self).map { Ruler.width($0, size: Metrics.body) }.max() ?? 0) + 14, 30)
    let total = max(label + columns.count * width + 8, 320)
    func run(_ text: String, _ column: Int, y: Int, bold: Bool, tone: TextRun.Tone) -> TextRun {
      var run = TextRun(text, x: 0, y: y, bold: bold, tone: tone)
      run.x = label + column * width + (width - run.width) / 2
      return run
    }
    var texts = [TextRun("Caller", x: 8, y: 15, bold: true, tone: .inverse)]
    for (place, column) in columns.enumerated() {
      texts.append(run("\(column.offset + 1)", place, y: 15, bold: true, tone: .inverse))
    }
    var y = BoxBuilder.tableHeader
    var children: [Box] = []
    for (index, row) in rows.enumerated() {
      var words = [TextRun(labels[index], x: 8, y: y + 12, bold: true)]
      for (place, text) in cells[index].enumerated() where !text.isEmpty {
        words.append(run(text, place, y: y + 12, bold: false, tone: .primary))
      }
      children.append(
        Box(
          name: "calls of \(row.element.id)", ids: [row.element.id], role: .row,
          frame: Frame(x: 0, y: y, width: total, height: BoxBuilder.tableRow), texts: words))
      y += BoxBuilder.tableRow
    }
    return Box(
      name: "calls", role: .table, frame: Frame(width: total, height: y + 2), texts: texts,
      children: children, category: .networking)
  }

  private func cell(_ source: ElementID, _ target: ElementID) -> String {
    let own = (bySource[source] ?? []).filter { $0.target == target }
    var seen: Set<String> = []
    return own.map { connection in
      let mark = refused.contains(connection) ? "× " : doubted.contains(connection) ? "? " : ""
      return "\(mark)\(connection.ports)"
    }.filter { seen.insert($0).inserted }.joined(separator: " ")
  }

  private func sentence(_ row: Entry) -> String {
    let own = (bySource[row.element.id] ?? []).map {
      "\(titles[$0.target] ?? $0.target.description) on \($0.transport.rawValue.uppercased()) "
        + "\($0.ports)"
    }
    return "\(row.element.title.capitalizedFirst) calls \(SheetText.list(own))."
  }
}
