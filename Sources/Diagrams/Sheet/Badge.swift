/// A number or a letter in a disc: on a line, or beside the words that explain it.
package struct Badge: Hashable, Sendable {
  package var text: String
  package var tone: Tone
  /// Its middle.
  package var place: Point
  /// The line that it is on; nil for one beside words.
  package var edge: String?

  package init(_ text: String, _ tone: Tone, at place: Point, edge: String? = nil) {
    self.text = text
    self.tone = tone
    self.place = place
    self.edge = edge
  }

  /// Which way the packets of a line go.
  package enum Direction: String, Hashable, Sendable, CaseIterable {
    case forward, reply

    package var tone: Tone { self == .forward ? .forward : .reply }
  }

  /// What its colour says.
  package enum Tone: String, Hashable, Sendable, CaseIterable {
    case forward, reply
    /// What does not work, works in part, works.
    case lost, hit, fine
  }

  package static let radius = 8
  package static let size = 10

  package var frame: Frame {
    Frame(
      x: place.x - Self.radius, y: place.y - Self.radius, width: 2 * Self.radius,
      height: 2 * Self.radius)
  }

  /// Its words, in the middle of the disc.
  package var run: TextRun {
    let width = Ruler.width(text, size: Self.size, bold: true)
    return TextRun(
      text, x: place.x - width / 2, y: place.y + 4, size: Self.size, bold: true, tone: .inverse)
  }
}
