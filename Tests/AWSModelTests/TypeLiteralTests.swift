import Foundation
import Testing

/// Resource types are spelled where they are declared and where it is said what they mean; everything
/// else names them by the typed resources, so that a misspelt one does not compile.
@Suite struct TypeLiteralTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources").standardized
  private static let spelling: Set<String> = ["AWSResources", "AWSModel", "ArchitectureDSL"]

  @Test func `No type is spelled outside the targets that say what types are`() throws {
    let targets = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
      .filter { !Self.spelling.contains($0) }
    #expect(targets.count > 5)
    for target in targets {
      for file in try #require(
        FileManager.default.subpaths(atPath: Self.sources.appending(path: target).path))
      where file.hasSuffix(".swift") && !file.contains(".docc/") {
        let text = try String(
          contentsOf: Self.sources.appending(path: "\(target)/\(file)"), encoding: .utf8)
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
          .enumerated()
        where !line.drop(while: { $0 == " " }).hasPrefix("//") {
          #expect(
            !line.contains(/"aws_[a-z]/), "\(target)/\(file):\(number + 1): \(line)")
        }
      }
    }
  }
}
