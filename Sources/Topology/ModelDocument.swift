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
  /// Where it is, below the output folder.
  package static let path = "docs/model.json"

  /// The version of the format that was read.
  public let version: Int
  /// The model of each environment, in the order of declaration.
  public let environments: [Topology]
  /// The resources whose address is another than an earlier generation gave them, oldest first;
  /// nil where the file was written before it listed them.
  public let moves: [AddressMove]?

  /// The contents of a file of the current version.
  public init(environments: [Topology], moves: [AddressMove] = []) {
    version = Self.currentVersion
    self.environments = environments
    self.moves = moves
  }

  /// JSON text with its version first, then sorted keys, and a final newline: the same bytes for the same
  /// model.
  public func json() throws -> String {
    Self.json(moves: moves ?? [], environments: try Self.environmentsJSON(environments))
  }

  /// The text of the whole file, given that of its environments.
  package static func json(moves: [AddressMove], environments: String) -> String {
    let lines = moves.map { move in
      "{ \"from\" : \(text(move.from)), \"to\" : \(text(move.to)) }"
    }
    let list = lines.isEmpty ? "[]" : "[\n  \(lines.joined(separator: ",\n  "))\n ]"
    return "{\n \"version\" : \(currentVersion),\n \"moves\" : \(list),\n"
      + " \"environments\" : \(environments)\n}\n"
  }

  private static func text(_ string: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    return (try? encoder.encode(string)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }

  /// The text of the environments, by far the largest part.
  package static func environmentsJSON(_ environments: [Topology]) throws -> String {
    @Sendable func text(of topology: Topology) throws -> String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return indented(try encoder.encode(topology))
    }
    // The encoder takes ten times the memory of what it writes.
    let isLarge = environments.contains { $0.resources.count > 2_000 }
    let parts =
      try isLarge
      ? environments.map(text) : environments.concurrentMap { topology in try text(of: topology) }
    return parts.isEmpty ? "[\n\n ]" : "[\n  \(parts.joined(separator: ",\n  "))\n ]"
  }

  /// The text of a value two levels deeper, with one space for each level and small values on one
  /// line: as the encoder writes it half of the file would be spaces, and a third more lines. A line
  /// break in it is always one between values: those in strings are escaped.
  private static func indented(_ json: Data) -> String {
    var open: [JSONLines] = [JSONLines(head: [], depth: 0)]
    let json = Array(json)
    for range in json.withUnsafeBufferPointer({ $0.ranges(between: 0x0A) }) {
      let line = json[range]
      let text = line.drop { $0 == 0x20 }
      guard let last = text.last else { continue }
      switch UInt8(last) {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        open.append(JSONLines(head: text, depth: (line.count - text.count) / 2 + 2))
      case _ where open.count > 1 && [0x7D, 0x5D].contains(text.first):
        let closed = open.removeLast()
        open[open.count - 1].add(closed, endedWith: text)
      default: open[open.count - 1].add(text)
      }
    }
    return String(decoding: open[0].text(indentation: 2), as: UTF8.self)
  }

  /// Reads JSON text of the current version.
  public init(json: String) throws {
    let data = Data(json.utf8)
    // Before anything else is read: what another version has is not known.
    version = try JSONDecoder().decode(Header.self, from: data).version
    guard version == Self.currentVersion else { throw UnsupportedVersion(version: version) }
    let body = try JSONDecoder().decode(Body.self, from: data)
    environments = body.environments
    moves = body.moves
  }

  private struct Header: Decodable { let version: Int }
  private struct Body: Decodable {
    let environments: [Topology]
    let moves: [AddressMove]?
  }

  /// The file was written by another version of Plumbline.
  public struct UnsupportedVersion: Error, CustomStringConvertible {
    /// The version that the file has.
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
