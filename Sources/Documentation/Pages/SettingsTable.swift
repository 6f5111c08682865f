/// A table of settings, one row each, with the environments' different values in one cell.
struct SettingsTable: Section {
  private let landscape: Landscape
  private var rows: [[Inline]] = []

  init(_ landscape: Landscape) { self.landscape = landscape }

  /// Adds a row; nothing where no environment has a value.
  mutating func add(_ label: Inline, _ value: (Int) -> Inline?) {
    guard let text = landscape.varying(value) else { return }
    rows.append([label, text])
  }

  var body: [Markdown] {
    if !rows.isEmpty { Markdown.table(Table(["Setting", "Value"], rows: rows)) }
  }
}
