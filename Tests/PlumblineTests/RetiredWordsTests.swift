import Foundation
import Testing

/// One word for one thing, in the words of AWS and Terraform: what is not written any more, and what
/// is written in its place.
struct RetiredWordsTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Retired in everything that is generated.
  private static let generated = [
    ("lets its answer pass", "allows return traffic"),
    ("replaces the sender", "source NAT: … → …"),
    ("puts the receiver", "reverse NAT: destination → …"),
    ("its answer comes", "the response comes"),
    ("and their answers", "and the responses"),
    ("pulls its image", "image pull"),
    ("ships its logs", "log delivery"),
    ("ways fail", "paths fail"),
    ("takes it.", "accepts it."),
    ("is out of order", "has failed"),
    ("Does not work even when", "Already broken"),
    ("Ways walked", "Paths walked"),
    ("Which addresses are whose", "What is the address plan"),
  ]
  /// Retired in everything that a person writes, comments of the code included.
  private static let written = [
    ("tells of", "shows, lists, says"), ("told of", "shown, listed"),
    ("for want of", "without, because there is no"), ("stillborn", "ends before it begins"),
    ("heretofore", "until now"), ("hereby", "with this"),
  ]

  @Test(arguments: ["docs", "terraform"])
  func `Generated files have no retired words`(folder: String) throws {
    let files = try Self.files(
      below: folder,
      endings: ["md", "svg", "html", "dot", "drawio", "json", "tf", "hcl"])
    #expect(files.count > 10)
    for (path, text) in files {
      for (word, better) in Self.generated + Self.written where text.contains(word) {
        Issue.record("\(path): '\(word)'; write '\(better)'")
      }
    }
  }

  @Test(arguments: ["Sources", "architecture", "Tools", "Benchmarks"])
  func `Sources have no retired words`(folder: String) throws {
    let files = try Self.files(below: folder, endings: ["swift", "md", "tutorial", "template"])
    #expect(!files.isEmpty)
    for (path, text) in files {
      for (word, better) in Self.written where text.contains(word) {
        Issue.record("\(path): '\(word)'; write '\(better)'")
      }
    }
  }

  @Test(arguments: ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"])
  func `Pages at the root have no retired words`(page: String) throws {
    let text = try String(
      contentsOf: Self.root.appendingPathComponent(page), encoding: .utf8)
    for (word, better) in Self.written where text.contains(word) {
      Issue.record("\(page): '\(word)'; write '\(better)'")
    }
  }

  private static func files(
    below folder: String, endings: Set<String>
  ) throws -> [(path: String, text: String)] {
    let names = FileManager.default.enumerator(
      atPath: root.appendingPathComponent(folder).path)?.compactMap { $0 as? String }
    return try (names ?? []).filter { name in
      endings.contains((name as NSString).pathExtension)
        && !name.contains(".build/") && !name.contains(".venv/")
    }
    .sorted()
    .map { name in
      let path = "\(folder)/\(name)"
      return (
        path, try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
      )
    }
  }
}
