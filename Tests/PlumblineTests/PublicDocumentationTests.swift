import Foundation
import Testing

/// Every public symbol that an author types says what it is.
struct PublicDocumentationTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Nobody types these: they are what protocols and result builders of Swift's and ours ask for, and
  /// are explained there.
  private static let answersToProtocols = [
    "func declare(in scope:", "func lower(", "func claims(", "func encode(to ",
    "init(from decoder:", "static func build", "init(stringLiteral", "init(integerLiteral",
    "init(floatLiteral", "init(booleanLiteral", "init(arrayLiteral", "init(dictionaryLiteral",
    "init(stringInterpolation", "static func < (", "static func == (", "func hash(into",
    "var description: String", "var codingKey", "init?<T: CodingKey>", "let startIndex",
    "let endIndex", "subscript(position",
  ]

  @Test(arguments: ["ArchitectureDSL", "Topology"])
  func `Public declarations are explained`(target: String) throws {
    let folder = Self.root.appendingPathComponent("Sources/\(target)")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let files = (names ?? []).filter { $0.hasSuffix(".swift") }.sorted()
    #expect(files.count > 20)
    for file in files {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      for place in Self.unexplained(text) {
        Issue.record("Sources/\(target)/\(file):\(place.line): '\(place.text)' has no comment")
      }
    }
  }

  @Test func `A declaration without a comment is found`() {
    let text = """
      /// Explained.
      @resultBuilder
      public enum Fine {}
      public struct Bare {
        public func lower(in scope: Int) {}
      }
      """
    #expect(Self.unexplained(text).map(\.line) == [4])
  }

  private static func unexplained(_ text: String) -> [(line: Int, text: String)] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    return lines.indices.compactMap { index in
      let line = lines[index]
      guard line.hasPrefix("public "), !line.hasPrefix("public extension"),
        !answersToProtocols.contains(where: { line.contains($0) })
      else { return nil }
      let above = lines[..<index].last { !$0.hasPrefix("@") }
      return above?.hasPrefix("///") == true ? nil : (index + 1, line)
    }
  }
}
