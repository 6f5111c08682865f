/// Finds a place for a badge on its own line, away from boxes, words, other lines and badges.
struct BadgePlacer {
  private let obstacles: [Frame]
  /// Glyphs and texts alone, those of rows too.
  private let words: [Frame]
  /// The four sides of boxes that hold others.
  private let borders: [Frame]
  private let pieces: [(edge: String, start: Point, end: Point)]
  /// The heads of arrows.
  private let heads: [Frame]
  private var taken: [Badge] = []

  init(_ sheet: Sheet) {
    var frames: [Frame] = []
    words = sheet.allBoxes.flatMap { box in
      box.texts.map(\.frame) + (box.glyph.map { [$0.frame] } ?? [])
    }
    for box in sheet.allBoxes where box.role != .row {
      if let glyph = box.glyph { frames.append(glyph.frame) }
      frames += box.texts.map { $0.frame.inset(by: -2) }
      if !box.isContainer, ![.label, .publicSubnet, .privateSubnet].contains(box.role) {
        frames.append(box.frame)
      }
    }
    obstacles = frames
    borders = sheet.allBoxes.filter(\.isContainer).flatMap { box in
      let frame = box.frame
      return [
        Frame(x: frame.x, y: frame.y, width: frame.width, height: 1),
        Frame(x: frame.x, y: frame.maxY, width: frame.width, height: 1),
        Frame(x: frame.x, y: frame.y, width: 1, height: frame.height),
        Frame(x: frame.maxX, y: frame.y, width: 1, height: frame.height),
      ]
    }
    heads = sheet.edges.compactMap { edge in
      guard let tip = edge.tip, let base = edge.path.last else { return nil }
      let low = Point(min(tip.x, base.x) / 100, min(tip.y, base.y) / 100)
      let high = Point(max(tip.x, base.x) / 100, max(tip.y, base.y) / 100)
      return Frame(x: low.x, y: low.y, width: high.x - low.x, height: high.y - low.y)
        .inset(by: -2)
    }
    pieces = sheet.edges.flatMap { edge in
      let corners = edge.corners
      return zip(corners, corners.dropFirst()).map { (edge.name, $0, $1) }
    }
  }

  /// Keeps others off a badge that has its place.
  mutating func keep(_ badge: Badge) { taken.append(badge) }

  /// The badge on one of these lines, which are in the order of preference.
  mutating func place(_ text: String, _ tone: Badge.Tone, on edges: [SheetEdge]) -> Badge? {
    var best: (cost: Int, badge: Badge)?
    for (order, edge) in edges.enumerated() {
      let corners = edge.corners
      for (start, end) in zip(corners, corners.dropFirst()) {
        let length = abs(start.x - end.x) + abs(start.y - end.y)
        guard length >= 2 * Badge.radius else { continue }
        for part in [50, 42, 58, 35, 65, 30, 70, 25, 75, 20, 80, 15, 85] {
          let place = Point(
            start.x + (end.x - start.x) * part / 100, start.y + (end.y - start.y) * part / 100)
          let badge = Badge(text, tone, at: place, edge: edge.name)
          let cost = cost(of: badge) + order * 3 + abs(part - 50) / 10 - min(length, 60) / 10
          if best.map({ cost < $0.cost }) ?? true { best = (cost, badge) }
        }
      }
    }
    if let badge = best?.badge { taken.append(badge) }
    return best?.badge
  }

  /// The cross of a line that is refused, at its end: over the border of what refuses it, or before it where
  /// it would be over words, other borders or another cross.
  mutating func cross(_ edge: SheetEdge) -> Badge? {
    let corners = edge.corners
    guard let end = corners.last, let before = corners.dropLast().last, end != before else {
      return nil
    }
    let length = abs(end.x - before.x) + abs(end.y - before.y)
    let places = stride(from: 0, through: min(length / 2, 14), by: 2).map { back in
      Point(
        end.x + (before.x - end.x) * back / length, end.y + (before.y - end.y) * back / length)
    }
    let badges = places.map { Badge("×", .lost, at: $0, edge: edge.name) }
    func trouble(_ badge: Badge) -> Int {
      let frame = badge.frame
      return words.count { $0.intersects(frame) } * 3
        + taken.count { $0.frame.intersects(frame) } * 3
        + borders.count { $0.intersects(frame.inset(by: -1)) }
    }
    guard let best = badges.min(by: { trouble($0) < trouble($1) }) else { return nil }
    taken.append(best)
    return best
  }

  /// The crosses of all lines that are refused, before numbers take their places.
  mutating func crosses(on sheet: Sheet) -> [Badge] {
    sheet.edges.filter { $0.style == .refused && !$0.hasArrow }.compactMap { cross($0) }
  }

  private func cost(of badge: Badge) -> Int {
    let frame = badge.frame
    let wide = frame.inset(by: -2)
    var cost = 0
    for obstacle in obstacles where obstacle.intersects(wide) {
      cost += obstacle.intersects(frame) ? 200 : 30
    }
    // Without its head nobody sees where a line leads.
    for head in heads where head.intersects(frame) { cost += 120 }
    for border in borders where border.intersects(wide) { cost += 60 }
    for other in taken where other.frame.intersects(wide) { cost += 400 }
    for piece in pieces where piece.edge != badge.edge {
      let line = Frame(
        x: min(piece.start.x, piece.end.x), y: min(piece.start.y, piece.end.y),
        width: max(abs(piece.start.x - piece.end.x), 1),
        height: max(abs(piece.start.y - piece.end.y), 1))
      if line.intersects(frame) { cost += 100 }
    }
    return cost
  }
}
