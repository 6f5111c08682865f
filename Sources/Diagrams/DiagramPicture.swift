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

  /// A PNG of one sheet.
  init(path: String, source: String, sheet: Sheet) {
    self.path = path
    sources = [source]
    sheets = [sheet]
    title = nil
  }

  /// A PDF with a page for each sheet.
  init(path: String, sources: [String], sheets: [Sheet], title: String) {
    self.path = path
    self.sources = sources
    self.sheets = sheets
    self.title = title
  }

  /// The file's bytes: the SVGs in their light colours, their text as outlines; a PNG has two
  /// pixels to a point.
  ///
  /// Throws when the renderer cannot draw it.
  public func render() throws -> [UInt8] {
    let pages = sheets.map {
      PictureRenderer.Page(svg: SVGWriter($0, style: .outlined).text(), title: $0.title)
    }
    if let title { return try PictureRenderer.pdf(pages: pages, title: title) }
    return try PictureRenderer.png(svg: pages.map(\.svg).joined(), scale: 2)
  }
}
