import OrderedCollections
import Topology

/// What the diagrams' generator gives: files, what the documents need to know of them, findings.
public struct DiagramResult: Generated, Hashable, Sendable {
  /// What is rendered from the files.
  public let pictures: [DiagramPicture]
  public let summary: [DiagramSummary]
  public let diagnostics: [Diagnostic]
  package let sheets: [Sheet]
  let formats: Set<DiagramFormat>
  /// What the documents of an environment are called, by its name.
  var titles: [String: String] = [:]

  /// The files that are not rendered: SVG without links, DOT, draw.io and PPTX. Written whenever asked
  /// for.
  public var files: [GeneratedFile] { files(linkedTo: [:]) }

  /// The files, their SVGs with links into the documents.
  ///
  /// - Parameter addresses: where the documents tell of each element: a path below the output
  ///   folder and an anchor.
  public func files(linkedTo addresses: [ElementID: String]) -> [GeneratedFile] {
    (formats.contains(.svg) ? drawings(linkedTo: addresses) : []) + editableFiles
  }

  /// The SVG files, whether they are among the formats or only shown in the review.
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

  /// The files for other tools, DOT, draw.io and PPTX, and the page of the glyphs.
  package var editableFiles: [GeneratedFile] {
    guard !sheets.isEmpty else { return [] }
    let dots = formats.contains(.dot) ? sheets : []
    let files = dots.concurrentMap { sheet in
      GeneratedFile(
        path: "docs/diagrams/\(sheet.fileName).dot", text: DOTWriter(sheet).text())
    }
    return files
      + documents(.drawio) { path, _, pages in
        GeneratedFile(path: path, text: DrawIOWriter.text(of: pages))
      }
      + documents(.pptx) { path, title, pages in
        GeneratedFile(path: path, bytes: PPTXWriter.bytes(of: pages, title: title))
      } + [GeneratedFile(path: GlyphPage.path, text: GlyphPage.text())]
  }

  /// One file for each environment, with a page for each of its sheets but the maps of all
  /// resources, which are looked up and not edited.
  private func documents(
    _ format: DiagramFormat, _ write: @escaping @Sendable (String, String, [Sheet]) -> GeneratedFile
  ) -> [GeneratedFile] {
    guard formats.contains(format) else { return [] }
    let environments = OrderedSet(sheets.flatMap(\.environments)).elements
    return environments.concurrentMap { environment in
      let pages = sheets.filter { $0.environments.contains(environment) && !$0.isInventory }
      return write(
        DiagramGenerator.document(environment, format), titles[environment] ?? environment, pages)
    }
  }
}
