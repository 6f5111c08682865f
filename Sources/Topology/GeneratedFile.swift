/// A file that a generator wants written: generators return these and never touch the disk.
public struct GeneratedFile: Hashable, Sendable {
  /// The path below the output folder, with `/`, for example `docs/network.md`.
  public let path: String
  public let contents: Contents

  public enum Contents: Hashable, Sendable {
    case text(String)
    case bytes([UInt8])
  }

  public init(path: String, text: String) {
    self.path = path
    contents = .text(text)
  }

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    contents = .bytes(bytes)
  }

  /// The bytes as they go to the disk.
  public var bytes: [UInt8] {
    switch contents {
    case .text(let text): Array(text.utf8)
    case .bytes(let bytes): bytes
    }
  }
}
