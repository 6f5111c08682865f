import OrderedCollections

/// The text `plumbline_gv_layout` describes a layout with.
enum GeometryText {
  typealias Point = GraphvizGeometry.Point
  typealias Box = GraphvizGeometry.Box

  /// Nil when the text is not of that form.
  static func read(
    _ text: String, engine: GraphvizEngine, warnings: [String]
  ) -> GraphvizGeometry? {
    var geometry: GraphvizGeometry?
    var top = 0.0
    for record in text.split(separator: "\u{1E}") {
      let fields = record.split(separator: "\u{1F}", omittingEmptySubsequences: false).dropLast()
        .map(String.init)
      guard let kind = fields.first else { return nil }
      switch kind {
      case "g":
        guard let numbers = numbers(fields[1...]), numbers.count == 4 else { return nil }
        if engine == .dot { top = numbers[3] }
        geometry = GraphvizGeometry(
          bounds: box(corners: numbers, top: top), nodes: [:], clusters: [:], edges: [],
          warnings: warnings)
      case "c":
        guard fields.count == 6, let numbers = numbers(fields[2...]) else { return nil }
        geometry?.clusters[fields[1]] = box(corners: numbers, top: top)
      case "n":
        guard fields.count == 6, let numbers = numbers(fields[2...]) else { return nil }
        geometry?.nodes[fields[1]] = Box(
          center: Point(x: numbers[0], y: top - numbers[1]), width: numbers[2], height: numbers[3])
      case "e":
        guard fields.count >= 6, let path = edge(fields, top: top) else { return nil }
        geometry?.edges.append(path)
      default: return nil
      }
    }
    return geometry
  }

  private static func edge(_ fields: [String], top: Double) -> GraphvizGeometry.EdgePath? {
    guard let coordinates = numbers(fields[6...]), coordinates.count.isMultiple(of: 2) else {
      return nil
    }
    let points = points(coordinates, top: top)
    var ends = (tail: tip(fields[4], top: top), head: tip(fields[5], top: top))
    // Orthogonal routing exchanges the two tips of an edge with an arrow at both ends.
    if let tail = ends.tail, let head = ends.head, let start = points.first,
      distance(start, head) < distance(start, tail)
    {
      ends = (tail: head, head: tail)
    }
    return GraphvizGeometry.EdgePath(
      id: fields[1], tail: fields[2], head: fields[3], points: points, arrowTip: ends.head,
      arrowTail: ends.tail)
  }

  private static func distance(_ one: Point, _ other: Point) -> Double {
    abs(one.x - other.x) + abs(one.y - other.y)
  }

  private static func tip(_ field: String, top: Double) -> Point? {
    numbers(field.split(separator: " ").map(String.init)[...])
      .flatMap { points($0, top: top).first }
  }

  private static func points(_ coordinates: [Double], top: Double) -> [Point] {
    stride(from: 0, to: coordinates.count, by: 2).map {
      Point(x: coordinates[$0], y: top - coordinates[$0 + 1])
    }
  }

  private static func box(corners: [Double], top: Double) -> Box {
    Box(
      center: Point(
        x: (corners[0] + corners[2]) / 2, y: top - (corners[1] + corners[3]) / 2),
      width: corners[2] - corners[0], height: corners[3] - corners[1])
  }

  /// Nil when one of them is not a number.
  private static func numbers(_ fields: ArraySlice<String>) -> [Double]? {
    var numbers: [Double] = []
    for field in fields {
      guard let number = Double(field) else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}
