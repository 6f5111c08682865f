/// Measures and shortens text, the same on every machine.
package enum Ruler {
  /// The width of one line, in points, rounded up.
  package static func width(_ text: String, size: Int, bold: Bool = false) -> Int {
    var thousandths = 0
    for scalar in text.unicodeScalars { thousandths += advance(scalar, bold: bold) }
    return (thousandths * size + 999) / 1000
  }

  /// The text, shortened with an ellipsis where it is wider than this.
  package static func fit(_ text: String, width limit: Int, size: Int, bold: Bool = false) -> String
  {
    guard width(text, size: size, bold: bold) > limit else { return text }
    var kept = text
    while !kept.isEmpty, width(kept + "…", size: size, bold: bold) > limit { kept.removeLast() }
    while kept.hasSuffix(" ") { kept.removeLast() }
    return kept + "…"
  }

  /// The text in lines no wider than this, broken at spaces.
  package static func wrap(_ text: String, width limit: Int, size: Int, bold: Bool = false)
    -> [String]
  {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if line.isEmpty || width(longer, size: size, bold: bold) <= limit {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  private static func advance(_ scalar: Unicode.Scalar, bold: Bool) -> Int {
    switch scalar {
    case "i", "j", "l", "'": bold ? 278 : 222
    case "f", "t", "I", ".", ",", ":", ";", "/", " ", "[", "]", "!", "|": bold ? 333 : 278
    case "r", "(", ")", "-", "`", "·": bold ? 389 : 333
    case "c", "k", "s", "v", "x", "y", "z", "J": bold ? 556 : 500
    case "m": bold ? 889 : 833
    case "w": bold ? 778 : 722
    case "M": 833
    case "W": 944
    case "A", "B", "E", "K", "P", "S", "V", "X", "Y": bold ? 722 : 667
    case "C", "D", "H", "N", "R", "U": 722
    case "F", "T", "Z", "L": bold ? 611 : 611
    case "G", "O", "Q": 778
    case "…", "→", "—", "@", "%": 1000
    default: bold ? 611 : 556
    }
  }
}
