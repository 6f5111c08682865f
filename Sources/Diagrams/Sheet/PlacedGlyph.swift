/// A glyph at its place.
package struct PlacedGlyph: Hashable, Sendable {
  package var glyph: Glyph
  package var frame: Frame

  package init(_ glyph: Glyph, frame: Frame) {
    self.glyph = glyph
    self.frame = frame
  }
}
