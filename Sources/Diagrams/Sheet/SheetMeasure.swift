/// What can be counted on a sheet: how calm its lines are and how well it fills a page.
package struct SheetMeasure: Hashable, Sendable {
  package let name: String
  package let width: Int
  package let height: Int
  /// Where lines cross each other.
  package let crossings: Int
  package let bends: Int
  /// The length of all lines, in points.
  package let length: Int
  /// The size of the smallest text on a landscape page of A3, in tenths of a point.
  package let smallestText: Int

  /// Whether words are smaller than nine points on a page of A3.
  package var isHardToRead: Bool { smallestText < 90 }

  package init(_ sheet: Sheet) {
    name = sheet.fileName
    width = sheet.width
    height = sheet.height
    smallestText = sheet.smallestPrintedText
    (crossings, bends, length) = Self.lines(of: sheet)
  }

  /// The lines alone, for those who compare many arrangements.
  static func lines(of sheet: Sheet) -> (crossings: Int, bends: Int, length: Int) {
    let lines = sheet.edges.map { Self.pieces($0.corners) }
    var bends = 0
    var length = 0
    for pieces in lines {
      bends += max(0, pieces.count - 1)
      length += pieces.reduce(0) { $0 + abs($1.start.x - $1.end.x) + abs($1.start.y - $1.end.y) }
    }
    return (crossings(lines), bends, length)
  }

  /// The lines one by one, for those who look for what crosses.
  package static func crossings(of sheet: Sheet) -> [(one: String, other: String, place: Point)] {
    let lines = sheet.edges.map { (edge: $0, pieces: pieces($0.corners)) }
    var found: [(String, String, Point)] = []
    for (index, one) in lines.enumerated() {
      for other in lines[(index + 1)...] {
        for first in one.pieces {
          for second in other.pieces {
            guard let place = crossing(first, second) else { continue }
            found.append((one.edge.name, other.edge.name, place))
          }
        }
      }
    }
    return found
  }

  private struct Piece {
    var start: Point
    var end: Point
    var isHorizontal: Bool { start.y == end.y }
  }

  private static func pieces(_ corners: [Point]) -> [Piece] {
    zip(corners, corners.dropFirst()).filter { $0 != $1 }.map { Piece(start: $0, end: $1) }
  }

  private static func crossings(_ lines: [[Piece]]) -> Int {
    var count = 0
    for (index, one) in lines.enumerated() {
      for other in lines[(index + 1)...] {
        for first in one {
          for second in other where crossing(first, second) != nil { count += 1 }
        }
      }
    }
    return count
  }

  /// Where one line passes through another; lines that meet end to end do not cross.
  private static func crossing(_ one: Piece, _ other: Piece) -> Point? {
    guard one.isHorizontal != other.isHorizontal else { return nil }
    let (across, down) = one.isHorizontal ? (one, other) : (other, one)
    let xs = min(across.start.x, across.end.x)..<max(across.start.x, across.end.x)
    let ys = min(down.start.y, down.end.y)..<max(down.start.y, down.end.y)
    let place = Point(down.start.x, across.start.y)
    guard xs.lowerBound < place.x, place.x < xs.upperBound, ys.lowerBound < place.y,
      place.y < ys.upperBound
    else { return nil }
    return place
  }
}

extension SheetMeasure: CustomStringConvertible {
  package var description: String {
    let aspect = width * 100 / max(height, 1)
    let fraction = aspect % 100
    return "\(name): \(crossings) crossings, \(bends) bends, \(length) pt of lines, "
      + "\(width) x \(height) (\(aspect / 100).\(fraction < 10 ? "0" : "")\(fraction)), "
      + "text from \(smallestText / 10).\(smallestText % 10) pt on A3"
  }
}
