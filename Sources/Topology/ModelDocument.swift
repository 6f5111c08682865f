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
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
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
