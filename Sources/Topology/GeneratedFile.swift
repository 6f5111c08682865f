/// A file that a generator wants written: generators return these and never touch the disk.
public struct GeneratedFile: Hashable, Sendable {
  /// The path below the output folder, with `/`, for example `docs/network.md`.
  public let path: String
  /// What it holds.
  public let contents: Contents

  /// A text in UTF-8, or bytes.
  public enum Contents: Hashable, Sendable {
    case text(String)
    case bytes([UInt8])
    /// A text that is kept outside of memory until it is asked for.
    case stored(StoredText)
  }

  /// A text file; the path is relative to the output folder.
  public init(path: String, text: String) {
    self.path = path
    contents = .text(text)
  }

  /// A file of bytes; the path is relative to the output folder.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    contents = .bytes(bytes)
  }

  package init(path: String, stored: StoredText) {
    self.path = path
    contents = .stored(stored)
  }

  /// The bytes as they go to the disk.
  public var bytes: [UInt8] { contents.bytes }

  /// The text; nil for bytes.
  package var text: String? {
    switch contents {
    case .text(let text): text
    case .stored(let stored): String(decoding: stored.bytes, as: UTF8.self)
    case .bytes: nil
    }
  }
}

extension GeneratedFile.Contents {
  /// The bytes as they go to the disk.
  package var bytes: [UInt8] {
    switch self {
    case .text(let text): Array(text.utf8)
    case .bytes(let bytes): bytes
    case .stored(let stored): stored.bytes
    }
  }
}
