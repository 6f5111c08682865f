extension SheetEdge {
  /// The line up to where what it stands for stops: a bit from the sender, or before the receiver.
  ///
  /// - Parameter words: what a number and the cross are not to cover.
  func endedWhereItStops(besides words: [Frame]) -> SheetEdge {
    let length = SheetEdge.length(corners)
    guard !isWhole, length > 0 else { return self }
    var edge = self
    guard stop == .atSource else {
      let own = max(length - min(Self.remainder, length / 3), Self.least(of: length))
      edge.run(through: Self.beginning(of: corners, own))
      return edge
    }
    let most = max(length * 2 / 3, length - Self.gap)
    let least = max(min(Self.stub, length * 2 / 3), Self.least(of: length))
    let lengths = stride(from: least, through: most, by: 12)
    let fitting = lengths.first { length in
      // The cross at the end, and the number before it.
      [length, length - 2 * Badge.radius - 6].allSatisfy { place in
        guard let point = Self.beginning(of: corners, place).last else { return false }
        let frame = Badge("", .lost, at: point).frame.inset(by: -2)
        return !words.contains { $0.intersects(frame) }
      }
    }
    edge.run(through: Self.beginning(of: corners, fitting ?? least))
    return edge
  }

  /// What is drawn at least of a line that stops at its sender, and what is left out of one that stops on
  /// its way: room for a number and a cross.
  private static let stub = 60
  private static let remainder = 40
  /// What is always left out.
  private static let gap = 14

  /// Of a short line more is drawn: a number and a cross take so much.
  private static func least(of length: Int) -> Int { max(min(length - 4, 44), 1) }

  private static func length(_ corners: [Point]) -> Int {
    zip(corners, corners.dropFirst()).reduce(0) { $0 + abs($1.0.x - $1.1.x) + abs($1.0.y - $1.1.y) }
  }

  /// So many points of a way.
  private static func beginning(of corners: [Point], _ length: Int) -> [Point] {
    var rest = length
    var places = [corners[0]]
    for (start, end) in zip(corners, corners.dropFirst()) where rest > 0 {
      let own = abs(start.x - end.x) + abs(start.y - end.y)
      guard own > 0 else { continue }
      let part = min(own, rest)
      places.append(
        Point(
          start.x + (end.x - start.x) * part / own, start.y + (end.y - start.y) * part / own))
      rest -= part
    }
    return places
  }
}

extension Sheet {
  /// Ends the lines of what does not arrive where it stops.
  mutating func endRefusedLines() {
    guard edges.contains(where: { !$0.isWhole }) else { return }
    let words = texts.map(\.frame) + allBoxes.flatMap { $0.texts.map(\.frame) }
    for index in edges.indices where !edges[index].isWhole {
      edges[index] = edges[index].endedWhereItStops(besides: words)
    }
  }
}
