internal import CRsvgShims
import TextMetrics

/// Draws an SVG as the file formats that are not text.
///
/// Equal SVGs give equal bytes with the same librsvg and cairo: text has to be outlines already
/// (`TextRuler.pathElement`), no other file is opened, and nothing is dated.
package enum PictureRenderer {
  /// A PNG with `scale` pixels to a CSS pixel, its background as transparent as the SVG's.
  ///
  /// A side beyond 32766 pixels, or more than 64 million pixels in all, and it has fewer to a CSS
  /// pixel. Throws ``PictureError`` for a text that is no SVG or has `<text>`.
  package static func png(svg: String, scale: Double = 1) throws(PictureError) -> [UInt8] {
    try draw(svg) { bytes, count in plumbline_rsvg_png(bytes, count, scale) }
  }

  /// The pixels to a CSS pixel that a PNG of this size gets, where so many are asked for.
  package static func scale(_ wanted: Double, width: Double, height: Double) -> Double {
    plumbline_rsvg_scale(wanted, width, height)
  }

  /// A PDF with a page for each SVG, in its size, and its words as text that can be searched.
  /// Throws as ``png(svg:scale:)`` does.
  package static func pdf(pages: [PDFPage], title: String) throws(PictureError) -> [UInt8] {
    if pages.contains(where: { containsText($0.svg) }) { throw .hasText }
    guard let pdf = plumbline_pdf_new(title) else { throw .notDrawn("out of memory") }
    addFont(of: pages, to: pdf)
    for page in pages {
      var svg = page.svg
      svg.withUTF8 { text in
        text.withMemoryRebound(to: CChar.self) {
          plumbline_pdf_page(pdf, $0.baseAddress, $0.count, page.title)
        }
      }
      for word in page.words {
        plumbline_pdf_word(
          pdf, word.text, word.x, word.y, word.size, word.isBold ? 1 : 0, word.color)
      }
    }
    return try take(plumbline_pdf_finish(pdf))
  }

  /// Adds the characters that the pages use, in the order of their codes.
  private static func addFont(of pages: [PDFPage], to pdf: OpaquePointer) {
    for isBold in [false, true] {
      let words = pages.flatMap(\.words).filter { $0.isBold == isBold }
      let scalars = Set(words.flatMap(\.text.unicodeScalars)).sorted()
      for scalar in scalars {
        let glyph = TextRuler.glyph(scalar, bold: isBold)
        let steps = glyph.steps.map { Int32(truncatingIfNeeded: $0) }
        plumbline_pdf_glyph(pdf, isBold ? 1 : 0, scalar.value, glyph.advance, steps, steps.count)
      }
    }
  }

  private static func draw(
    _ svg: String, with drawing: (UnsafePointer<CChar>?, Int) -> plumbline_rsvg_result
  ) throws(PictureError) -> [UInt8] {
    if containsText(svg) { throw .hasText }
    var svg = svg
    return try take(
      svg.withUTF8 { text in
        text.withMemoryRebound(to: CChar.self) { drawing($0.baseAddress, $0.count) }
      })
  }

  /// The file that was drawn, copied, with what held it freed.
  private static func take(_ result: plumbline_rsvg_result) throws(PictureError) -> [UInt8] {
    defer { plumbline_rsvg_free(result) }
    if let failure = result.failure { throw .notDrawn(String(cString: failure)) }
    return Array(UnsafeBufferPointer(start: result.bytes, count: result.count))
  }

  /// Whether a text element would be drawn with a font of the machine.
  private static func containsText(_ svg: String) -> Bool {
    let needle = Array("<text".utf8)
    return svg.utf8.split(separator: needle[0], omittingEmptySubsequences: true).contains {
      $0.starts(with: needle.dropFirst())
    }
  }
}
