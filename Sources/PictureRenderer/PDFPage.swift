/// One page of a PDF: a picture without words, and its words.
package struct PDFPage: Hashable, Sendable {
  package let svg: String
  /// Its line in the PDF's outline.
  package let title: String
  package let words: [Word]

  package init(svg: String, title: String, words: [Word] = []) {
    self.svg = svg
    self.title = title
    self.words = words
  }

  /// One line of text in the SVG's pixels, its baseline beginning at `x` and `y`.
  package struct Word: Hashable, Sendable {
    package let text: String
    package let x: Double
    package let y: Double
    package let size: Double
    package let isBold: Bool
    /// Red, green and blue, eight bits each.
    package let color: UInt32

    package init(
      _ text: String, x: Double, y: Double, size: Double, isBold: Bool, color: UInt32
    ) {
      self.text = text
      self.x = x
      self.y = y
      self.size = size
      self.isBold = isBold
      self.color = color
    }
  }
}
