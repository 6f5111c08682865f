import Topology

/// What the diagrams' generator gives: files, what the documents need to know of them, findings.
public struct DiagramResult: Hashable, Sendable {
  /// The files that are text. What is rendered from them is in ``pictures``.
  public let files: [GeneratedFile]
  public let pictures: [DiagramPicture]
  public let summaries: [DiagramSummary]
  public let diagnostics: [Diagnostic]
  let sheets: [Sheet]

  /// The files, their SVGs with links into the documents.
  ///
  /// - Parameter addresses: where the documents tell of each element: a path below the output
  ///   folder and an anchor.
  public func files(linkedTo addresses: [ElementID: String]) -> [GeneratedFile] {
    guard !addresses.isEmpty else { return files }
    let linked = Dictionary(
      uniqueKeysWithValues: sheets.concurrentMap { sheet in
        ("docs/diagrams/\(sheet.fileName).svg", SVGWriter(sheet, addresses: addresses).text())
      })
    return files.map { file in
      linked[file.path].map { GeneratedFile(path: file.path, text: $0) } ?? file
    }
  }
}
