/// The advance width and the closed curves of one character, in font units.
struct Outline: Hashable, Sendable {
  /// A command as in SVG: `m` and `l` have one point, `q` a control point and its end, `z` none.
  /// Points are relative to where the command starts, which after `z` is where its curve began.
  struct Step: Hashable, Sendable {
    var command: UInt8
    var numbers: [Int]
  }

  var advance: Int
  var steps: [Step]

  /// What stands for a character the table lacks: an open box, as fonts draw it.
  static let missing = Outline(
    advance: 1229,
    steps: [
      Step(command: UInt8(ascii: "m"), numbers: [154, 0]),
      Step(command: UInt8(ascii: "l"), numbers: [0, -1409]),
      Step(command: UInt8(ascii: "l"), numbers: [921, 0]),
      Step(command: UInt8(ascii: "l"), numbers: [0, 1409]),
      Step(command: UInt8(ascii: "z"), numbers: []),
      Step(command: UInt8(ascii: "m"), numbers: [102, -102]),
      Step(command: UInt8(ascii: "l"), numbers: [717, 0]),
      Step(command: UInt8(ascii: "l"), numbers: [0, -1205]),
      Step(command: UInt8(ascii: "l"), numbers: [-717, 0]),
      Step(command: UInt8(ascii: "z"), numbers: []),
    ])
}
