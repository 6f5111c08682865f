import Topology

/// What the diagrams' generator gives: files, what the documents need to know of them, findings.
public struct DiagramResult: Generated, Hashable, Sendable {
  /// What is rendered from the files.
  public let pictures: [DiagramPicture]
  public let summary: [DiagramSummary]
  public let diagnostics: [Diagnostic]
  package let sheets: [Sheet]

  /// The files that are text: SVG without links, DOT and draw.io. Written whenever asked for.
  public var files: [GeneratedFile] { files(linkedTo: [:]) }

  /// The files, their SVGs with links into the documents.
  ///
  /// - Parameter addresses: where the documents tell of each element: a path below the output
  ///   folder and an anchor.
  public func files(linkedTo addresses: [ElementID: String]) -> [GeneratedFile] {
    drawings(linkedTo: addresses) + editableFiles
  }

  /// The SVG files.
  ///
  /// - Parameter addresses: where the documents tell of each element.
  package func drawings(linkedTo addresses: [ElementID: String]) -> [GeneratedFile] {
    guard !sheets.isEmpty else { return [] }
    let (drawings, glyphs) = concurrently { [sheets] in
      sheets.concurrentMap { sheet in
        GeneratedFile(
          path: "docs/diagrams/\(sheet.fileName).svg",
          text: SVGWriter(sheet, addresses: addresses).text())
      }
    } _: {
      GeneratedFile(path: "docs/diagrams/glyphs.svg", text: GlyphSheet(style: .adaptive).text())
    }
    return drawings + [glyphs]
  }

  /// The files for other tools, DOT and draw.io, and the page of the glyphs.
  package var editableFiles: [GeneratedFile] {
    guard !sheets.isEmpty else { return [] }
    let files = sheets.concurrentMap { sheet in
      let base = "docs/diagrams/\(sheet.fileName)"
      return [
        GeneratedFile(path: "\(base).dot", text: DOTWriter(sheet).text()),
        GeneratedFile(path: "\(base).drawio", text: DrawIOWriter(sheet).text()),
      ]
    }
    return files.flatMap(\.self) + [GeneratedFile(path: GlyphPage.path, text: GlyphPage.text())]
  }
}
