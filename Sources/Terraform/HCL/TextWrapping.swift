import Topology

/// Breaks comments into lines.
package enum TextWrapping {
  /// The text's words in lines of at most `width` characters; line breaks of the author's stay.
  package static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    // A comment ends where its line does, whatever ends it.
    for paragraph in text.everyLine {
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, line.count + 1 + word.count > width {
          lines.append(line)
          line = ""
        }
        line += line.isEmpty ? String(word) : " \(word)"
      }
      lines.append(line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
