/// Why an SVG was not drawn.
package enum PictureError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It has a `<text>` element, which would be drawn with whatever fonts the machine has.
  case hasText
  /// librsvg's or cairo's own words.
  case notDrawn(String)

  package var description: String {
    switch self {
    case .hasText: "the SVG has <text> elements; draw text as outlines (TextRuler.pathElement)"
    case .notDrawn(let words): "the SVG could not be drawn: \(words)"
    }
  }
}
