import Topology

/// The words beside a picture: one sentence for every number and letter.
struct FlowPanel {
  struct Section {
    var title: String
    var tone: Badge.Tone
    /// Line feeds in a sentence begin a new line.
    var entries: [(label: String, sentence: String)]
    /// Those of the numbers, where each has that of its line.
    var tones: [Badge.Tone] = []

    func tone(of place: Int) -> Badge.Tone { tones.indices.contains(place) ? tones[place] : tone }
  }

  private let sections: [Section]
  private let notes: [String]
  /// The widest word of its sentences, which none of its columns may break.
  private let widestWord: String

  init(sections: [Section], notes: [String]) {
    self.sections = sections
    self.notes = notes
    widestWord = Ruler.widestWord(sections.flatMap(\.entries).map(\.sentence))
  }

  private static let padding = 12
  private static let indent = 26
  /// The sizes that its words may have: as large as there is room for them.
  private static let sizes = [14, 13, 12]

  struct Result {
    var box: Box
    var badges: [Badge]
    /// The height that its words need.
    var natural: Int
  }

  /// The least width that breaks no identity.
  var leastWidth: Int { leastWidth(Metrics.body) }

  private func leastWidth(_ size: Int) -> Int {
    Ruler.width(widestWord, size: size) + 2 * Self.padding + Self.indent + 2
  }

  /// A paragraph with what stands before it, at the origin.
  private struct Paragraph {
    var box: Box
    var badge: Badge?
    var gap: Int

    var isHeading: Bool { badge == nil && box.texts.first?.isBold == true }
  }

  private func paragraphs(width: Int, size: Int) -> [Paragraph] {
    let line = size + 2
    var found: [Paragraph] = []
    func add(
      _ name: String, _ text: String, indent: Int = 0, bold: Bool = false,
      tone: TextRun.Tone = .primary, badge: Badge? = nil, gap: Int = size - 6
    ) {
      let room = width - indent
      let lines = text.pieces(between: "\n").flatMap { line -> [(text: String, indent: Int)] in
        // What goes on below a point of a list begins where its words do.
        let hanging = line.hasPrefix("· ") ? size * 5 / 8 : 0
        return Ruler.wrap(String(line), width: room - hanging, size: size, bold: bold).enumerated()
          .map { ($0.element, $0.offset == 0 ? 0 : hanging) }
      }
      let box = Box(
        name: name, role: .label,
        frame: Frame(x: indent, y: 0, width: room, height: lines.count * line + 4),
        texts: lines.enumerated().map { index, words in
          TextRun(
            words.text, x: indent + words.indent, y: size + index * line, size: size, bold: bold,
            tone: tone)
        })
      found.append(Paragraph(box: box, badge: badge, gap: gap))
    }
    for (number, section) in sections.enumerated() {
      add("panel \(number)", section.title, bold: true)
      for (place, entry) in section.entries.enumerated() {
        let isLast = place == section.entries.count - 1
        add(
          "panel \(number) \(place + 1)", entry.sentence, indent: Self.indent,
          badge: Badge(entry.label, section.tone(of: place), at: Point(Badge.radius, size / 2 + 2)),
          gap: isLast ? 2 * (size - 6) : size - 6)
      }
    }
    for (number, note) in notes.enumerated() {
      add("panel note \(number)", note, tone: .secondary)
    }
    return found
  }

  /// The panel with its corner here, at least this high; its paragraphs in columns of about equal
  /// height, at most this many, and no more than there are sentences. What is higher than its
  /// words need has larger words, which are read from farther.
  func arranged(x: Int, y: Int, width: Int, height: Int = 0, columns most: Int = 1) -> Result {
    let sentences = sections.reduce(notes.count) { $0 + $1.entries.count }
    let columns = max(1, min(most, sentences))
    let step = (width - 2 * Self.padding + 20) / columns
    func arranged(_ size: Int) -> Result {
      let paragraphs = paragraphs(width: step - 20, size: size)
      func result(spare: Int) -> Result {
        self.arranged(
          paragraphs, at: Point(x, y), width: width, height: height, columns: columns, size: size,
          spare: spare)
      }
      let close = result(spare: 0)
      return height > close.natural ? result(spare: height - close.natural) : close
    }
    for size in Self.sizes
    where height > 0 && leastWidth(size) <= step - 20 + 2 * Self.padding {
      let result = arranged(size)
      if result.box.frame.height <= height { return result }
    }
    return arranged(Metrics.body)
  }

  /// - Parameter spare: the height that is left, of which a part goes between the paragraphs.
  private func arranged(
    _ paragraphs: [Paragraph], at corner: Point, width: Int, height: Int, columns: Int, size: Int,
    spare: Int
  ) -> Result {
    let step = (width - 2 * Self.padding + 20) / columns
    var all = paragraphs
    if columns == 1 {
      let more = min(spare / max(all.count, 1), size - 4)
      for index in all.indices { all[index].gap += more }
    }
    let total = all.reduce(0) { $0 + $1.box.frame.height + $1.gap }
    var children: [Box] = []
    var badges: [Badge] = []
    var column = 0
    var top = 0
    var bottom = 0
    var isAfterHeading = false
    for (place, paragraph) in all.enumerated() {
      // A heading goes with what it is above: into the next column where that will.
      let decisive = paragraph.isHeading && place + 1 < all.count ? all[place + 1] : paragraph
      let above = paragraph.isHeading ? paragraph.box.frame.height + paragraph.gap : 0
      let middle = top + above + decisive.box.frame.height / 2
      // No column is left empty, and none ends with a heading.
      if column < columns - 1, top > 0, !isAfterHeading, middle * columns > total + size + 2 {
        column += 1
        top = 0
      }
      let left = corner.x + Self.padding + column * step
      children.append(paragraph.box.moved(left, corner.y + Self.padding + top))
      if var badge = paragraph.badge {
        badge.place = Point(left + badge.place.x, corner.y + Self.padding + top + badge.place.y)
        badges.append(badge)
      }
      top += paragraph.box.frame.height
      bottom = max(bottom, top)
      top += paragraph.gap
      isAfterHeading = paragraph.isHeading
    }
    let natural = bottom + 2 * Self.padding
    return Result(
      box: Box(
        name: "panel", role: .note,
        frame: Frame(x: corner.x, y: corner.y, width: width, height: max(natural, height)),
        children: children),
      badges: badges, natural: natural)
  }
}
