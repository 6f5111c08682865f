/// Where a person has moved boxes in a copy of a generated draw.io file.
///
/// Each cell of a box says, as its property `place`, where it was drawn within what holds it. So what
/// was moved is told from what the layout of an earlier model had placed: only the first is kept.
package struct LayoutFile: Hashable, Sendable {
  /// By the path of the sheet that it shows, for example `production/network`.
  let pages: [String: Page]

  /// In bytes; larger files are not read.
  package static let largest = 64 * 1_048_576

  struct Page: Hashable, Sendable {
    var cells: [String: Cell] = [:]

    /// The place of a box's corner within what holds it, where a person has moved it there; nil
    /// where none has.
    ///
    /// - Parameter parent: The box that holds it; nil for the page.
    func moved(_ name: String, in parent: String?) -> (place: Point, shift: Point)? {
      guard let cell = cells[name], let drawn = cell.drawn else { return nil }
      var place = cell.absolute
      if let parent {
        guard let holder = cells[parent] else { return nil }
        place = Point(place.x - holder.absolute.x, place.y - holder.absolute.y)
      }
      let shift = Point(place.x - drawn.x, place.y - drawn.y)
      return shift == Point(0, 0) ? nil : (place, shift)
    }
  }

  struct Cell: Hashable, Sendable {
    /// On the page.
    var absolute: Point
    /// Where it was drawn, within what held it; nil for what a person has drawn.
    var drawn: Point?
    /// Whether it is not where it was drawn within what holds it now.
    var isMoved: Bool
    /// What it is called in texts.
    var title: String
  }

  /// - Parameter bytes: A draw.io file's.
  package init(_ bytes: [UInt8]) throws(LayoutFileError) {
    pages = try DrawIOReader(bytes).pages
  }

  private init(pages: [String: Page]) { self.pages = pages }

  /// The pages of both; of a page that both have that of the other.
  package func merging(_ other: LayoutFile) -> LayoutFile {
    LayoutFile(pages: pages.merging(other.pages) { $1 })
  }
}
