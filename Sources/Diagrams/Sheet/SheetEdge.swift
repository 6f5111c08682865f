/// A line from one box to another.
package struct SheetEdge: Hashable, Sendable {
  /// Unique on the sheet and stable.
  package var name: String
  /// The names of the boxes it joins.
  package var source: String
  package var target: String
  /// The row of the source's table that the line is about; nil where it is about all of it.
  package var sourceRow: String?
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
  /// Where it ends, with a cross, if it is one that does not arrive.
  package var stop = Stop.atTarget

  /// Where what is sent stops.
  package enum Stop: Hashable, Sendable {
    /// At the sender, which is not let out or has no way to go.
    case atSource
    /// Between the two, at something that is not drawn.
    case onTheWay
    /// At the box that the line leads to.
    case atTarget
  }

  /// Whether it leads to its target and not only towards it.
  package var isWhole: Bool { style != .refused || stop == .atTarget }

  /// Whether it is seen which way it leads.
  var isDirected: Bool { hasArrow || style.isTraffic }

  package init(
    from source: String, to target: String, style: Style, title: String, path: [Point] = []
  ) {
    name = "\(style.rawValue) \(source) \(target)"
    self.source = source
    self.target = target
    self.style = style
    self.title = title
    self.path = path
    hasArrow = style.isDirected
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
    /// A piece of a flow's way there.
    case forward
    /// A piece of its answer's way back.
    case reply
    /// A connection that does not arrive; on a flow's sheet the piece that ends at what refuses it.
    case refused
    /// A connection of which it is not known whether it arrives; dotted.
    case unknown

    /// Whether an arrow is at its end: what does not arrive has a cross where it stops.
    package var isDirected: Bool { ![.association, .attachment, .refused].contains(self) }

    package var isDashed: Bool { self == .association || self == .refused }

    package var isDotted: Bool { self == .unknown }

    /// Whether it is a piece of what somebody sends, as opposed to what joins things.
    package var isTraffic: Bool {
      [.flow, .forward, .reply, .refused, .unknown].contains(self)
    }

    /// The tone of the number on it.
    package var tone: Badge.Tone {
      switch self {
      case .refused: .lost
      case .unknown: .hit
      default: .forward
      }
    }
  }

  /// A line through these places, in points.
  package static func path(_ places: [Point]) -> [Point] {
    let points = places.map { Point($0.x * 100, $0.y * 100) }
    guard let first = points.first else { return [] }
    // A straight segment is a curve whose control points are its ends.
    return [first] + zip(points, points.dropFirst()).flatMap { [$0, $1, $1] }
  }

  /// The places that it runs through, to the tip of its arrow.
  package var corners: [Point] {
    var corners = stride(from: 0, to: path.count, by: 3).map {
      Point(path[$0].x / 100, path[$0].y / 100)
    }
    if let tip, !corners.isEmpty {
      corners[corners.count - 1] = Point(tip.x / 100, tip.y / 100)
    }
    return corners
  }

  /// Runs the edge through these places; its arrow, if it has one, ends at the last.
  package mutating func run(through places: [Point]) {
    path = Self.path(places)
    tip = nil
    guard hasArrow, places.count > 1, let end = path.last else { return }
    let before = places[places.count - 2]
    let last = places[places.count - 1]
    let length = Self.arrowLength
    let base = Point(
      end.x - (last.x - before.x).signum() * length, end.y - (last.y - before.y).signum() * length)
    path[path.count - 1] = base
    path[path.count - 2] = base
    tip = end
  }

  /// The line moved by this many points.
  package func moved(_ dx: Int, _ dy: Int) -> SheetEdge {
    func moved(_ point: Point) -> Point { Point(point.x + 100 * dx, point.y + 100 * dy) }
    var edge = self
    edge.path = path.map(moved)
    edge.tip = tip.map(moved)
    return edge
  }

  /// In hundredths of a point.
  package static let arrowLength = 650
}
