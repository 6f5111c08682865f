import Topology

/// The words beside a flow: one sentence for every number and letter.
struct FlowPanel {
  struct Section {
    var title: String
    var direction: Badge.Direction
    var entries: [(label: String, sentence: String)]
  }

  let sections: [Section]
  let notes: [String]

  private static let padding = 12
  private static let indent = 26
  private static let line = 13
  private static let gap = 6

  struct Result {
    var box: Box
    var badges: [Badge]
  }

  /// The least width that breaks no identity.
  var leastWidth: Int {
    let words = sections.flatMap(\.entries).flatMap { $0.sentence.split(separator: " ") }
    let longest = words.map { Ruler.width(String($0), size: Metrics.body) }.max() ?? 0
    return longest + 2 * Self.padding + Self.indent + 2
  }

  /// The panel with its corner here, as high as its words.
  func arranged(x: Int, y: Int, width: Int, height: Int = 0) -> Result {
    var children: [Box] = []
    var badges: [Badge] = []
    var top = y + Self.padding
    let room = width - 2 * Self.padding - Self.indent
    func paragraph(
      _ name: String, _ text: String, x: Int, width: Int, bold: Bool = false,
      tone: TextRun.Tone = .primary, size: Int = Metrics.body
    ) {
      let lines = Ruler.wrap(text, width: width, size: size, bold: bold)
      let box = Box(
        name: name, role: .label,
        frame: Frame(x: x, y: top, width: width, height: lines.count * Self.line + 4),
        texts: lines.enumerated().map { index, line in
          TextRun(
            line, x: x, y: top + 11 + index * Self.line, size: size, bold: bold, tone: tone)
        })
      children.append(box)
      top = box.frame.maxY + Self.gap
    }
    for (number, section) in sections.enumerated() {
      paragraph(
        "panel \(number)", section.title, x: x + Self.padding, width: width - 2 * Self.padding,
        bold: true)
      for entry in section.entries {
        badges.append(
          Badge(
            entry.label, section.direction,
            at: Point(x + Self.padding + Badge.radius, top + 7)))
        paragraph(
          "panel \(number) \(entry.label)", entry.sentence, x: x + Self.padding + Self.indent,
          width: room)
      }
      top += Self.gap
    }
    for (number, note) in notes.enumerated() {
      paragraph(
        "panel note \(number)", note, x: x + Self.padding, width: width - 2 * Self.padding,
        tone: .secondary)
    }
    let natural = top - Self.gap + Self.padding - y
    return Result(
      box: Box(
        name: "panel", role: .note,
        frame: Frame(x: x, y: y, width: width, height: max(natural, height)), children: children),
      badges: badges)
  }
}
