/// The law of lines that look like one: whoever follows the one would go on along the other, to where
/// the first does not lead.
///
/// Lines of one kind from the same box, or to the same box, may run together: each way to read them is
/// so.
struct LineMerges {
  /// Lines closer than this look like one.
  private static let nearness = 4
  /// Beside each other for longer than this, they are taken for one.
  private static let longest = 12
  /// What an arrow takes of its line.
  private static let head = SheetEdge.arrowLength / 100 + 1
  /// How bad it is, compared with two ends that are too near to each other.
  private static let weight = 2 * LineEnds.gap

  private struct Line {
    var edge: SheetEdge
    var corners: [Point]
    var pieces: [LinePiece]
  }

  private let lines: [Line]
  /// The pieces of all lines, by where they lie.
  private let level: [Int: [LinePiece]]
  private let upright: [Int: [LinePiece]]

  init(_ sheet: Sheet) {
    lines = sheet.edges.enumerated().map { index, edge in
      let corners = edge.corners
      return Line(
        edge: edge, corners: corners, pieces: LinePiece.pieces(corners, of: index))
    }
    let pieces = lines.flatMap(\.pieces)
    level = Dictionary(grouping: pieces.filter(\.isHorizontal), by: \.lane)
    upright = Dictionary(grouping: pieces.filter { !$0.isHorizontal }, by: \.lane)
  }

  func troubles() -> [LineEnds.Trouble] { lines.indices.flatMap(ends) + shared() }

  /// Whether a reader may take the one for the other: both say the same of where they are together.
  private func isBundle(_ one: SheetEdge, _ other: SheetEdge) -> Bool {
    let isPair = one.source == other.target && one.target == other.source
    return isPair
      || one.style == other.style && (one.source == other.source || one.target == other.target)
  }

  // MARK: Ends

  /// Where a line begins or ends on the way of another.
  private func ends(_ index: Int) -> [LineEnds.Trouble] {
    let line = lines[index]
    guard let first = line.pieces.first, let last = line.pieces.last else { return [] }
    return [
      (first, false, line.edge.source, 0),
      (last, true, line.edge.target, line.edge.hasArrow ? Self.head : 0),
    ].flatMap { piece, isHead, box, length in
      let isAtLower = piece.isForward != isHead
      let tip = isAtLower ? piece.range.lowerBound : piece.range.upperBound
      let own = isAtLower ? tip...(tip + length) : (tip - length)...tip
      return trouble(of: index, piece, at: own, tip: tip, isHead: isHead, box: box)
    }
  }

  /// - Parameter own: what the end takes of its piece.
  private func trouble(
    of index: Int, _ piece: LinePiece, at own: ClosedRange<Int>, tip: Int, isHead: Bool, box: String
  ) -> [LineEnds.Trouble] {
    let edge = lines[index].edge
    let near = Self.nearness - 1
    let aside = (piece.lane - near)...(piece.lane + near)
    let along = (own.lowerBound - near)...(own.upperBound + near)
    let (alike, across) = piece.isHorizontal ? (level, upright) : (upright, level)
    let met =
      aside.flatMap { alike[$0] ?? [] }.filter { Self.touches($0.range, along) }
      + along.flatMap { across[$0] ?? [] }.filter { Self.touches($0.range, aside) }
    var seen: Set<Int> = [index]
    return met.compactMap { other in
      let foreign = lines[other.line].edge
      guard seen.insert(other.line).inserted, !isBundle(edge, foreign),
        !meets(other.line, at: box, near: piece, tip)
      else { return nil }
      return LineEnds.Trouble(
        sentence:
          "'\(edge.name)' \(isHead ? "ends" : "begins") at '\(box)' on the way of '\(foreign.name)'",
        parts: [
          .init(edge: foreign.name, piece: other.number),
          .init(edge: edge.name, piece: piece.number),
        ], weight: Self.weight, hidesCrossing: true)
    }
  }

  private static func touches(_ range: Range<Int>, _ other: ClosedRange<Int>) -> Bool {
    range.lowerBound <= other.upperBound && other.lowerBound <= range.upperBound
  }

  /// Whether another line has its own end here, which the law of ends is about.
  private func meets(_ line: Int, at box: String, near piece: LinePiece, _ tip: Int) -> Bool {
    let (edge, corners) = (lines[line].edge, lines[line].corners)
    return [(edge.source, corners[0]), (edge.target, corners[corners.count - 1])].contains {
      let (x, y) = piece.isHorizontal ? (tip, piece.lane) : (piece.lane, tip)
      return $0 == box && abs($1.x - x) + abs($1.y - y) < LineEnds.gap
    }
  }

  // MARK: Ways

  /// Lines that run on top of each other.
  private func shared() -> [LineEnds.Trouble] {
    var found: [LineEnds.Trouble] = []
    var seen: Set<[Int]> = []
    for lanes in [level, upright] {
      for lane in lanes.keys.sorted() {
        let own = lanes[lane] ?? []
        let beside = (1..<Self.nearness).flatMap { lanes[lane + $0] ?? [] }
        for (place, one) in own.enumerated() {
          for other in own[(place + 1)...] + beside {
            guard Self.together(one, other) > Self.longest, one.line != other.line,
              !isOpposed(one, other),
              !isBundle(lines[one.line].edge, lines[other.line].edge),
              seen.insert([one.line, other.line].sorted()).inserted
            else { continue }
            let names = [one, other].map { lines[$0.line].edge.name }
            found.append(
              LineEnds.Trouble(
                sentence: "'\(names[0])' and '\(names[1])' run together as one line",
                parts: [one, other].map {
                  .init(edge: lines[$0.line].edge.name, piece: $0.number)
                }, weight: Self.weight, hidesCrossing: true))
          }
        }
      }
    }
    return found
  }

  /// What another law is about.
  private func isOpposed(_ one: LinePiece, _ other: LinePiece) -> Bool {
    one.lane == other.lane && one.isForward != other.isForward
      && [one, other].allSatisfy { lines[$0.line].edge.isDirected }
  }

  private static func together(_ one: LinePiece, _ other: LinePiece) -> Int {
    min(one.range.upperBound, other.range.upperBound)
      - max(one.range.lowerBound, other.range.lowerBound)
  }
}
