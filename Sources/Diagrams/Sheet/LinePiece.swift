/// A level or upright piece of a line, from one corner to the next.
struct LinePiece {
  /// The place of the line among those of the sheet.
  var line: Int
  /// Which of the line's pieces, from its beginning.
  var number: Int
  var isHorizontal: Bool
  /// Where it lies: the row of a horizontal piece, the column of a vertical one.
  var lane: Int
  var range: Range<Int>
  var isForward: Bool

  static func pieces(_ corners: [Point], of line: Int) -> [LinePiece] {
    zip(corners, corners.dropFirst()).enumerated().compactMap { number, ends in
      let (start, end) = ends
      guard start != end else { return nil }
      let isHorizontal = start.y == end.y
      let (from, to) = isHorizontal ? (start.x, end.x) : (start.y, end.y)
      return LinePiece(
        line: line, number: number, isHorizontal: isHorizontal,
        lane: isHorizontal ? start.y : start.x,
        range: min(from, to)..<max(from, to), isForward: from < to)
    }
  }
}
