import Foundation

/// A folder of its own for one test, removed when the test lets go of it.
final class ScratchFolder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("plumbline-scratch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func locate(_ relative: String) -> String { "\(path)/\(relative)" }

  /// Writes a file, making the folders above it.
  func write(_ text: String, to relative: String) throws {
    let url = URL(fileURLWithPath: locate(relative))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// The file's text; nil where there is none.
  func read(_ relative: String) -> String? {
    FileManager.default.contents(atPath: locate(relative)).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Every file below the folder, hidden ones too, as relative paths in order.
  func files() -> [String] {
    let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return all.filter { relative in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(
        atPath: locate(relative), isDirectory: &isFolder)
      return !(exists && isFolder.boolValue)
    }
    .sorted()
  }
}
