/// The laws of lines among each other: where they end, they can be told apart, and none runs against
/// another or as one with it.
struct LineEnds {
  /// Ends on one side of a box are at least so far from each other, in points.
  static let gap = 12

  /// In the order of their names.
  private enum Side: Int, Hashable { case bottom, left, right, top }

  private struct Place: Hashable {
    var box: String
    var side: Side
  }

  private struct End {
    var edge: SheetEdge
    var point: Point
    var isHead: Bool
  }

  private let sheet: Sheet

  init(_ sheet: Sheet) { self.sheet = sheet }

  /// Two lines that cannot be told apart, with the pieces of theirs that are the trouble.
  struct Trouble {
    struct Part {
      var edge: String
      /// Which of the line's pieces, from its beginning.
      var piece: Int
    }

    var sentence: String
    var parts: [Part]
    /// How bad it is: how many points are missing between two ends, or more.
    var weight: Int
    /// Whether the two may have to cross where they are apart.
    var hidesCrossing = false
  }

  func violations() -> [String] { troubles().map(\.sentence) }

  func troubles() -> [Trouble] { crowded() + opposed() + LineMerges(sheet).troubles() }

  // MARK: Ends

  /// Lines of one kind that come together in one point are one line to a reader; all others keep
  /// apart.
  private func crowded() -> [Trouble] {
    var places: [Place: [End]] = [:]
    let frames = Dictionary(
      sheet.allBoxes.map { ($0.name, $0.frame) }, uniquingKeysWith: { first, _ in first })
    for edge in sheet.edges {
      guard let first = edge.corners.first, let last = edge.corners.last else { continue }
      for (name, point, isHead) in [(edge.source, first, false), (edge.target, last, true)] {
        guard let frame = frames[name], let side = Self.side(of: point, on: frame) else { continue }
        places[Place(box: name, side: side), default: []].append(
          End(edge: edge, point: point, isHead: isHead))
      }
    }
    return places.filter { $0.value.count > 1 }
      .sorted { ($0.key.box, $0.key.side.rawValue) < ($1.key.box, $1.key.side.rawValue) }
      .flatMap { crowded($0.value, at: $0.key.box) }
  }

  private func crowded(_ ends: [End], at box: String) -> [Trouble] {
    let sorted = ends.enumerated().sorted {
      ($0.element.point.x, $0.element.point.y, $0.offset)
        < ($1.element.point.x, $1.element.point.y, $1.offset)
    }.map(\.element)
    return zip(sorted, sorted.dropFirst()).compactMap { one, other -> Trouble? in
      let distance = abs(one.point.x - other.point.x) + abs(one.point.y - other.point.y)
      guard distance < Self.gap else { return nil }
      let isBundle =
        distance == 0 && one.isHead == other.isHead && Self.isOneKind(one, other)
      guard !isBundle else { return nil }
      return Trouble(
        sentence:
          "'\(one.edge.name)' and '\(other.edge.name)' end \(distance) apart at '\(box)'",
        parts: [one, other].map { end in
          .init(edge: end.edge.name, piece: end.isHead ? end.edge.corners.count - 2 : 0)
        }, weight: Self.gap - distance)
    }
  }

  /// Where they begin, what arrives and what may arrive are lines of one kind: each has its own look
  /// where they part.
  private static func isOneKind(_ one: End, _ other: End) -> Bool {
    let styles = [one, other].map(\.edge.style)
    return styles[0] == styles[1]
      || !one.isHead && styles.allSatisfy { [.forward, .unknown].contains($0) }
  }

  private static func side(of point: Point, on frame: Frame) -> Side? {
    if abs(point.y - frame.y) <= 1 { return .top }
    if abs(point.y - frame.maxY) <= 1 { return .bottom }
    if abs(point.x - frame.x) <= 1 { return .left }
    return abs(point.x - frame.maxX) <= 1 ? .right : nil
  }

  // MARK: Directions

  /// Lines with a direction that share a piece of their ways, each the other way round.
  private func opposed() -> [Trouble] {
    let directed = sheet.edges.filter(\.isDirected)
    let pieces = directed.enumerated().flatMap { LinePiece.pieces($1.corners, of: $0) }
    let lanes = Dictionary(grouping: pieces) { [$0.isHorizontal ? 1 : 0, $0.lane] }
    var found: [Trouble] = []
    var seen: Set<[String]> = []
    for own in lanes.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }).map(\.value) {
      for (index, one) in own.enumerated() {
        for other in own[(index + 1)...] where other.isForward != one.isForward {
          let names = [one, other].map { directed[$0.line].name }
          guard one.line != other.line, one.range.clamped(to: other.range).count > 1,
            seen.insert(names).inserted
          else { continue }
          found.append(
            Trouble(
              sentence: "'\(names[0])' and '\(names[1])' run against each other on one line",
              parts: [one, other].map { .init(edge: directed[$0.line].name, piece: $0.number) },
              weight: 4 * Self.gap))
        }
      }
    }
    return found
  }
}
