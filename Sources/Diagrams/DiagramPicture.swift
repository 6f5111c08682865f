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
  private let sheets: [Sheet]
  /// The title of a PDF; nil for a PNG.
  private let title: String?
  /// A drawing that is no sheet, with its text as outlines.
  private let drawing: String?

  /// A PNG of a drawing.
  init(path: String, source: String, drawing: String) {
    self.path = path
    self.drawing = drawing
    sources = [source]
    sheets = []
    title = nil
  }

  /// A PNG of one sheet.
  init(path: String, source: String, sheet: Sheet) {
    self.path = path
    sources = [source]
    sheets = [sheet]
    title = nil
    drawing = nil
  }

  /// A PDF with a page for each sheet.
  init(path: String, sources: [String], sheets: [Sheet], title: String) {
    self.path = path
    self.sources = sources
    self.sheets = sheets
    self.title = title
    drawing = nil
  }

  /// The file's bytes, in light colours. Words are outlines in a PNG, which has two pixels to a
  /// point, and text in a PDF.
  ///
  /// Throws when the renderer cannot draw it.
  public func render() throws -> [UInt8] {
    if let title {
      let pages = sheets.map {
        PDFPage(svg: SVGWriter($0, style: .wordless).text(), title: $0.title, words: Self.words($0))
      }
      return try PictureRenderer.pdf(pages: pages, title: title)
    }
    let svg = drawing ?? sheets.map { SVGWriter($0, style: .outlined).text() }.joined()
    return try PictureRenderer.png(svg: svg, scale: 2)
  }

  private static func words(_ sheet: Sheet) -> [PDFPage.Word] {
    func word(_ text: TextRun, in box: Box? = nil) -> PDFPage.Word {
      PDFPage.Word(
        text.text, x: Double(text.x), y: Double(text.y), size: Double(text.size),
        isBold: text.isBold, color: Theme.ink(text.tone, in: box))
    }
    return sheet.texts.map { word($0) }
      + sheet.allBoxes.flatMap { box in box.texts.map { word($0, in: box) } }
      + sheet.badges.map { word($0.run) } + sheet.legend.map { word($0.text) }
  }
}
