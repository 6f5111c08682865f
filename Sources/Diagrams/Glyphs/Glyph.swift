/// A small picture for one kind of element: white lines on a square of its category's colour.
///
/// The project's own drawings, on a grid of 24 by 24 units.
package struct Glyph: Hashable, Sendable {
  /// Its name in the SVG, for example `nat-gateway`.
  package let name: String
  package let category: GlyphCategory
  /// SVG path data, stroked.
  package let lines: String
  /// SVG path data, filled.
  package let areas: String
  /// A file of the AWS icon package that is drawn instead, in base64; nil for the drawing itself.
  var icon: String?

  package init(_ name: String, _ category: GlyphCategory, lines: String, areas: String = "") {
    self.name = name
    self.category = category
    self.lines = lines
    self.areas = areas
  }
}
