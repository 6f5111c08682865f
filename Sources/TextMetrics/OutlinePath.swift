/// SVG path data, collected from outlines in whole hundredths.
///
/// Every point is rounded where it is, and the data says the differences, so that rounding does
/// not add up along a curve and the digits do not depend on how doubles are printed.
struct OutlinePath {
  private(set) var data = ""
  private let scale: Double
  /// Where the last command ended: a relative `m` starts there.
  private var at = (x: 0, y: 0)
  private var subpathStart = (x: 0, y: 0)

  init(scale: Double) { self.scale = scale }

  mutating func add(_ outline: Outline, x originX: Double, y originY: Double) {
    var unit = (x: 0, y: 0)
    var unitStart = unit
    var isFirst = true
    for step in outline.steps {
      var points: [(x: Int, y: Int)] = []
      var end = unit
      for index in stride(from: 0, to: step.numbers.count - 1, by: 2) {
        end = (x: unit.x + step.numbers[index], y: unit.y + step.numbers[index + 1])
        points.append(
          (
            x: Self.hundredths(originX + Double(end.x) * scale),
            y: Self.hundredths(originY + Double(end.y) * scale)
          ))
      }
      unit = step.command == UInt8(ascii: "z") ? unitStart : end
      if step.command == UInt8(ascii: "m") { unitStart = unit }
      append(command: step.command, points: points, absolute: isFirst)
      isFirst = false
    }
  }

  private mutating func append(command: UInt8, points: [(x: Int, y: Int)], absolute: Bool) {
    if command == UInt8(ascii: "z") {
      data += "z"
      at = subpathStart
      return
    }
    let base = absolute ? (x: 0, y: 0) : at
    data.unicodeScalars.append(Unicode.Scalar(absolute ? command - 32 : command))
    for (index, point) in points.enumerated() {
      if index > 0 { data += " " }
      data += "\(Self.text(point.x - base.x)) \(Self.text(point.y - base.y))"
    }
    if let last = points.last { at = last }
    if command == UInt8(ascii: "m") { subpathStart = at }
  }

  private static func hundredths(_ value: Double) -> Int { Int((value * 100).rounded()) }

  private static func text(_ hundredths: Int) -> String {
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    let digits =
      rest.isMultiple(of: 10) ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
    return "\(sign)\(whole == 0 ? "" : String(whole)).\(digits)"
  }
}
