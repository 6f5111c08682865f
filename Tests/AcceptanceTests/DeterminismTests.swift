import Foundation
import TestSupport
import Testing

/// The same model gives the same bytes, whatever the process, language, clock or fonts.
@Suite struct DeterminismTests {
  @Test(arguments: ["architecture", "two-vpcs"])
  func anotherProcessWritesTheSameBytes(program: String) throws {
    let fonts = try TemporaryFolder()
    defer { fonts.remove() }
    // A font configuration without a single font stands for "other fonts installed".
    try fonts.write(Array("<fontconfig></fontconfig>".utf8), to: "fonts.conf")
    let plain = try GeneratedArchitecture.shared(program)
    let other = try GeneratedArchitecture(
      program,
      environment: [
        "LC_ALL": "de_DE.UTF-8", "TZ": "Pacific/Auckland", "HOME": fonts.path,
        "FONTCONFIG_FILE": "\(fonts.path)/fonts.conf", "XDG_CACHE_HOME": "\(fonts.path)/cache",
        "SWIFT_DETERMINISTIC_HASHING": "1",
      ])
    defer { other.folder.remove() }
    let first = try plain.files()
    let second = try other.files()
    #expect(first.map(\.path) == second.map(\.path))
    for (one, another) in zip(first, second) where one.bytes != another.bytes {
      Issue.record("\(one.path) differs")
    }
  }

  @Test(arguments: ["architecture", "two-vpcs"])
  func generatingAgainChangesNothingAndCheckAgrees(program: String) throws {
    let generated = try GeneratedArchitecture.shared(program)
    let before = try dates(generated)
    #expect(try generated.run(["generate"]).exitCode == 0)
    #expect(try dates(generated) == before)
    let check = try generated.run(["check"])
    #expect(check.exitCode == 0, "\(check.everything)")
  }

  @Test func textIsPlain() throws {
    let generated = try GeneratedArchitecture.shared("architecture")
    let isText = { (path: String) in !path.hasSuffix(".png") && !path.hasSuffix(".pdf") }
    for (path, bytes) in try generated.files() where isText(path) {
      #expect(String(data: bytes, encoding: .utf8) != nil, "\(path) is not UTF-8")
      #expect(bytes.last == UInt8(ascii: "\n"), "\(path) has no final newline")
      #expect(!bytes.contains(UInt8(ascii: "\r")), "\(path) has carriage returns")
      #expect(!bytes.starts(with: [0xEF, 0xBB, 0xBF]), "\(path) has a byte order mark")
    }
  }

  private func dates(_ generated: GeneratedArchitecture) throws -> [String: Date] {
    var result: [String: Date] = [:]
    for (path, _) in try generated.files() {
      let url = generated.folder.url.appendingPathComponent(path)
      result[path] =
        try FileManager.default.attributesOfItem(atPath: url.path)[.modificationDate] as? Date
    }
    return result
  }
}
