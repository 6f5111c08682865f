import Foundation

/// Values as `model.json` has them: sorted keys, one space for each level, and small values on one
/// line. As the encoder writes them half of the file would be spaces, and a third more lines.
enum PrettyJSON {
  /// - Parameter depth: How many levels the value is inside the file, which its lines but the first
  ///   are indented by.
  static func text(of value: some Encodable, depth: Int) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return indented(try encoder.encode(value), depth: depth)
  }

  /// A line break in it is always one between values: those in strings are escaped.
  private static func indented(_ json: Data, depth: Int) -> String {
    var open: [JSONLines] = [JSONLines(head: [], depth: 0)]
    let json = Array(json)
    for range in json.withUnsafeBufferPointer({ $0.ranges(between: 0x0A) }) {
      let line = json[range]
      let text = line.drop { $0 == 0x20 }
      guard let last = text.last else { continue }
      switch UInt8(last) {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        open.append(JSONLines(head: text, depth: (line.count - text.count) / 2 + depth))
      case _ where open.count > 1 && [0x7D, 0x5D].contains(text.first):
        let closed = open.removeLast()
        open[open.count - 1].add(closed, endedWith: text)
      default: open[open.count - 1].add(text)
      }
    }
    return String(decoding: open[0].text(indentation: depth), as: UTF8.self)
  }
}
