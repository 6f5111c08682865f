/// A format in which diagrams are written.
///
/// ```swift
/// static let formats: [DiagramFormat] = [.svg, .drawio, .pdf]
/// ```
public enum DiagramFormat: String, Hashable, Sendable, CaseIterable, Codable {
  /// For browsers: light and dark, searchable, linked to the documents.
  case svg
  /// For plain Graphviz.
  case dot
  /// For editing in draw.io (diagrams.net): one file for each environment, a page for each sheet.
  case drawio
  /// For presenting in PowerPoint and its like: one file for each environment, a slide of native shapes
  /// for each sheet.
  case pptx
  /// Pixels, for pasting; made from the SVG.
  case png
  /// For presenting and printing: one file for each environment, a page for each sheet; made from
  /// the SVG.
  case pdf

  /// What is written where the author names no formats: what a repository can hold, because it is
  /// text and changes only where the picture does.
  public static let standard: [DiagramFormat] = [.svg, .dot, .drawio]

  /// Whether it is rendered from the SVG, so that the SVG is written as well.
  public var isRendered: Bool { self == .png || self == .pdf }
}
