import Foundation
import ImportCases
import TestSupport
import Testing

/// What `plumbline import` writes of real plans: pictures that keep the laws of geometry, pages
/// whose links all lead somewhere.
@Suite struct PagesTests {
  static let cases =
    (try? ImportCase.all().map(\.name)) ?? []

  @Test(.timeLimit(.minutes(10)), arguments: cases)
  func everySheetKeepsItsLaws(name: String) {
    let (status, words) = CommandTests.run("diagram", CommandTests.path(name), "--report")
    #expect(status == 0, "\(words.error.suffix(2000))")
    #expect(!words.output.contains("broken law"), "\(words.output)")
  }

  @Test(.timeLimit(.minutes(10)), arguments: cases)
  func everyLinkLeadsSomewhere(name: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (status, words) = CommandTests.run(
      "import", CommandTests.path(name), "--output", folder.path)
    try #require(status == 0, "\(words.error)")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let files = (paths ?? []).sorted().filter { path in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(folder.path)/\(path)", isDirectory: &isFolder)
      return !isFolder.boolValue
    }
    let pages = try files.filter { $0.hasSuffix(".md") || $0.hasSuffix(".html") }.map {
      ($0, try String(contentsOfFile: "\(folder.path)/\($0)", encoding: .utf8))
    }
    let checker = PublishedLinks(pages, allPaths: files)
    #expect(checker.count > 20)
    #expect(checker.problems.isEmpty, "\(checker.problems.prefix(20).joined(separator: "\n"))")
  }
}
