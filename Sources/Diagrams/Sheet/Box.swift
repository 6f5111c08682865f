import Topology

/// A rectangle of a sheet with its words, its glyph and the boxes inside it.
///
/// Views build boxes at the origin and move them into place; a box's frame is absolute.
package struct Box: Hashable, Sendable {
  /// Unique on the sheet and stable: an element's identity, or a path below one.
  package var name: String
  /// The elements that the box shows. Zones with equal route tables share one box.
  package var ids: [ElementID]
  package var role: BoxRole
  package var frame: Frame
  package var texts: [TextRun]
  package var glyph: PlacedGlyph?
  package var children: [Box]
  /// The box whose border it sits on; it may overlap that box alone.
  package var borderOf: String?
  /// The boxes that it is drawn across, for what spans zones.
  package var spans: [String]
  /// Colours the border and the title where the role leaves it open.
  package var category: GlyphCategory?
  /// The steps of a flow that this row decided; it is emphasized. Their places are not set.
  package var marks: [Badge] = []
  /// What a failure does to it; nil for nothing.
  package var state: State?
  /// The part of it, from one x to another, that a failure takes while the rest goes on.
  package var lostPart: Range<Int>?

  /// How far a layout file moved it, within what holds it, from where it is computed.
  package var displaced = Point(0, 0)

  /// What a failure does to a box.
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// A zone that is out of order.
    case lostZone = "lost-zone"
    case lost
    /// It is there but leads to what is lost.
    case hit
  }

  package init(
    name: String, ids: [ElementID] = [], role: BoxRole, frame: Frame, texts: [TextRun] = [],
    glyph: PlacedGlyph? = nil, children: [Box] = [], borderOf: String? = nil,
    spans: [String] = [], category: GlyphCategory? = nil
  ) {
    self.name = name
    self.ids = ids
    self.role = role
    self.frame = frame
    self.texts = texts
    self.glyph = glyph
    self.children = children
    self.borderOf = borderOf
    self.spans = spans
    self.category = category
  }

  /// Moves the box with everything in it.
  package func moved(_ dx: Int, _ dy: Int) -> Box {
    var box = self
    box.frame = frame.moved(dx, dy)
    for index in box.texts.indices {
      box.texts[index].x += dx
      box.texts[index].y += dy
    }
    if let lostPart { box.lostPart = (lostPart.lowerBound + dx)..<(lostPart.upperBound + dx) }
    if let glyph { box.glyph = PlacedGlyph(glyph.glyph, frame: glyph.frame.moved(dx, dy)) }
    box.children = children.map { $0.moved(dx, dy) }
    return box
  }

  /// Moves the box so that its corner is at this place.
  package func placed(_ x: Int, _ y: Int) -> Box { moved(x - frame.x, y - frame.y) }

  /// Where its lost part is: that far across, and from its top to its bottom.
  package var lostFrame: Frame? {
    lostPart.map { Frame(x: $0.lowerBound, y: frame.y, width: $0.count, height: frame.height) }
  }

  /// The box and all in it, outer ones first.
  package var flattened: [Box] {
    var all: [Box] = []
    add(to: &all)
    return all
  }

  private func add(to all: inout [Box]) {
    all.append(self)
    for child in children { child.add(to: &all) }
  }

  /// Whether edges may end at boxes inside, so that the box itself is no obstacle to them.
  package var isContainer: Bool { role.isContainer || children.contains { $0.role != .row } }
}

extension Box {
  /// The boxes, of which only the first that shows an element has its identity: what a flow passes in
  /// two zones is one thing.
  static func withIdentitiesOnce(_ boxes: [Box]) -> [Box] {
    var seen: Set<ElementID> = []
    return boxes.map { $0.forgetting(&seen) }
  }

  private func forgetting(_ seen: inout Set<ElementID>) -> Box {
    var box = self
    box.ids = ids.filter { seen.insert($0).inserted }
    box.children = children.map { $0.forgetting(&seen) }
    return box
  }
}

extension Box {
  /// The box at least this high, with its words and its glyph in the middle.
  func heightened(to height: Int) -> Box {
    let more = max(0, height - frame.height)
    var box = moved(0, more / 2)
    box.frame = frame
    box.frame.height += more
    return box
  }
}
