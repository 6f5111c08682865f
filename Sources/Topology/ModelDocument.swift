import Foundation

/// The contents of `docs/model.json`: every environment's topology, in a versioned form that other
/// tools may read.
public struct ModelDocument: Hashable, Sendable, Codable {
  /// Raised whenever a reader of an earlier version could misread the file.
  public static let currentVersion = 1

  public let version: Int
  public let environments: [Topology]

  public init(environments: [Topology]) {
    version = Self.currentVersion
    self.environments = environments
  }

  /// JSON text with sorted keys and a final newline: the same bytes for the same model.
  public func json() throws -> String {
    let parts = try environments.concurrentMap { topology in
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return Self.indented(try encoder.encode(topology))
    }
    let list = parts.isEmpty ? "[\n\n  ]" : "[\n    \(parts.joined(separator: ",\n    "))\n  ]"
    return "{\n  \"environments\" : \(list),\n  \"version\" : \(version)\n}\n"
  }

  /// The text of a value two levels deeper. A line break in it is always one between values: those
  /// in strings are escaped.
  private static func indented(_ json: Data) -> String {
    let newline = UInt8(ascii: "\n")
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.count * 5 / 4)
    var begins = false
    for line in Array(json).split(separator: newline, omittingEmptySubsequences: false) {
      if begins {
        bytes.append(newline)
        // A line without anything on it stays so.
        if !line.isEmpty { bytes.append(contentsOf: repeatElement(0x20, count: 4)) }
      }
      bytes.append(contentsOf: line)
      begins = true
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads JSON text of the current version.
  public init(json: String) throws {
    self = try JSONDecoder().decode(ModelDocument.self, from: Data(json.utf8))
    guard version == Self.currentVersion else { throw UnsupportedVersion(version: version) }
  }

  /// The file was written by another version of Plumbline.
  public struct UnsupportedVersion: Error, CustomStringConvertible {
    public let version: Int
    public var description: String {
      "model.json has version \(version); this Plumbline reads version "
        + "\(ModelDocument.currentVersion). Regenerate it with 'swift run architecture generate'."
    }
  }
}
