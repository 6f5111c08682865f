import Topology

/// What the diagrams' generator gives: files, what the documents need to know of them, findings.
public struct DiagramResult: Hashable, Sendable {
  /// SVG and DOT files. PNGs are rendered apart from them; see ``DiagramGenerator/png(for:)``.
  public let files: [GeneratedFile]
  public let pictures: [DiagramPicture]
  public let summaries: [DiagramSummary]
  public let diagnostics: [Diagnostic]
}
