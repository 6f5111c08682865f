import Foundation

/// JSON as the command line prints it.
enum JSONText {
  /// Indented, with sorted keys and a final newline.
  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    return PlainText.escaped(inJSON: text) + "\n"
  }
}
