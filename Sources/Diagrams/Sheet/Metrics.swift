/// The measures that all views share, in points.
package enum Metrics {
  package static let title = 20
  package static let heading = 13
  package static let body = 11
  /// From one baseline to the next.
  package static let line = 15
  package static let glyph = 22
  package static let margin = 18
  package static let gap = 14
}
