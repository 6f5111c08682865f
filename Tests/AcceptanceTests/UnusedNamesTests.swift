import Foundation
import Testing

/// Nothing is declared in the generated Terraform that nothing uses.
@Suite struct UnusedNamesTests {
  @Test(arguments: ["architecture", "two-vpcs"])
  func everyNameIsUsed(program: String) throws {
    let generated = try GeneratedArchitecture.shared(program)
    var texts: [String: String] = [:]
    for (path, bytes) in try generated.files()
    where path.hasPrefix("terraform/") && path.hasSuffix(".tf") {
      let folder = (path as NSString).deletingLastPathComponent
      texts[folder, default: ""] += String(decoding: bytes, as: UTF8.self)
    }
    #expect(texts.count > 2)
    let platform = try #require(texts["terraform/modules/platform"])
    var unused: [String] = []
    for (folder, text) in texts.sorted(by: { $0.key < $1.key }) {
      // A rule on a variable's value is no use of it.
      let used = text.replacing(/(?s)\n  validation \{.*?\n  \}/, with: "")
      for match in text.matches(of: /(?m)^variable "(.+?)"/)
      where used.firstMatch(of: try Self.reference("var", match.1)) == nil {
        unused.append("\(folder): variable \(match.1)")
      }
      for block in text.matches(of: /(?ms)^locals \{\n(.*?)^\}/) {
        for match in block.1.matches(of: /(?m)^  ([a-z_0-9]+) +=/)
        where text.firstMatch(of: try Self.reference("local", match.1)) == nil {
          unused.append("\(folder): local \(match.1)")
        }
      }
      guard !folder.contains("/environments/") else { continue }
      let isPlatform = folder == "terraform/modules/platform"
      let module = (folder as NSString).lastPathComponent
      let calls =
        isPlatform
        ? ["platform"]
        : platform.matches(of: /(?m)^module "(.+?)" \{\n  source = "\.\.\/(.+?)"/)
          .filter { $0.2 == module }.map { String($0.1) }
      let users =
        isPlatform
        ? texts.filter { $0.key.contains("/environments/") }.map(\.value) : [platform]
      for match in text.matches(of: /(?m)^output "(.+?)"/) {
        let isUsed = try calls.contains { call in
          let reference = try Self.reference("module\\.\(call)(\\[\\*\\])?", match.1)
          return users.contains { $0.firstMatch(of: reference) != nil }
        }
        if !isUsed { unused.append("\(folder): output \(match.1)") }
      }
    }
    #expect(unused == [])
  }

  /// A dot ends a name, though Unicode sees no end of a word there.
  private static func reference(_ base: String, _ name: Substring) throws -> Regex<AnyRegexOutput> {
    try Regex("\\b\(base)\\.\(name)(?![a-z0-9_])")
  }
}
