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

  /// One page of a PDF: an SVG, and its line in the outline.
  package struct Page: Hashable, Sendable {
    package let svg: String
    package let title: String

    package init(svg: String, title: String) {
      self.svg = svg
      self.title = title
    }
  }

  /// A PDF with a page for each SVG, in its size. Throws as ``png(svg:scale:)`` does.
  package static func pdf(pages: [Page], title: String) throws(PictureError) -> [UInt8] {
    if pages.contains(where: { containsText($0.svg) }) { throw .hasText }
    let texts = pages.map { (svg: Array($0.svg.utf8CString), title: Array($0.title.utf8CString)) }
    return try take(
      withBuffers(of: texts[...]) { buffers in
        let pages = buffers.map {
          plumbline_rsvg_page(
            svg: $0.svg.baseAddress, length: $0.svg.count - 1, title: $0.title.baseAddress)
        }
        return plumbline_rsvg_pdf(pages, pages.count, title)
      })
  }

  private typealias Buffers = (
    svg: UnsafeBufferPointer<CChar>, title: UnsafeBufferPointer<CChar>
  )

  /// Calls the body while all texts stay where they are.
  private static func withBuffers(
    of texts: ArraySlice<(svg: [CChar], title: [CChar])>, _ buffers: [Buffers] = [],
    _ body: ([Buffers]) -> plumbline_rsvg_result
  ) -> plumbline_rsvg_result {
    guard let text = texts.first else { return body(buffers) }
    return text.svg.withUnsafeBufferPointer { svg in
      text.title.withUnsafeBufferPointer { title in
        withBuffers(of: texts.dropFirst(), buffers + [(svg, title)], body)
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
