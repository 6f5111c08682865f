/// A line from one box to another.
package struct SheetEdge: Hashable, Sendable {
  /// Unique on the sheet and stable.
  package var name: String
  /// The names of the boxes it joins.
  package var source: String
  package var target: String
  package var style: Style
  /// What the line means, for its tooltip.
  package var title: String
  /// Where it runs: the first point, then three control points for each Bézier curve. Empty until
  /// it is routed. In hundredths of a point, so that every machine prints the same digits.
  package var path: [Point]
  /// The tip of its arrow, in hundredths of a point; the path ends where the arrow begins.
  package var tip: Point?
  /// Whether an arrow shows the direction.
  package var hasArrow: Bool

  package init(
    from source: String, to target: String, style: Style, title: String, path: [Point] = []
  ) {
    name = "\(style.rawValue) \(source) \(target)"
    self.source = source
    self.target = target
    self.style = style
    self.title = title
    self.path = path
    hasArrow = style == .route || style == .flow
  }

  package enum Style: String, Hashable, Sendable, CaseIterable {
    /// A route: where a table sends packets.
    case route
    /// Which table a subnet or an attachment uses; dashed.
    case association
    /// A subnet's interface of a transit gateway attachment.
    case attachment
    /// A declared connection between components.
    case flow

    package var isDashed: Bool { self == .association }
  }

  /// A straight line between two places, in points.
  package static func straight(_ start: Point, _ end: Point) -> [Point] {
    let from = Point(start.x * 100, start.y * 100)
    let to = Point(end.x * 100, end.y * 100)
    return [from, from, to, to]
  }
}
