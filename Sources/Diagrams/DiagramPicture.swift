import PictureRenderer

/// A PNG that shows the same picture as an SVG of the result.
///
/// Rendering is dear: render it only when the SVG at ``source`` changed.
public struct DiagramPicture: Hashable, Sendable {
  /// The path below the output folder, for example `docs/diagrams/production-network.png`.
  public let path: String
  /// The path of the SVG that it shows.
  public let source: String
  private let sheet: Sheet

  init(path: String, source: String, sheet: Sheet) {
    self.path = path
    self.source = source
    self.sheet = sheet
  }

  /// The PNG's bytes: the SVG in its light colours at two pixels to a point, its text as outlines.
  ///
  /// Throws when the renderer cannot draw it.
  public func render() throws -> [UInt8] {
    try PictureRenderer.png(svg: SVGWriter(sheet, style: .outlined).text(), scale: 2)
  }
}
