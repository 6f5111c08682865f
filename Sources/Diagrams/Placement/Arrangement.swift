/// Moves the boxes of a sheet to where a person has moved them, and makes room for them.
///
/// A box stays within what holds it, which grows to the right and downwards; what is there then moves
/// aside. What is on the border of a box goes with it. A place at which a box would overlap another or
/// leave what holds it is not taken: the box stands where it is computed.
struct Arrangement {
  /// A box that stays where it is computed, and why.
  struct Refusal: Hashable {
    let box: Box
    let reason: String
  }

  private let sheet: Sheet
  private let boxes: [String: Box]
  /// What stands at the top of every sheet.
  private let heading: Frame?
  /// The place of each box within what holds it, for those that were moved.
  private var pins: [String: Point] = [:]
  /// The moved boxes in reading order: of two that overlap the later one gives way.
  private var order: [String] = []
  private(set) var refusals: [Refusal] = []

  /// Between a box and the border of what grows around it, if it was as much.
  private static let padding = 16

  init(_ sheet: Sheet, by page: LayoutFile.Page) {
    self.sheet = sheet
    heading = Obstacles(sheet).frames.first { $0.name == "heading" }?.frame
    boxes = Dictionary(
      sheet.allBoxes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for box in sheet.boxes { collect(box, in: nil, page) }
  }

  private mutating func collect(_ box: Box, in parent: Box?, _ page: LayoutFile.Page) {
    if let (place, shift) = page.moved(box.name, in: parent?.name) {
      if let reason = obstacle(to: box, in: parent) {
        refusals.append(Refusal(box: box, reason: reason))
      } else {
        order.append(box.name)
        // On a page there are margins, which depend on what is on it.
        pins[box.name] =
          parent == nil ? Point(box.frame.x + shift.x, box.frame.y + shift.y) : place
      }
    }
    for child in box.children { collect(child, in: box, page) }
  }

  /// Why a box must stand where it is computed; nil where it need not.
  private func obstacle(to box: Box, in parent: Box?) -> String? {
    guard box.isMovable else {
      return "Zones, subnets and what spans them stand where the model has them."
    }
    return sheet.kind == .workload && parent != nil
      ? "On a workload sheet what stands in one row belongs together." : nil
  }

  /// The sheet with the boxes at their places, and its lines as they were; nil where nothing moves.
  mutating func arranged() -> Sheet? {
    while !pins.isEmpty {
      let placed = placed(sheet.boxes, at: Point(0, 0))
      let conflicts = conflicts(placed, in: nil) + collisions(placed)
      guard !conflicts.isEmpty else { return grown(placed) }
      for (name, reason) in conflicts where pins.removeValue(forKey: name) != nil {
        if let box = boxes[name] { refusals.append(Refusal(box: box, reason: reason)) }
      }
    }
    return nil
  }

  /// The sheet with room for the boxes, and its legend below them.
  private func grown(_ boxes: [Box]) -> Sheet {
    func ends(_ boxes: [Box]) -> (x: Int, y: Int) {
      (boxes.map(\.frame.maxX).max() ?? 0, boxes.map(\.frame.maxY).max() ?? 0)
    }
    let (before, after) = (ends(sheet.boxes), ends(boxes))
    let more = max(0, after.y - before.y)
    var sheet = sheet
    sheet.boxes = boxes
    sheet.width = max(sheet.width, after.x + Metrics.margin)
    sheet.height += more
    for index in sheet.legend.indices {
      sheet.legend[index].frame.y += more
      sheet.legend[index].text.y += more
    }
    return sheet
  }

  // MARK: Places

  /// The boxes at their places, each with what is in it.
  ///
  /// - Parameter corner: Of what holds them.
  private func placed(_ boxes: [Box], at corner: Point) -> [Box] {
    let inside = boxes.map { arranged($0) }
    let shifts = shifts(boxes, inside)
    var placed: [String: Box] = [:]
    func put(_ index: Int, _ shift: Point) {
      var box = inside[index].moved(shift.x, shift.y)
      if let pin = pins[box.name] {
        let computed = boxes[index].frame
        box = inside[index].placed(corner.x + pin.x, corner.y + pin.y)
        box.displaced = Point(box.frame.x - computed.x, box.frame.y - computed.y)
      }
      placed[box.name] = box
    }
    for index in boxes.indices where holder(of: boxes[index], in: boxes) == nil {
      put(index, shifts[index])
    }
    for index in boxes.indices {
      guard let old = holder(of: boxes[index], in: boxes), let new = placed[old.name] else {
        continue
      }
      put(index, Self.shift(of: boxes[index].frame, on: old.frame, new.frame))
    }
    return boxes.compactMap { placed[$0.name] }
  }

  /// The sibling on whose border a box is.
  private func holder(of box: Box, in boxes: [Box]) -> Box? {
    box.borderOf.flatMap { name in boxes.first { $0.name == name && $0.borderOf == nil } }
  }

  /// How far what is on a border moves with it.
  private static func shift(of frame: Frame, on old: Frame, _ new: Frame) -> Point {
    let isRight = frame.x < old.maxX && frame.maxX > old.maxX
    let isBelow = frame.y < old.maxY && frame.maxY > old.maxY
    return Point(
      isRight ? new.maxX - old.maxX : new.x - old.x, isBelow ? new.maxY - old.maxY : new.y - old.y)
  }

  /// How far each box moves aside for those that grew at its left and above it.
  private func shifts(_ old: [Box], _ new: [Box]) -> [Point] {
    var shifts = [Point](repeating: Point(0, 0), count: old.count)
    let growth = old.indices.map { index in
      pins[old[index].name] != nil
        ? Point(0, 0)
        : Point(
          new[index].frame.width - old[index].frame.width,
          new[index].frame.height - old[index].frame.height)
    }
    guard growth.contains(where: { $0 != Point(0, 0) }) else { return shifts }
    for index in old.indices.sorted(by: { old[$0].frame.y < old[$1].frame.y }) {
      let above = old.indices.filter { old[$0].frame.maxY <= old[index].frame.y }
      shifts[index].y = above.map { shifts[$0].y + growth[$0].y }.max() ?? 0
    }
    for index in old.indices.sorted(by: { old[$0].frame.x < old[$1].frame.x }) {
      let own = old[index].frame
      let beside = old.indices.filter {
        let other = old[$0].frame
        return other.maxX <= own.x && other.y < own.maxY && own.y < other.maxY
      }
      shifts[index].x = beside.map { shifts[$0].x + growth[$0].x }.max() ?? 0
    }
    return shifts
  }

  /// The box with what is in it at its places; its own corner stays.
  private func arranged(_ box: Box) -> Box {
    guard box.children.contains(where: { hasPins($0) }) else { return box }
    var new = box
    new.children = placed(box.children, at: Point(box.frame.x, box.frame.y))
    guard box.canGrow else { return new }
    let (old, own) = (box.children, box.frame)
    func ends(_ boxes: [Box]) -> Point {
      let inside = boxes.filter { $0.borderOf != box.name && holder(of: $0, in: boxes) == nil }
      return Point(
        inside.map(\.frame.maxX).max() ?? own.x, inside.map(\.frame.maxY).max() ?? own.y)
    }
    let (before, after) = (ends(old), ends(new.children))
    // A title below what it is the title of stays at the foot.
    let foot = box.texts.map(\.frame.y).filter { $0 >= before.y }.min()
    let band = foot.map { own.maxY - $0 } ?? 0
    let right = min(max(own.maxX - before.x, 0), Self.padding)
    let below = min(max(own.maxY - band - before.y, 0), Self.padding) + band
    new.frame.width = max(own.width, after.x + right - own.x)
    new.frame.height = max(own.height, after.y + below - own.y)
    let more = new.frame.height - own.height
    if foot != nil, more > 0 {
      for index in new.texts.indices where box.texts[index].frame.y >= before.y {
        new.texts[index].y += more
      }
      if let glyph = box.glyph, glyph.frame.midY >= before.y {
        new.glyph = PlacedGlyph(glyph.glyph, frame: glyph.frame.moved(0, more))
      }
    }
    return new
  }

  private func hasPins(_ box: Box) -> Bool {
    pins[box.name] != nil || box.children.contains { hasPins($0) }
  }

  // MARK: Conflicts

  /// The moved boxes that cannot stand where they are, each with a sentence that says why.
  private func conflicts(_ boxes: [Box], in parent: Box?) -> [(name: String, reason: String)] {
    var found: [(String, String)] = []
    for box in boxes where pins[box.name] != nil {
      if let reason = Self.trouble(box, in: parent, heading, boxes) {
        found.append((box.name, reason))
      }
    }
    // What is on a border may be drawn along with it.
    if let parent {
      for box in boxes where box.borderOf != nil && box.borderOf != parent.name {
        guard !parent.frame.contains(box.frame),
          let name = [box.name, box.borderOf ?? ""].first(where: { pins[$0] != nil })
        else { continue }
        found.append((name, "With it, '\(box.name)' would leave '\(parent.name)'."))
      }
    }
    for (index, one) in boxes.enumerated() {
      for other in boxes[(index + 1)...] where one.frame.intersects(other.frame) {
        if one.borderOf == other.name || other.borderOf == one.name { continue }
        if one.spans.isEmpty != other.spans.isEmpty { continue }
        guard let name = culprit(one, other) else { continue }
        let reason =
          name == one.name
          ? "There it would overlap '\(other.name)'."
          : name == other.name
            ? "There it would overlap '\(one.name)'."
            : "With it, '\(one.name)' would overlap '\(other.name)'."
        found.append((name, reason))
      }
    }
    return found + boxes.flatMap { conflicts($0.children, in: $0) }
  }

  /// The moved boxes that a bar across their zones would cover, which holds no zone.
  private func collisions(_ boxes: [Box]) -> [(name: String, reason: String)] {
    let all = boxes.flatMap(\.flattened)
    let bars = all.filter { !$0.spans.isEmpty }
    return all.filter { pins[$0.name] != nil }.flatMap { box -> [(name: String, reason: String)] in
      let inside = Set(box.flattened.map(\.name))
      return bars.compactMap { bar in
        guard bar.frame.intersects(box.frame), !inside.contains(bar.name),
          !bar.flattened.contains(where: { $0.name == box.name })
        else { return nil }
        return (box.name, "There it would overlap '\(bar.name)'.")
      }
    }
  }

  private static func trouble(
    _ box: Box, in parent: Box?, _ heading: Frame?, _ siblings: [Box]
  ) -> String? {
    if let name = box.borderOf, let holder = siblings.first(where: { $0.name == name }) {
      let isOn = box.frame.intersects(holder.frame) && !holder.frame.contains(box.frame)
      return isOn ? nil : "There it would not be on the border of '\(name)'."
    }
    guard let parent else {
      if box.frame.x < Metrics.margin || box.frame.y < 8 { return "There it would leave the page." }
      return heading.map(box.frame.intersects) == true
        ? "There it would cover the heading of the sheet." : nil
    }
    guard parent.frame.inset(by: 2).contains(box.frame) else {
      return "There it would leave '\(parent.name)', which holds it."
    }
    let words = parent.texts.map(\.frame) + (parent.glyph.map { [$0.frame] } ?? [])
    return words.contains(where: box.frame.intersects)
      ? "There it would cover the words of '\(parent.name)'." : nil
  }

  /// Of two boxes that overlap the one that was moved, or what was moved and drew one of them along.
  private func culprit(_ one: Box, _ other: Box) -> String? {
    func last(_ names: [String]) -> String? {
      order.last { pins[$0] != nil && names.contains($0) }
    }
    let own = [one, other].flatMap { [$0.name] + ($0.borderOf.map { [$0] } ?? []) }
    return last(own) ?? last((one.flattened + other.flattened).map(\.name))
  }
}

extension Box {
  /// Whether a person may move it within what holds it. Where zones and subnets stand says what they
  /// are, and rows and words are parts of something.
  var isMovable: Bool {
    guard spans.isEmpty else { return false }
    switch role {
    case .zone, .publicSubnet, .privateSubnet, .row, .label, .legend: return false
    default: return true
    }
  }

  /// Whether it may be made larger for what is in it.
  fileprivate var canGrow: Bool {
    guard lostPart == nil, spans.isEmpty else { return false }
    switch role {
    case .region, .vpc, .hub, .panel, .element: return true
    default: return false
    }
  }
}
