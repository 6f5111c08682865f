import PictureRenderer

/// A file that shows the same pictures as SVGs of the result, in a format that is not text: a PNG
/// of one sheet, or a PDF of all sheets of an environment.
///
/// Rendering is dear: render it only when one of the SVGs at ``sources`` changed.
public struct DiagramPicture: Hashable, Sendable {
  /// The path below the output folder, for example `docs/diagrams/production-network.png`.
  public let path: String
  /// The paths of the SVGs that it shows.
  public let sources: [String]
  private let content: Content

  private enum Content: Hashable {
    case sheet(Sheet)
    case document(title: String, [Sheet])
    case glyphs
  }

  private init(path: String, sources: [String], content: Content) {
    self.path = path
    self.sources = sources
    self.content = content
  }

  /// The PNG of all glyphs.
  static let glyphs = DiagramPicture(
    path: "docs/diagrams/glyphs.png", sources: ["docs/diagrams/glyphs.svg"], content: .glyphs)

  /// A PNG of one sheet.
  init(path: String, source: String, sheet: Sheet) {
    self.init(path: path, sources: [source], content: .sheet(sheet))
  }

  /// A PDF with a page for each sheet.
  init(path: String, sources: [String], sheets: [Sheet], title: String) {
    self.init(path: path, sources: sources, content: .document(title: title, sheets))
  }

  /// The file's bytes, in light colours. Words are outlines in a PNG, which has two pixels to a
  /// point, and text in a PDF.
  ///
  /// Throws when the renderer cannot draw it.
  public func render() throws -> [UInt8] {
    let svg: String
    switch content {
    case .document(let title, let sheets):
      let pages = sheets.map {
        PDFPage(svg: SVGWriter($0, style: .wordless).text(), title: $0.title, words: Self.words($0))
      }
      return try PictureRenderer.pdf(pages: pages, title: title)
    case .sheet(let sheet): svg = SVGWriter(sheet, style: .outlined).text()
    case .glyphs: svg = GlyphSheet(style: .outlined).text()
    }
    return try PictureRenderer.png(svg: svg, scale: 2)
  }

  private static func words(_ sheet: Sheet) -> [PDFPage.Word] {
    func word(_ text: TextRun, in box: Box? = nil) -> PDFPage.Word {
      PDFPage.Word(
        text.text, x: Double(text.x), y: Double(text.y), size: Double(text.size),
        isBold: text.isBold,
        color: UInt32(Theme.ink(text.tone, in: box).dropFirst(), radix: 16) ?? 0)
    }
    return sheet.texts.map { word($0) }
      + sheet.allBoxes.flatMap { box in box.texts.map { word($0, in: box) } }
      + sheet.badges.map { word($0.run) } + sheet.legend.map { word($0.text) }
  }
}
