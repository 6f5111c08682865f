/// Writes sheets as a presentation: a slide for each, of PowerPoint's own shapes, at the places, in the
/// colours and with the words of the SVG.
///
/// The same sheets give the same bytes: nothing in the file says when or where it was made.
///
/// Source: ECMA-376, part 1, 13 (PresentationML) and part 2 (packages).
package enum PPTXWriter {
  /// - Parameter title: What the presentation is called.
  package static func bytes(of sheets: [Sheet], title: String) -> [UInt8] {
    let size = PPTXSize(of: sheets)
    var parts = PPTXParts.parts(title: title, slides: sheets.count, size: size)
    let slides = sheets.concurrentMap { PPTXSlide.xml(of: $0, size: size) }
    for index in slides.indices {
      parts.append((PPTXParts.slide(index + 1), slides[index]))
      parts.append((PPTXParts.relations(ofSlide: index + 1), PPTXParts.slideRelations))
    }
    var archive = ZipArchive()
    for file in parts.concurrentMap({ ZipArchive.Packed($0.name, Array((head + $0.text).utf8)) }) {
      archive.add(file)
    }
    return archive.bytes
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
}
