/// One line of the legend: a sample and what it means.
package struct LegendEntry: Hashable, Sendable {
  package enum Sample: Hashable, Sendable {
    case box(BoxRole, GlyphCategory? = nil)
    case state(BoxRole, Box.State)
    /// A row that a numbered step went by.
    case mark
    case line(SheetEdge.Style)
  }

  package var sample: Sample
  package var title: String
  /// Where the sample is drawn.
  package var frame: Frame
  package var text: TextRun
  /// Whether a line of this kind has an arrow at its end on the sheet.
  package var hasArrow = false
}
