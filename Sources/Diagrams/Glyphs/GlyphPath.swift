import Foundation

/// The path of a glyph as lines and curves, for formats that know no arcs and no relative numbers.
///
/// Source: SVG 1.1, 8.3 (path data) and F.6 (arcs).
struct GlyphPath: Sendable {
  /// In thousandths of the glyph's units.
  enum Step: Hashable, Sendable {
    case move(Point)
    case line(Point)
    case curve(Point, Point, Point)
    case close
  }

  private(set) var steps: [Step] = []
  private var place = (x: 0.0, y: 0.0)
  private var start = (x: 0.0, y: 0.0)

  /// - Parameter data: SVG path data of the commands that glyphs have: M, L, H, V, C, A and Z.
  init(_ data: String) {
    var words = Words(data)
    while let command = words.command() {
      let isRelative = command.isLowercase
      // More places after a move are lines.
      var hasMoved = false
      repeat {
        let origin = isRelative ? place : (x: 0, y: 0)
        switch command.lowercased() {
        case "m" where !hasMoved:
          move(to: (origin.x + words.number(), origin.y + words.number()))
          hasMoved = true
        case "l", "m": line(to: (origin.x + words.number(), origin.y + words.number()))
        case "h": line(to: (origin.x + words.number(), place.y))
        case "v": line(to: (place.x, origin.y + words.number()))
        case "c":
          let first = (origin.x + words.number(), origin.y + words.number())
          let second = (origin.x + words.number(), origin.y + words.number())
          curve(first, second, (origin.x + words.number(), origin.y + words.number()))
        case "a":
          let radii = (x: words.number(), y: words.number())
          _ = words.number()
          let (isLarge, isClockwise) = (words.flag(), words.flag())
          arc(
            radii, isLarge, isClockwise, (origin.x + words.number(), origin.y + words.number()))
        default:
          steps.append(.close)
          place = start
        }
      } while words.isNumberNext
    }
  }

  private static func point(_ place: (x: Double, y: Double)) -> Point {
    Point(Int((place.x * 1000).rounded()), Int((place.y * 1000).rounded()))
  }

  private mutating func move(to end: (x: Double, y: Double)) {
    steps.append(.move(Self.point(end)))
    (place, start) = (end, end)
  }

  private mutating func line(to end: (x: Double, y: Double)) {
    steps.append(.line(Self.point(end)))
    place = end
  }

  private mutating func curve(
    _ first: (x: Double, y: Double), _ second: (x: Double, y: Double), _ end: (x: Double, y: Double)
  ) {
    steps.append(.curve(Self.point(first), Self.point(second), Self.point(end)))
    place = end
  }

  /// An arc of an ellipse whose axes are level, as curves of a quarter at most.
  private mutating func arc(
    _ radii: (x: Double, y: Double), _ isLarge: Bool, _ isClockwise: Bool,
    _ end: (x: Double, y: Double)
  ) {
    let half = (x: (place.x - end.x) / 2, y: (place.y - end.y) / 2)
    guard radii.x > 0, radii.y > 0, half.x != 0 || half.y != 0 else {
      line(to: end)
      return
    }
    // Radii that do not reach are made longer.
    let reach =
      half.x * half.x / (radii.x * radii.x) + half.y * half.y / (radii.y * radii.y)
    let grown = max(1, reach.squareRoot())
    let rx = radii.x * grown
    let ry = radii.y * grown
    let share = rx * rx * half.y * half.y + ry * ry * half.x * half.x
    let root = max(0, (rx * rx * ry * ry - share) / share).squareRoot()
    let factor = isLarge == isClockwise ? -root : root
    let offset = (x: factor * rx * half.y / ry, y: -factor * ry * half.x / rx)
    let middle = (x: offset.x + (place.x + end.x) / 2, y: offset.y + (place.y + end.y) / 2)
    let first = atan2((half.y - offset.y) / ry, (half.x - offset.x) / rx)
    var sweep = atan2((-half.y - offset.y) / ry, (-half.x - offset.x) / rx) - first
    if isClockwise, sweep < 0 { sweep += 2 * .pi }
    if !isClockwise, sweep > 0 { sweep -= 2 * .pi }
    let count = max(1, Int((abs(sweep) / (.pi / 2) - 0.001).rounded(.up)))
    let step = sweep / Double(count)
    let handle = 4 / 3 * tan(step / 4)
    for index in 0..<count {
      let (from, to) = (first + Double(index) * step, first + Double(index + 1) * step)
      func at(_ angle: Double, _ pull: Double) -> (x: Double, y: Double) {
        (
          middle.x + rx * (cos(angle) - pull * sin(angle)),
          middle.y + ry * (sin(angle) + pull * cos(angle))
        )
      }
      curve(at(from, handle), at(to, -handle), index + 1 == count ? end : at(to, 0))
    }
  }

  /// Path data, word by word.
  private struct Words {
    private var rest: Substring.UTF8View

    init(_ data: String) { rest = data[...].utf8 }

    private mutating func skip() {
      while let byte = rest.first, byte == UInt8(ascii: " ") || byte == UInt8(ascii: ",") {
        rest.removeFirst()
      }
    }

    mutating func command() -> Character? {
      skip()
      return rest.popFirst().map { Character(Unicode.Scalar($0)) }
    }

    var isNumberNext: Bool {
      mutating get {
        skip()
        guard let byte = rest.first else { return false }
        return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      }
    }

    /// A digit that is a word by itself.
    mutating func flag() -> Bool {
      skip()
      return rest.popFirst() == UInt8(ascii: "1")
    }

    mutating func number() -> Double {
      skip()
      var text = ""
      var hasPoint = false
      while let byte = rest.first {
        let isPoint = byte == UInt8(ascii: ".")
        let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        guard isDigit || isPoint && !hasPoint || byte == UInt8(ascii: "-") && text.isEmpty else {
          break
        }
        hasPoint = hasPoint || isPoint
        text.unicodeScalars.append(Unicode.Scalar(byte))
        rest.removeFirst()
      }
      return Double(text) ?? 0
    }
  }
}
