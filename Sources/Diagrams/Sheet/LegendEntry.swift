/// One line of the legend: a sample and what it means.
package struct LegendEntry: Hashable, Sendable {
  package enum Sample: Hashable, Sendable {
    case box(BoxRole, GlyphCategory? = nil)
    case state(BoxRole, Box.State)
    case line(SheetEdge.Style)
  }

  package var sample: Sample
  package var title: String
  /// Where the sample is drawn.
  package var frame: Frame
  package var text: TextRun

  /// Lays entries out in one line that starts here; returns them with the line's width.
  package static func line(
    _ entries: [(sample: Sample, title: String)], x: Int, y: Int
  ) -> [LegendEntry] {
    var left = x
    return entries.map { entry in
      let frame = Frame(x: left, y: y, width: 26, height: 14)
      let text = TextRun(entry.title, x: frame.maxX + 6, y: y + 11, tone: .secondary)
      left = text.x + text.width + 22
      return LegendEntry(sample: entry.sample, title: entry.title, frame: frame, text: text)
    }
  }
}
