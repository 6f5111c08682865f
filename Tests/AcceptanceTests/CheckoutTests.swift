import Foundation
import TestSupport
import Testing

/// What is committed, checked out on a disk that takes names without regard to case, by a Git that
/// ends lines in carriage return and line feed.
@Suite struct CheckoutTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func aCheckoutOfWindowsIsFresh() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var paths: [String: String] = [:]
    for path in committed() {
      let place = path.lowercased()
      #expect(paths[place] == nil, "\(path) and \(paths[place] ?? "") are one file")
      paths[place] = path
      let bytes = try Data(contentsOf: Self.root.appendingPathComponent(path))
      try folder.write(withReturns(bytes), to: path)
    }
    #expect(paths.count > 100)
    let check = try run(
      BuiltProgram("architecture").path, arguments: ["check", "--stat", "--output", folder.path])
    #expect(check.exitCode == 0, "\(check.everything)")
  }

  private func committed() -> [String] {
    ["docs", "terraform", "README.md"].flatMap { name in
      let url = Self.root.appendingPathComponent(name)
      guard let all = FileManager.default.enumerator(atPath: url.path) else { return [name] }
      let below = all.compactMap { $0 as? String }.filter { path in
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(
          atPath: url.appendingPathComponent(path).path, isDirectory: &isFolder)
        return !isFolder.boolValue && !path.contains(".terraform")
      }
      return below.isEmpty ? [name] : below.map { "\(name)/\($0)" }
    }
  }

  private func withReturns(_ bytes: Data) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 40)
    for byte in bytes {
      if byte == UInt8(ascii: "\n") { result.append(UInt8(ascii: "\r")) }
      result.append(byte)
    }
    return result
  }
}
