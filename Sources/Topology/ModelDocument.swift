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
  package static func json(moves: [AddressMove], environments: consuming String) -> String {
    let lines = moves.map { move in
      "{ \"from\" : \(text(move.from)), \"to\" : \(text(move.to)) }"
    }
    let list = lines.isEmpty ? "[]" : "[\n  \(lines.joined(separator: ",\n  "))\n ]"
    // Where nobody else holds the text, it is not copied.
    var json = environments
    json.insert(
      contentsOf:
        "{\n \"version\" : \(currentVersion),\n \"moves\" : \(list),\n \"environments\" : ",
      at: json.startIndex)
    json += "\n}\n"
    return json
  }

  private static func text(_ string: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    return (try? encoder.encode(string)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }

  /// The text of the environments, by far the largest part.
  package static func environmentsJSON(_ environments: [Topology]) throws -> String {
    guard !environments.isEmpty else { return "[\n\n ]" }
    guard environments.contains(where: { $0.resources.count > LongLists.longest }) else {
      let parts = try environments.concurrentMap { topology in
        try PrettyJSON.text(of: topology, depth: 2)
      }
      return "[\n  \(parts.joined(separator: ",\n  "))\n ]"
    }
    var text = "[\n  "
    for (index, topology) in environments.enumerated() {
      if index > 0 { text += ",\n  " }
      try LongLists.add(topology, to: &text)
      // The others are about as long, and a text that grows is copied.
      if index == 0 { text.reserveCapacity(text.utf8.count * environments.count * 21 / 20) }
    }
    return text + "\n ]"
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
