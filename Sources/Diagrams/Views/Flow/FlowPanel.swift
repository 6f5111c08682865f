import Topology

/// The words beside a picture: one sentence for every number and letter.
struct FlowPanel {
  struct Section {
    var title: String
    var tone: Badge.Tone
    /// Line feeds in a sentence begin a new line.
    var entries: [(label: String, sentence: String)]
  }

  let sections: [Section]
  let notes: [String]

  private static let padding = 12
  private static let indent = 26
  private static let line = 13
  private static let gap = 5

  struct Result {
    var box: Box
    var badges: [Badge]
  }

  /// The least width that breaks no identity.
  var leastWidth: Int {
    let words = sections.flatMap(\.entries).flatMap {
      $0.sentence.split { $0 == " " || $0 == "\n" }
    }
    let longest = words.map { Ruler.width(String($0), size: Metrics.body) }.max() ?? 0
    return longest + 2 * Self.padding + Self.indent + 2
  }

  /// A paragraph with what stands before it, at the origin.
  private struct Paragraph {
    var box: Box
    var badge: Badge?
    var gap: Int
  }

  private func paragraphs(width: Int) -> [Paragraph] {
    var found: [Paragraph] = []
    func add(
      _ name: String, _ text: String, indent: Int = 0, bold: Bool = false,
      tone: TextRun.Tone = .primary, badge: Badge? = nil, gap: Int = FlowPanel.gap
    ) {
      let room = width - indent
      let lines = text.split(separator: "\n").flatMap {
        Ruler.wrap(String($0), width: room, size: Metrics.body, bold: bold)
      }
      let box = Box(
        name: name, role: .label,
        frame: Frame(x: indent, y: 0, width: room, height: lines.count * Self.line + 4),
        texts: lines.enumerated().map { index, line in
          TextRun(line, x: indent, y: 11 + index * Self.line, bold: bold, tone: tone)
        })
      found.append(Paragraph(box: box, badge: badge, gap: gap))
    }
    for (number, section) in sections.enumerated() {
      add("panel \(number)", section.title, bold: true)
      for (place, entry) in section.entries.enumerated() {
        let isLast = place == section.entries.count - 1
        add(
          "panel \(number) \(place + 1)", entry.sentence, indent: Self.indent,
          badge: Badge(entry.label, section.tone, at: Point(Badge.radius, 7)),
          gap: isLast ? 2 * Self.gap : Self.gap)
      }
    }
    for (number, note) in notes.enumerated() {
      add("panel note \(number)", note, tone: .secondary)
    }
    return found
  }

  /// The panel with its corner here, at least this high; its paragraphs in columns of about equal
  /// height.
  func arranged(x: Int, y: Int, width: Int, height: Int = 0, columns: Int = 1) -> Result {
    let step = (width - 2 * Self.padding + 20) / columns
    let all = paragraphs(width: step - 20)
    let total = all.reduce(0) { $0 + $1.box.frame.height + $1.gap }
    var children: [Box] = []
    var badges: [Badge] = []
    var column = 0
    var top = 0
    var bottom = 0
    for (place, paragraph) in all.enumerated() {
      // A heading goes with what it is above.
      let isHeading = paragraph.badge == nil && paragraph.box.texts.first?.isBold == true
      let next = isHeading && place + 1 < all.count ? all[place + 1].box.frame.height : 0
      let middle = top + (paragraph.box.frame.height + next) / 2
      if column < columns - 1, middle * columns > total + Self.line {
        column += 1
        top = 0
      }
      let left = x + Self.padding + column * step
      children.append(paragraph.box.moved(left, y + Self.padding + top))
      if var badge = paragraph.badge {
        badge.place = Point(left + badge.place.x, y + Self.padding + top + badge.place.y)
        badges.append(badge)
      }
      top += paragraph.box.frame.height
      bottom = max(bottom, top)
      top += paragraph.gap
    }
    let natural = bottom + 2 * Self.padding
    return Result(
      box: Box(
        name: "panel", role: .note,
        frame: Frame(x: x, y: y, width: width, height: max(natural, height)), children: children),
      badges: badges)
  }
}
