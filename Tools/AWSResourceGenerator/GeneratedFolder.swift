import Foundation

/// The folder that holds the generated files and nothing else.
package struct GeneratedFolder {
  let url: URL

  package init(_ url: URL) { self.url = url }

  /// The names of files that are missing, different or no longer listed, in alphabetical order.
  package func stale(against files: [(name: String, text: String)]) throws -> [String] {
    let changed = files.filter { read($0.name) != $0.text }.map(\.name)
    return (changed + (try surplus(files))).sorted()
  }

  /// Writes what differs and deletes what is no longer listed; says which files it touched.
  ///
  /// - Throws: ``GeneratorError/foreignFile(_:)``, before anything is written, where a file that
  ///   was not generated is in the folder.
  package func update(to files: [(name: String, text: String)]) throws -> [String] {
    let stale = try stale(against: files)
    for name in stale {
      if let text = read(name), !text.hasPrefix(ResourceWriter.header) {
        throw GeneratorError.foreignFile(url.appendingPathComponent(name).path)
      }
    }
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    let texts = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) })
    for name in stale {
      let file = url.appendingPathComponent(name)
      if let text = texts[name] {
        try Data(text.utf8).write(to: file, options: .atomic)
      } else {
        try FileManager.default.removeItem(at: file)
      }
    }
    return stale
  }

  private func surplus(_ files: [(name: String, text: String)]) throws -> [String] {
    guard FileManager.default.fileExists(atPath: url.path) else { return [] }
    let listed = Set(files.map(\.name))
    return try FileManager.default.contentsOfDirectory(atPath: url.path)
      .filter { $0.hasSuffix(".swift") && !listed.contains($0) }
  }

  private func read(_ name: String) -> String? {
    try? String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }
}
