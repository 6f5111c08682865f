/// The law of legends, read off an SVG as it is drawn: each entry is of something on the sheet, and
/// no frame, colour or line is without an entry.
package enum LegendLaw {
  /// What is wrong with the legend of a sheet, in sentences; empty where nothing is.
  package static func violations(of svg: String, isInventory: Bool) -> [String] {
    var used: Set<String> = []
    var explained: [String] = []
    var depth = 0
    for line in svg.split(separator: "\n") {
      // Entries of the legend stand outermost and are nobody's.
      let isEntry =
        depth == 1
        && (line.hasPrefix("<g class=\"") || line.hasPrefix("<path class=\"edge "))
      depth += change(of: line)
      guard let look = look(of: line, isInventory: isInventory) else { continue }
      if isEntry { explained.append(look) } else { used.insert(look) }
    }
    let twice = Dictionary(grouping: explained, by: \.self).filter { $1.count > 1 }.keys
    return used.subtracting(explained).sorted().map { "'\($0)' is not in the legend" }
      + Set(explained).subtracting(used).sorted().map { "'\($0)' of the legend is not drawn" }
      + twice.sorted().map { "'\($0)' is twice in the legend" }
  }

  /// By how much deeper the next line is: an element is on one line, or begins and ends on lines of
  /// its own, but for the style sheet, which ends on its last rule's.
  private static func change(of line: Substring) -> Int {
    if line.hasPrefix("</") || line.hasSuffix("</style>") { return -1 }
    return line.hasPrefix("<") && !line.hasSuffix("/>") && !line.contains("</") ? 1 : 0
  }

  private static let frames: Set<Substring> = [
    "region", "vpc", "zone", "public-subnet", "private-subnet", "hub",
  ]

  /// What a frame, a colour or a line looks like, where this means something.
  private static func look(of line: Substring, isInventory: Bool) -> String? {
    guard let start = line.firstRange(of: "class=\"")?.upperBound,
      let end = line[start...].firstIndex(of: "\"")
    else { return nil }
    let words = line[start..<end].split(separator: " ")
    let styles = words.dropFirst()
    switch words.first {
    case "edge"?, "table"?: return words.prefix(2).joined(separator: " ")
    case "row"? where styles.contains("hit"): return "row hit"
    case "row"? where styles.contains("marked"): return "row marked"
    case "chip"? where styles.contains("lost"), "element"? where styles.contains("lost"),
      "gateway"? where styles.contains("lost"):
      return "lost"
    // It is filled as the zone is that it lies in.
    case "lost-part"?: return "zone lost-zone"
    case "chip"?: return isInventory ? "chip" : nil
    case "zone"? where styles.contains("lost-zone"): return "zone lost-zone"
    case let role? where frames.contains(role): return String(role)
    default: return nil
    }
  }
}
