import Foundation
import Topology

/// The folder that holds `docs/` and `terraform/`, as it is on the disk.
package struct OutputFolder: Sendable {
  package let path: String

  package init(_ path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// The path on the disk of a file below the folder.
  package func locate(_ relative: String) -> String {
    path == "/" ? path + relative : "\(path)/\(relative)"
  }

  /// Whether pictures whose source changed are rendered while comparing.
  package enum Pictures: Sendable { case rendered, judgedBySource }

  /// The manifest of the last run; an empty one where there is none.
  package func manifest() throws -> Manifest {
    let location = locate(Manifest.path)
    if let link = PathGate.link(onTheWayTo: Manifest.path, in: self) {
      throw Manifest.Unreadable(reason: "'\(link)' is a link.")
    }
    switch try Disk.entry(at: location) {
    case nil: return Manifest()
    case .file: break
    default: throw Manifest.Unreadable(reason: "It is a link, a folder or a device, not a file.")
    }
    let manifest = try Manifest(json: Disk.read(location))
    if let link = PathGate.links(onTheWayTo: manifest.paths, in: self).first {
      throw Manifest.Unreadable(reason: link.detail)
    }
    return manifest
  }

  /// The model that the last run wrote; nil where there is none, and with a finding where there is
  /// one that cannot be read.
  package func formerModel() -> (model: ModelDocument?, findings: [Diagnostic]) {
    guard var bytes = try? read(ModelDocument.path) else { return (nil, []) }
    if let conflict = MergeConflict(bytes) { bytes = conflict.ours }
    do {
      return (try ModelDocument(json: String(decoding: bytes, as: UTF8.self)), [])
    } catch {
      let finding = Diagnostic(
        .formerModelUnreadable, severity: .warning,
        summary: "'\(ModelDocument.path)' cannot be read",
        detail: "It tells which address each resource had; without it a resource whose address is "
          + "another would be destroyed and made again.",
        remedy: "Take the file as it was last committed, and generate again.")
      return (nil, [finding])
    }
  }

  /// The digest of the file that the last run wrote the model to; nil where there is none.
  package func digestOfModel() -> String? {
    digests(of: [ModelDocument.path])[ModelDocument.path]
  }

  /// Whether every file that the manifest lists has the content that it says.
  package func holds(_ manifest: Manifest) -> Bool {
    manifest.files.sorted { $0.key < $1.key }.concurrentMap { path, entry in
      guard let found = try? read(path) else { return false }
      return ContentDigest(found) == entry.digest
    }
    .allSatisfy(\.self)
  }

  /// Compares every file that the model yields, and every one that the manifest lists, with the
  /// disk. Writes nothing.
  package func compare(
    _ output: GeneratedOutput, with manifest: Manifest, pictures: Pictures
  ) -> [FileComparison] {
    var comparisons = output.files.concurrentMap { file in
      let bytes = file.bytes
      return compare(
        file.path, contents: file.contents, bytes: bytes,
        entry: Manifest.Entry(digest: ContentDigest(bytes)), manifest: manifest)
    }
    let sources = Dictionary(
      comparisons.map { ($0.path, $0.entry?.digest) }, uniquingKeysWith: { first, _ in first })
    comparisons += output.pictures.concurrentMap { picture in
      compare(
        picture, source: ContentDigest(picture.sources.compactMap { sources[$0] ?? nil }),
        manifest: manifest, pictures)
    }
    comparisons += output.injections.compactMap(compare)
    if output.isWhole {
      let yielded = Set(comparisons.map(\.path))
      comparisons += manifest.paths.filter { !yielded.contains($0) }
        .compactMap { leftover($0, manifest: manifest) }
    }
    return comparisons.sorted { $0.path < $1.path }
  }

  private func compare(
    _ path: String, contents: GeneratedFile.Contents, bytes: [UInt8], entry: Manifest.Entry,
    manifest: Manifest
  ) -> FileComparison {
    do {
      guard let found = try read(path) else {
        return FileComparison(path, .missing, wanted: contents, entry: entry)
      }
      // A checkout may have written other line endings; Terraform and readers take both.
      if found == bytes || Self.withoutReturns(found) == bytes {
        return FileComparison(path, .fresh, wanted: contents, entry: entry)
      }
      let owned = Self.entry(of: path, found, in: manifest)
      return FileComparison(
        path, state(path, owned: owned, manifest: manifest), wanted: contents, found: found,
        entry: entry, foundEntry: owned)
    } catch {
      return FileComparison(path, .blocked(error.reason), wanted: contents, entry: entry)
    }
  }

  private func compare(
    _ picture: Picture, source: ContentDigest?, manifest: Manifest, _ pictures: Pictures
  ) -> FileComparison {
    do {
      let found = try read(picture.path)
      let owned = found.flatMap { manifest.entry(picture.path, with: ContentDigest($0)) }
      if let owned, owned.source == source {
        return FileComparison(picture.path, .fresh, entry: owned)
      }
      if pictures == .judgedBySource {
        let state =
          found == nil ? .missing : state(picture.path, owned: owned, manifest: manifest)
        return FileComparison(picture.path, state, found: found, foundEntry: owned)
      }
    } catch {
      return FileComparison(picture.path, .blocked(error.reason))
    }
    do {
      let bytes = try picture.render()
      return compare(
        picture.path, contents: .bytes(bytes), bytes: bytes,
        entry: Manifest.Entry(digest: ContentDigest(bytes), source: source), manifest: manifest)
    } catch {
      return FileComparison(picture.path, .unrendered("\(error)"))
    }
  }

  /// The digests of those of the files that there are, by their paths.
  func digests(of paths: [String]) -> [String: String] {
    paths.reduce(into: [:]) { digests, path in
      if let bytes = try? read(path) { digests[path] = "\(ContentDigest(bytes))" }
    }
  }

  /// A file of the user's: only its regions are ours, so the manifest never lists it. Nil where it
  /// has none, or where the usual file is not there.
  private func compare(_ injection: Injection) -> FileComparison? {
    let path = injection.path
    do {
      guard let found = try read(path) else {
        return injection.isRequired ? FileComparison(path, .refused([.notThere(path)])) : nil
      }
      guard let wanted = try injection.filled(found) else {
        let isText = String(validating: found, as: UTF8.self) != nil
        return isText ? nil : FileComparison(path, .skipped("is not text in UTF-8"))
      }
      guard Array(wanted.utf8) != found else {
        return FileComparison(path, .fresh)
      }
      return FileComparison(path, .stale, wanted: .text(wanted), found: found)
    } catch let error as Injection.Refused {
      return FileComparison(path, .refused(error.diagnostics))
    } catch {
      // The usual file may be a link to another; one that the author names may not.
      guard injection.isRequired else {
        return FileComparison(path, .skipped("is a link, a folder or a device"))
      }
      return FileComparison(path, .refused([.notThere(path)]))
    }
  }

  /// The text with a line feed for every carriage return and line feed.
  private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x0D) else { return bytes }
    return bytes.indices.filter { index in
      bytes[index] != 0x0D || index + 1 == bytes.count || bytes[index + 1] != 0x0A
    }
    .map { bytes[$0] }
  }

  private func state(
    _ path: String, owned: Manifest.Entry?, manifest: Manifest
  ) -> FileComparison.State {
    if owned != nil { return .stale }
    return manifest.files[path] == nil && manifest.pending[path] == nil ? .foreign : .edited
  }

  private func leftover(_ path: String, manifest: Manifest) -> FileComparison? {
    do {
      guard let found = try read(path) else { return nil }
      let owned = Self.entry(of: path, found, in: manifest)
      return FileComparison(
        path, owned == nil ? .editedLeftover : .leftover, found: found, foundEntry: owned)
    } catch {
      return FileComparison(path, .editedLeftover)
    }
  }

  /// The manifest's line for a file, whichever line endings it has on the disk. A listed file in
  /// which Git left the sides of a merge is a generated one, too.
  private static func entry(
    of path: String, _ found: [UInt8], in manifest: Manifest
  ) -> Manifest.Entry? {
    manifest.entry(path, with: ContentDigest(found))
      ?? withoutReturns(found).flatMap { manifest.entry(path, with: ContentDigest($0)) }
      ?? mergedEntry(of: path, found, in: manifest)
  }

  private static func mergedEntry(
    of path: String, _ found: [UInt8], in manifest: Manifest
  ) -> Manifest.Entry? {
    let isListed = manifest.files[path] != nil || manifest.pending[path] != nil
    guard isListed, manifest.merged.contains(path) || MergeConflict(found) != nil else {
      return nil
    }
    return Manifest.Entry(digest: ContentDigest(found))
  }

  /// The bytes with every CR LF as LF; nil where there is none, or where it is no text.
  private static func withoutReturns(_ bytes: [UInt8]) -> [UInt8]? {
    let (carriageReturn, lineFeed) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
    guard bytes.contains(carriageReturn), !bytes.contains(0) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      let isFirstOfTwo =
        byte == carriageReturn && index + 1 < bytes.count && bytes[index + 1] == lineFeed
      if !isFirstOfTwo { result.append(byte) }
    }
    return result
  }

  private struct Blocked: Error {
    let reason: String
  }

  /// The file's bytes; nil where there is none.
  private func read(_ path: String) throws(Blocked) -> [UInt8]? {
    let location = locate(path)
    if let link = PathGate.link(onTheWayTo: path, in: self) {
      throw Blocked(reason: "'\(link)' on the way is a link")
    }
    do throws(SystemError) {
      switch try Disk.entry(at: location) {
      case nil: return nil
      case .file: return try Disk.read(location)
      case .folder: throw SystemError(path: location, number: EISDIR)
      case .link, .other: break
      }
    } catch {
      throw Blocked(reason: error.description)
    }
    throw Blocked(reason: "It is a link or a device, not a file")
  }
}
