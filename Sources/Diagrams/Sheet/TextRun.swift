/// One line of text at its place.
package struct TextRun: Hashable, Sendable {
  package var text: String
  /// Where the baseline begins.
  package var x: Int
  package var y: Int
  package var size: Int
  package var isBold: Bool
  package var tone: Tone
  /// The measured width, rounded up.
  package var width: Int

  package init(
    _ text: String, x: Int, y: Int, size: Int = Metrics.body, bold: Bool = false,
    tone: Tone = .primary
  ) {
    self.text = text
    self.x = x
    self.y = y
    self.size = size
    self.isBold = bold
    self.tone = tone
    width = Ruler.width(text, size: size, bold: bold)
  }

  /// How strongly the text speaks: in the ink, in grey, or in the colour of its box.
  package enum Tone: String, Hashable, Sendable { case primary, secondary, accent, inverse }

  /// What the text covers, from the ascenders to the descenders.
  package var frame: Frame {
    Frame(x: x, y: y - size * 3 / 4, width: width, height: size)
  }
}
