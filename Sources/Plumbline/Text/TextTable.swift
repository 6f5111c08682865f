/// A table with aligned columns for a terminal.
struct TextTable {
  let header: [String]
  let rows: [[String]]

  /// The lines, each without trailing blanks.
  var text: String {
    let lines = [header] + rows
    let widths = header.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      var text = ""
      for (column, cell) in line.enumerated() {
        text += cell
        if column < line.count - 1 {
          text += String(repeating: " ", count: widths[column] - cell.count + 2)
        }
      }
      return text + "\n"
    }
    .joined()
  }
}
