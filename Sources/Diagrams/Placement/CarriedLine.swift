/// Ways of a line whose ends were moved, the one that resembles its former way most first.
struct CarriedLine {
  private let edge: SheetEdge
  /// The ends before and after.
  private let source: (old: Frame, new: Frame)
  private let target: (old: Frame, new: Frame)

  /// Ends keep so far from the corners of their boxes.
  private static let corner = 6

  init(_ edge: SheetEdge, source: (old: Frame, new: Frame), target: (old: Frame, new: Frame)) {
    self.edge = edge
    self.source = source
    self.target = target
  }

  func candidates() -> [SheetEdge] {
    guard !edge.path.isEmpty else { return [] }
    if source.old == source.new, target.old == target.new { return [edge] }
    if let shift = Self.shift(source), shift == Self.shift(target) {
      return [edge.moved(shift.x, shift.y)]
    }
    // Where a line would lead that does not get there is not carried along.
    guard edge.isWhole else { return [] }
    return ([stretched()] + straight()).compactMap(\.self).map { places in
      var edge = edge
      edge.run(through: places)
      return edge
    }
  }

  /// How far a box was moved; nil where it also grew.
  private static func shift(_ box: (old: Frame, new: Frame)) -> Point? {
    guard box.old.width == box.new.width, box.old.height == box.new.height else { return nil }
    return Point(box.new.x - box.old.x, box.new.y - box.old.y)
  }

  /// Where a point on the border of a box is when the box was moved or has grown.
  private static func carried(_ point: Point, _ box: (old: Frame, new: Frame)) -> Point {
    let (old, new) = box
    return Point(
      point.x + (point.x >= old.maxX ? new.maxX - old.maxX : new.x - old.x),
      point.y + (point.y >= old.maxY ? new.maxY - old.maxY : new.y - old.y))
  }

  /// The same corners, of which the first and the last ones go with the ends.
  private func stretched() -> [Point]? {
    var corners = edge.corners
    guard corners.count > 2, let first = corners.first, let last = corners.last else { return nil }
    let old = corners
    let (start, end) = (Self.carried(first, source), Self.carried(last, target))
    let final = corners.count - 1
    if first.x == corners[1].x { corners[1].x = start.x } else { corners[1].y = start.y }
    if last.x == old[final - 1].x {
      corners[final - 1].x = end.x
    } else {
      corners[final - 1].y = end.y
    }
    corners[0] = start
    corners[final] = end
    // No piece may vanish or turn round.
    for index in corners.indices.dropLast() {
      let (one, other) = (corners[index], corners[index + 1])
      let (dx, dy) = ((other.x - one.x).signum(), (other.y - one.y).signum())
      guard dx == 0 || dy == 0, dx == (old[index + 1].x - old[index].x).signum(),
        dy == (old[index + 1].y - old[index].y).signum()
      else { return nil }
    }
    return corners
  }

  /// Straight from border to border, where the boxes are above or beside each other.
  private func straight() -> [[Point]?] {
    let (one, other) = (source.new, target.new)
    let former = edge.corners
    let wanted = [
      former.last.map { Self.carried($0, target) }, former.first.map { Self.carried($0, source) },
      Point(other.midX, other.midY), Point(one.midX, one.midY),
    ].compactMap(\.self)
    return wanted.map { place in
      if one.maxY <= other.y || other.maxY <= one.y {
        guard Self.isWithin(place.x, one.x, one.maxX), Self.isWithin(place.x, other.x, other.maxX)
        else { return nil }
        let isDown = one.maxY <= other.y
        return [
          Point(place.x, isDown ? one.maxY : one.y), Point(place.x, isDown ? other.y : other.maxY),
        ]
      }
      guard one.maxX <= other.x || other.maxX <= one.x, Self.isWithin(place.y, one.y, one.maxY),
        Self.isWithin(place.y, other.y, other.maxY)
      else { return nil }
      let isRight = one.maxX <= other.x
      return [
        Point(isRight ? one.maxX : one.x, place.y), Point(isRight ? other.x : other.maxX, place.y),
      ]
    }
  }

  /// Whether the lines run on top of each other somewhere.
  static func share(_ one: SheetEdge, _ other: SheetEdge) -> Bool {
    func pieces(_ edge: SheetEdge) -> [Frame] {
      let corners = edge.corners
      return zip(corners, corners.dropFirst()).map { start, end in
        Frame(
          x: min(start.x, end.x), y: min(start.y, end.y), width: abs(start.x - end.x),
          height: abs(start.y - end.y))
      }
    }
    return pieces(one).contains { first in
      pieces(other).contains { second in
        guard (first.width > first.height) == (second.width > second.height) else { return false }
        let isLevel = first.width > first.height
        let apart = isLevel ? abs(first.y - second.y) : abs(first.x - second.x)
        let shared =
          isLevel
          ? min(first.maxX, second.maxX) - max(first.x, second.x)
          : min(first.maxY, second.maxY) - max(first.y, second.y)
        return apart < 3 && shared > 3
      }
    }
  }

  private static func isWithin(_ place: Int, _ low: Int, _ high: Int) -> Bool {
    low + corner <= place && place <= high - corner
  }
}
