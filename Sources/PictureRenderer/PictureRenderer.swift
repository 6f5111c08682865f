internal import CRsvgShims

/// Draws an SVG as the file formats that are not text.
///
/// Equal SVGs give equal bytes with the same librsvg and cairo: text has to be outlines already
/// (`TextRuler.pathElement`), no other file is opened, and nothing is dated.
package enum PictureRenderer {
  /// A PNG with `scale` pixels to a CSS pixel, its background as transparent as the SVG's.
  ///
  /// Throws ``PictureError`` for a text that is no SVG or has `<text>`, and for a side beyond
  /// 32767 pixels.
  package static func png(svg: String, scale: Double = 1) throws(PictureError) -> [UInt8] {
    try draw(svg) { bytes, count in plumbline_rsvg_png(bytes, count, scale) }
  }

  /// A PDF of one page in the SVG's size. Throws as ``png(svg:scale:)`` does.
  package static func pdf(svg: String) throws(PictureError) -> [UInt8] {
    try draw(svg) { bytes, count in plumbline_rsvg_pdf(bytes, count) }
  }

  private static func draw(
    _ svg: String, with drawing: (UnsafePointer<CChar>?, Int) -> plumbline_rsvg_result
  ) throws(PictureError) -> [UInt8] {
    if containsText(svg) { throw .hasText }
    var svg = svg
    let outcome: (bytes: [UInt8], failure: String?) = svg.withUTF8 { text in
      text.withMemoryRebound(to: CChar.self) { characters in
        let result = drawing(characters.baseAddress, characters.count)
        defer { plumbline_rsvg_free(result) }
        return (
          Array(UnsafeBufferPointer(start: result.bytes, count: result.count)),
          result.failure.map { String(cString: $0) }
        )
      }
    }
    if let failure = outcome.failure { throw .notDrawn(failure) }
    return outcome.bytes
  }

  /// Whether a text element would be drawn with a font of the machine.
  private static func containsText(_ svg: String) -> Bool {
    let needle = Array("<text".utf8)
    return svg.utf8.split(separator: needle[0], omittingEmptySubsequences: true).contains {
      $0.starts(with: needle.dropFirst())
    }
  }
}
