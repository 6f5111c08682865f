import Foundation

/// Remembers dear results between runs, in the user's cache folder.
///
/// A result is found again only under exactly the same key, which is stored with it. Everything
/// works as well, only slower, where the folder cannot be read or written.
package struct DiskMemo: Sendable {
  private let folder: String
  /// How many results are kept; the oldest go first.
  private static let capacity = 512

  /// - Parameters:
  ///   - name: what is remembered, for example `routes`.
  ///   - version: of whatever computes it; another version's results are not found.
  ///   - environment: the process's environment, for `XDG_CACHE_HOME` and `HOME`.
  /// - Returns: nil where there is no cache folder.
  package init?(name: String, version: String, environment: [String: String]) {
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
      folder = "\(cache)/plumbline/\(name)-\(version)"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      folder = "\(home)/.cache/plumbline/\(name)-\(version)"
    } else {
      return nil
    }
  }

  /// The result stored under this key; nil where there is none.
  package func value(for key: String) -> [UInt8]? {
    let key = Array(key.utf8)
    guard let bytes = try? Disk.read(path(for: key)) else { return nil }
    let header = Self.header(of: key)
    guard bytes.starts(with: header) else { return nil }
    return Array(bytes.dropFirst(header.count))
  }

  package func store(_ value: [UInt8], for key: String) {
    let key = Array(key.utf8)
    let path = path(for: key)
    do {
      try Disk.makeFolders(folder)
      // Nobody waits for the disk: what a power cut takes is computed again.
      try StagedFile(
        Self.header(of: key) + value, for: path,
        at: TemporaryFile.path(for: path, name: "\(ContentDigest(key))")
      ).commit()
    } catch {
      return
    }
    prune()
  }

  private func path(for key: [UInt8]) -> String { "\(folder)/\(ContentDigest(key))" }

  private static func header(of key: [UInt8]) -> [UInt8] {
    Array("\(key.count)\n".utf8) + key
  }

  private func prune() {
    let names = Disk.names(in: folder)
    guard names.count > Self.capacity else { return }
    let dated = names.map { (name: $0, date: Disk.modification(of: "\(folder)/\($0)")) }
    for entry in dated.sorted(by: { $0.date < $1.date }).prefix(names.count - Self.capacity) {
      try? Disk.remove("\(folder)/\(entry.name)")
    }
  }
}
