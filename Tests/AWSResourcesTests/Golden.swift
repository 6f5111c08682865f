import Foundation
import Testing

/// Texts under `Goldens/` that generated text must equal.
enum Golden {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens")

  static func data(_ name: String) throws -> Data {
    try Data(contentsOf: folder.appendingPathComponent(name))
  }

  /// Fails unless `text` is the golden's; with `PLUMBLINE_ACCEPT=1` it becomes the golden's.
  static func expect(
    _ text: String, equals name: String, at location: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["PLUMBLINE_ACCEPT"] == "1" {
      try Data(text.utf8).write(to: file)
      return
    }
    let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    #expect(
      text == golden,
      "to accept: PLUMBLINE_ACCEPT=1 swift test --filter AWSResourcesTests",
      sourceLocation: location)
  }
}
