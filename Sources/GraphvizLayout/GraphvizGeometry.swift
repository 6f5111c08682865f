import OrderedCollections

/// A laid-out graph: lengths in points, y downwards.
///
/// With ``GraphvizEngine/dot`` the origin is the drawing's top left corner. With
/// ``GraphvizEngine/neatoPinned`` the frame is the caller's own with y negated: a node pinned at
/// `pos="x,-y"` is centred at (x, y), to within the rounding of a double.
package struct GraphvizGeometry: Hashable, Sendable {
  package struct Point: Hashable, Sendable {
    package var x: Double
    package var y: Double

    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  package struct Box: Hashable, Sendable {
    package var center: Point
    package var width: Double
    package var height: Double

    package init(center: Point, width: Double, height: Double) {
      self.center = center
      self.width = width
      self.height = height
    }

    package var minX: Double { center.x - width / 2 }
    package var maxX: Double { center.x + width / 2 }
    package var minY: Double { center.y - height / 2 }
    package var maxY: Double { center.y + height / 2 }
  }

  /// One Bézier path of an edge.
  package struct EdgePath: Hashable, Sendable {
    /// The edge's `id` attribute; empty when it has none.
    package var id: String
    package var tail: String
    package var head: String
    /// A start, then three control points for every cubic segment: 1 + 3n points.
    package var points: [Point]
    /// Where the arrow at the head ends; the path itself stops at the arrow's base.
    package var arrowTip: Point?
    /// Where the arrow at the tail ends.
    package var arrowTail: Point?
  }

  package var bounds: Box
  /// By the `id` attribute, or the name of a node without one; in the order of the text.
  package var nodes: OrderedDictionary<String, Box>
  /// By the `id` attribute, or the name of a cluster without one; outer before inner.
  package var clusters: OrderedDictionary<String, Box>
  /// By tail in the order of ``nodes``. An edge of a concentrated graph may have several paths.
  package var edges: [EdgePath]
  /// What Graphviz warned of, in its own words.
  package var warnings: [String]
}
