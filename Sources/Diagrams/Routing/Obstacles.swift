/// What lines must not run through: boxes that hold no end of theirs, and words.
struct Obstacles {
  let frames: [(name: String, frame: Frame)]
  /// Boxes that hold others, which only lines to what they hold may enter.
  private let containers: [(frame: Frame, names: Set<String>)]

  init(_ sheet: Sheet) {
    let all = sheet.allBoxes
    var frames: [(String, Frame)] = []
    for box in all where box.role != .row {
      if box.isContainer || box.role == .label {
        frames += box.texts.map { ("words of \(box.name)", $0.frame.inset(by: -2)) }
        if let glyph = box.glyph { frames.append(("glyph of \(box.name)", glyph.frame)) }
      } else {
        frames.append((box.name, box.frame))
      }
    }
    // The heading is written last but stands there.
    let number = sheet.kind == .network ? " (10 of 10)" : ""
    let title = "\(sheet.title)\(number) · \(sheet.environments.joined(separator: ", "))"
    let width = min(
      max(
        Ruler.width(title, size: Metrics.title, bold: true),
        Ruler.width(sheet.subtitle, size: Metrics.body)), sheet.headingRoom ?? .max)
    frames.append(
      ("heading", Frame(x: 0, y: 12, width: Metrics.margin + width + 12, height: 44)))
    self.frames = frames
    let bars = all.filter { !$0.spans.isEmpty }
    containers = all.filter(\.isContainer).map { box in
      // What is drawn across zones is in each subnet that it spans.
      let across = bars.filter { $0.spans.contains(box.name) }
      return (box.frame, Set((box.flattened + across.flatMap(\.flattened)).map(\.name)))
    }
  }

  /// Whether a line of horizontal and vertical pieces touches nothing but its ends.
  ///
  /// - Parameter clearance: how near it may come.
  func isFree(_ places: [Point], ends: [String], clearance: Int = 1) -> Bool {
    let foreign = foreign(to: ends)
    return zip(places, places.dropFirst()).allSatisfy { start, end in
      let piece = Frame(
        x: min(start.x, end.x) - clearance, y: min(start.y, end.y) - clearance,
        width: abs(start.x - end.x) + 2 * clearance, height: abs(start.y - end.y) + 2 * clearance)
      return !frames.contains { !ends.contains($0.name) && $0.frame.intersects(piece) }
        && !foreign.contains { $0.intersects(piece) }
    }
  }

  /// The boxes that hold none of these.
  func foreign(to ends: [String]) -> [Frame] {
    containers.filter { $0.names.isDisjoint(with: ends) }.map(\.frame)
  }
}
