/// Moves lines apart that end or run so close to each other that they cannot be told apart.
///
/// A piece is moved aside with both its corners, so that its neighbours become longer or shorter and
/// the line keeps its bends. What cannot be moved without breaking another law stays.
struct LineSpreader {
  /// Of so many troubles a sheet is not mended but drawn with less.
  private static let most = 16
  /// How far a piece is moved aside, in the order of preference.
  private static let shifts = [
    12, -12, 16, -16, 24, -24, 36, -36, 8, -8, 4, -4, 2, -2, 1, -1,
  ]
  private static let mostMoves = 24
  /// An end stays so far from the corners of its box.
  private static let corner = 6

  private var sheet: Sheet
  private let frames: [String: Frame]
  private let lines: SheetLines

  private init(_ sheet: Sheet) {
    self.sheet = sheet
    frames = Dictionary(
      sheet.allBoxes.map { ($0.name, $0.frame) }, uniquingKeysWith: { first, _ in first })
    lines = SheetLines(sheet)
  }

  static func spread(_ sheet: Sheet) -> Sheet {
    let troubles = LineEnds(sheet).troubles()
    guard !troubles.isEmpty, troubles.count <= most else { return sheet }
    var spreader = LineSpreader(sheet)
    for _ in 0..<mostMoves {
      guard spreader.mend() else { break }
    }
    return spreader.sheet
  }

  private static func weight(_ sheet: Sheet) -> Int {
    LineEnds(sheet).troubles().reduce(0) { $0 + $1.weight }
  }

  /// Makes the first move that leaves less trouble; false where there is none.
  private mutating func mend() -> Bool {
    let troubles = LineEnds(sheet).troubles()
    let crossings = SheetMeasure.lines(of: sheet).crossings
    let weight = troubles.reduce(0) { $0 + $1.weight }
    let merged = troubles.filter(\.hidesCrossing)
    return mend(troubles, below: weight, crossings: crossings)
      || mend(merged, below: weight - LineEnds.gap, crossings: crossings + 1)
  }

  /// - Parameters:
  ///   - weight: what is left has to weigh less.
  ///   - crossings: how many there may be afterwards.
  private mutating func mend(
    _ troubles: [LineEnds.Trouble], below weight: Int, crossings: Int
  ) -> Bool {
    for trouble in troubles {
      for part in trouble.parts.reversed() {
        guard let index = sheet.edges.firstIndex(where: { $0.name == part.edge }) else { continue }
        for shift in Self.shifts {
          guard let moved = moved(sheet.edges[index], piece: part.piece, by: shift),
            lines.violations(of: moved).isEmpty, !entersEnd(moved)
          else { continue }
          var other = sheet
          other.edges[index] = moved
          guard Self.weight(other) < weight,
            SheetMeasure.lines(of: other).crossings <= crossings
          else { continue }
          sheet = other
          return true
        }
      }
    }
    return false
  }

  /// Whether a line runs through a box that it only begins or ends at.
  private func entersEnd(_ edge: SheetEdge) -> Bool {
    let corners = edge.corners
    return [edge.source, edge.target].compactMap { frames[$0] }.contains { frame in
      let inside = frame.inset(by: 2)
      return zip(corners, corners.dropFirst()).contains { start, end in
        Frame(
          x: min(start.x, end.x), y: min(start.y, end.y), width: max(abs(start.x - end.x), 1),
          height: max(abs(start.y - end.y), 1)
        ).intersects(inside)
      }
    }
  }

  /// The line with a piece moved aside; nil where an end would leave the side of its box, or the row
  /// that it is about.
  private func moved(_ edge: SheetEdge, piece: Int, by shift: Int) -> SheetEdge? {
    var corners = edge.corners
    guard corners.indices.contains(piece), corners.indices.contains(piece + 1) else { return nil }
    if piece == 0, edge.sourceRow != nil { return nil }
    let isHorizontal = corners[piece].y == corners[piece + 1].y
    for index in [piece, piece + 1] {
      if isHorizontal { corners[index].y += shift } else { corners[index].x += shift }
    }
    let ends =
      [(edge.source, corners[0], piece == 0)]
      + [(edge.target, corners[corners.count - 1], piece == corners.count - 2)]
    for (name, point, isMoved) in ends where isMoved {
      guard let frame = frames[name] else { return nil }
      let (place, low, high) =
        isHorizontal ? (point.y, frame.y, frame.maxY) : (point.x, frame.x, frame.maxX)
      guard place >= low + Self.corner, place <= high - Self.corner else { return nil }
    }
    var moved = edge
    moved.run(through: corners)
    return moved
  }
}
