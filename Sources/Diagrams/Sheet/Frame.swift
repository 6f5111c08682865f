/// A rectangle on a sheet, in whole points; y grows downwards.
package struct Frame: Hashable, Sendable {
  package var x: Int
  package var y: Int
  package var width: Int
  package var height: Int

  package init(x: Int = 0, y: Int = 0, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  package var maxX: Int { x + width }
  package var maxY: Int { y + height }
  package var midX: Int { x + width / 2 }
  package var midY: Int { y + height / 2 }

  /// Whether the other rectangle lies in this one; touching borders count as inside.
  package func contains(_ other: Frame) -> Bool {
    other.x >= x && other.y >= y && other.maxX <= maxX && other.maxY <= maxY
  }

  /// The smallest rectangle that holds both.
  package func union(_ other: Frame) -> Frame {
    let (left, top) = (min(x, other.x), min(y, other.y))
    return Frame(
      x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
  }

  /// Whether the rectangles share more than a border.
  package func intersects(_ other: Frame) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

  /// The rectangle made smaller by this much on every side.
  package func inset(by amount: Int) -> Frame {
    Frame(x: x + amount, y: y + amount, width: width - 2 * amount, height: height - 2 * amount)
  }

  /// The rectangle with rows and columns exchanged.
  package var transposed: Frame { Frame(x: y, y: x, width: height, height: width) }

  package func moved(_ dx: Int, _ dy: Int) -> Frame {
    Frame(x: x + dx, y: y + dy, width: width, height: height)
  }
}
