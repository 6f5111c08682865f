import Foundation

/// The contents of `docs/model.json`: every environment's topology, in a versioned form that other
/// tools may read.
///
/// Every enumeration that reaches it has its coding written by hand, so that the file does not
/// follow the names of Swift's cases; the golden of `ModelDocumentTests` holds the whole form.
public struct ModelDocument: Hashable, Sendable {
  /// Raised whenever a reader of an earlier version could misread the file.
  ///
  /// 2: enumerations as names and plain objects, ports as numbers, `origin` for `location`.
  public static let currentVersion = 2

  public let version: Int
  public let environments: [Topology]

  public init(environments: [Topology]) {
    version = Self.currentVersion
    self.environments = environments
  }

  /// JSON text with its version first, then sorted keys, and a final newline: the same bytes for the same
  /// model.
  public func json() throws -> String {
    let parts = try environments.concurrentMap { topology in
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return Self.indented(try encoder.encode(topology))
    }
    let list = parts.isEmpty ? "[\n\n ]" : "[\n  \(parts.joined(separator: ",\n  "))\n ]"
    return "{\n \"version\" : \(version),\n \"environments\" : \(list)\n}\n"
  }

  /// The text of a value two levels deeper, with one space for each level: with the encoder's two
  /// half of the file would be spaces. A line break in it is always one between values: those
  /// in strings are escaped.
  private static func indented(_ json: Data) -> String {
    let newline = UInt8(ascii: "\n")
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.count * 5 / 4)
    var begins = false
    for line in Array(json).split(separator: newline, omittingEmptySubsequences: false) {
      if begins {
        bytes.append(newline)
      }
      let text = line.drop { $0 == 0x20 }
      // A line without anything on it stays so.
      if begins, !text.isEmpty {
        bytes.append(contentsOf: repeatElement(0x20, count: (line.count - text.count) / 2 + 2))
      }
      bytes.append(contentsOf: text)
      begins = true
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads JSON text of the current version.
  public init(json: String) throws {
    let data = Data(json.utf8)
    // Before anything else is read: what another version has is not known.
    version = try JSONDecoder().decode(Header.self, from: data).version
    guard version == Self.currentVersion else { throw UnsupportedVersion(version: version) }
    environments = try JSONDecoder().decode(Body.self, from: data).environments
  }

  private struct Header: Decodable { let version: Int }
  private struct Body: Decodable { let environments: [Topology] }

  /// The file was written by another version of Plumbline.
  public struct UnsupportedVersion: Error, CustomStringConvertible {
    public let version: Int
    public var description: String {
      version > ModelDocument.currentVersion
        ? "model.json has version \(version), of a newer Plumbline; this one reads version "
          + "\(ModelDocument.currentVersion). Use the Plumbline that wrote it, or a newer one."
        : "model.json has version \(version); this Plumbline reads version "
          + "\(ModelDocument.currentVersion). Regenerate it with 'swift run architecture generate'."
    }
  }
}
