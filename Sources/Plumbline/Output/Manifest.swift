import Foundation
import Topology

/// The contents of `docs/manifest.json`: which files were generated, and with which content.
///
/// It is what tells a generated file from a person's. While files are being written it also
/// lists, under `pending`, the content that each of them is about to get; so a run that was
/// killed half-way is continued by the next one instead of being taken for a person's edit.
package struct Manifest: Hashable, Sendable {
  package static let path = "docs/manifest.json"
  package static let currentVersion = 1

  /// One file's content.
  package struct Entry: Hashable, Sendable {
    package let digest: ContentDigest
    /// What a picture was rendered from; nil for every other file.
    package let source: ContentDigest?

    package init(digest: ContentDigest, source: ContentDigest? = nil) {
      self.digest = digest
      self.source = source
    }
  }

  package var files: [String: Entry]
  package var pending: [String: Entry]
  /// The formats of diagrams that the last whole run was asked for in the place of the declared
  /// ones; nil where it was asked for none.
  package var formats: [DiagramFormat]?

  package init(files: [String: Entry] = [:], pending: [String: Entry] = [:]) {
    self.files = files
    self.pending = pending
  }

  /// Every path that it lists, in order.
  package var paths: [String] { Set(files.keys).union(pending.keys).sorted() }

  /// The entry under which this content was generated; nil where it was not.
  package func entry(_ path: String, with digest: ContentDigest) -> Entry? {
    [pending[path], files[path]].compactMap { $0 }.first { $0.digest == digest }
  }
}

extension Manifest {
  /// JSON with one line for each file, so that two branches' changes merge.
  package var json: String {
    var members = ["  \"version\": \(Self.currentVersion)"]
    if let formats {
      members.append("  \"formats\": \"\(formats.map(\.rawValue).joined(separator: ","))\"")
    }
    members.append(Self.member("files", files))
    if !pending.isEmpty { members.append(Self.member("pending", pending)) }
    return "{\n" + members.joined(separator: ",\n") + "\n}\n"
  }

  private static func member(_ name: String, _ entries: [String: Entry]) -> String {
    let lines = entries.sorted { $0.key < $1.key }.map { path, entry in
      "    \(quoted(path)): \"\(entry)\""
    }
    guard !lines.isEmpty else { return "  \"\(name)\": {}" }
    return "  \"\(name)\": {\n" + lines.joined(separator: ",\n") + "\n  }"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Reads the JSON text; throws ``Unreadable`` where it is not a manifest of this version, or where
  /// it lists what ``PathGate`` does not let pass.
  package init(json: [UInt8]) throws(Unreadable) {
    let document: Document
    do {
      document = try JSONDecoder().decode(Document.self, from: Data(json))
    } catch {
      throw Unreadable(reason: "It is not the JSON that Plumbline writes.")
    }
    guard document.version == Self.currentVersion else {
      let remedy = document.version > Self.currentVersion ? " Use a newer Plumbline." : ""
      throw Unreadable(
        reason: "It has version \(document.version); this Plumbline reads version "
          + "\(Self.currentVersion).\(remedy)")
    }
    let names = document.formats?.split(separator: ",").map { String($0) }
    formats = names?.compactMap { DiagramFormat(rawValue: $0) }
    guard formats?.count == names?.count else {
      throw Unreadable(reason: "It names a format of diagrams that this Plumbline does not know.")
    }
    files = try Self.entries(document.files)
    pending = try Self.entries(document.pending ?? [:])
  }

  private static func entries(
    _ texts: [String: String]
  ) throws(Unreadable) -> [String: Entry] {
    var entries: [String: Entry] = [:]
    var seen: [String: String] = [:]
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      // Whoever can change the list could have files removed that it should not speak of.
      if let problem = PathGate.problem(ofGenerated: path) {
        throw Unreadable(reason: "It lists '\(path)'. \(problem)")
      }
      let folded = PathGate.folded(path)
      guard folded != Self.path else {
        throw Unreadable(reason: "It lists itself, as '\(path)'.")
      }
      if let other = seen.updateValue(path, forKey: folded) {
        throw Unreadable(reason: "It lists '\(other)' and '\(path)', which are one on Windows.")
      }
      guard let entry = Entry(text) else {
        throw Unreadable(reason: "The entry of '\(path)' is not a digest.")
      }
      entries[path] = entry
    }
    return entries
  }

  private struct Document: Decodable {
    let version: Int
    let files: [String: String]
    let pending: [String: String]?
    let formats: String?
  }

  /// The file exists and is not a manifest.
  package struct Unreadable: Error {
    package let reason: String
  }
}

extension Manifest.Entry: LosslessStringConvertible {
  /// The digest, and for a picture the digest of its source: `… from …`.
  package var description: String {
    source.map { "\(digest) from \($0)" } ?? "\(digest)"
  }

  package init?(_ description: String) {
    let digests = description.components(separatedBy: " from ").map { ContentDigest($0) }
    guard let digest = digests[0], digests.count <= 2 else { return nil }
    if digests.count == 2 && digests[1] == nil { return nil }
    self.init(digest: digest, source: digests.count == 2 ? digests[1] : nil)
  }
}
