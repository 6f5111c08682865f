/// A table: named columns and rows with one cell for each of them.
struct Table: Hashable, Sendable {
  struct Column: Hashable, Sendable, ExpressibleByStringLiteral {
    let title: Inline
    let isNumeric: Bool

    init(_ title: Inline, isNumeric: Bool = false) {
      self.title = title
      self.isNumeric = isNumeric
    }

    init(stringLiteral value: String) { self.init(.text(value)) }
  }

  let columns: [Column]
  let rows: [[Inline]]

  /// Creates a table; columns in which no row says anything are left out.
  init(_ columns: [Column], rows: [[Inline]]) {
    let used = columns.indices.filter { column in
      rows.contains { row in row[column] != .none && row[column] != "" }
    }
    self.columns = used.map { columns[$0] }
    self.rows = rows.map { row in used.map { row[$0] } }
  }
}
