import HeapModule

/// Finds the calmest way for a line among boxes: short, with few bends, apart from other lines.
///
/// Graphviz's own orthogonal router ends the whole process on some sheets (an assertion of its
/// maze, with one edge among 48 boxes), so lines are routed here and their ways written into the
/// DOT file, where Graphviz keeps them.
struct OrthogonalRouter {
  private let obstacles: Obstacles
  private let boxes: [String: Box]
  private let homes: LineHomes
  private let xs: [Int]
  private let ys: [Int]
  private var taken: [(start: Point, end: Point, edge: Bundle)] = []
  private var borders: [(start: Point, end: Point)] = []

  private static let clearance = 7
  private static let bend = 40
  private static let crossing = 200
  private static let sharing = 6

  init(_ sheet: Sheet) {
    obstacles = Obstacles(sheet)
    homes = LineHomes(sheet)
    var boxes: [String: Box] = [:]
    var xs: Set<Int> = []
    var ys: Set<Int> = []
    for box in sheet.allBoxes where box.role != .row {
      boxes[box.name] = box
      let frame = box.frame
      xs.formUnion([frame.x - Self.clearance, frame.maxX + Self.clearance, frame.midX])
      ys.formUnion([frame.y - Self.clearance, frame.maxY + Self.clearance, frame.midY])
      // A lane beside the words of a box that lines may enter.
      if box.isContainer, let words = box.texts.map(\.frame.maxX).max() {
        xs.insert(words + Self.clearance)
      }
    }
    self.boxes = boxes
    self.xs = xs.filter { $0 > 0 && $0 < sheet.width }.sorted()
    self.ys = ys.filter { $0 > 0 && $0 < sheet.height }.sorted()
    for edge in sheet.edges { keep(edge) }
    // A line on a border cannot be told from it.
    for box in sheet.allBoxes where box.isContainer {
      let frame = box.frame
      let corners = [
        Point(frame.x, frame.y), Point(frame.maxX, frame.y), Point(frame.maxX, frame.maxY),
        Point(frame.x, frame.maxY), Point(frame.x, frame.y),
      ]
      for (start, end) in zip(corners, corners.dropFirst()) { borders.append((start, end)) }
    }
  }

  /// The sheet with a way for every edge that has none, and with lines that can be told apart.
  static func routed(_ sheet: Sheet) -> Sheet {
    LineSpreader.spread(filled(sheet))
  }

  private static func filled(_ sheet: Sheet) -> Sheet {
    guard sheet.edges.contains(where: { $0.path.isEmpty }) else { return sheet }
    var sheet = sheet
    var router = OrthogonalRouter(sheet)
    for index in sheet.edges.indices where sheet.edges[index].path.isEmpty {
      let edge = sheet.edges[index]
      guard let source = router.boxes[edge.source], let target = router.boxes[edge.target]
      else { continue }
      let places =
        router.homes.home(of: edge).flatMap {
          router.way(
            from: source, to: target, isStrict: true, within: $0.frame, with: Bundle(edge))
        } ?? router.way(from: source, to: target, isStrict: true)
        ?? router.way(from: source, to: target, isStrict: false) ?? [
          Point(source.frame.midX, source.frame.midY), Point(target.frame.midX, target.frame.midY),
        ]
      sheet.edges[index].run(through: places)
      router.keep(sheet.edges[index])
    }
    return sheet
  }

  /// Lines of one kind to one box, which may run together.
  private struct Bundle: Hashable {
    let style: SheetEdge.Style
    let target: String

    init(_ edge: SheetEdge) { (style, target) = (edge.style, edge.target) }
  }

  private mutating func keep(_ edge: SheetEdge) {
    let corners = stride(from: 0, to: edge.path.count, by: 3).map {
      Point(edge.path[$0].x / 100, edge.path[$0].y / 100)
    }
    for (start, end) in zip(corners, corners.dropFirst()) {
      taken.append((start, end, Bundle(edge)))
    }
  }

  // MARK: Search

  private struct Visit: Comparable {
    var cost: Int
    /// Breaks ties, so that equal ways are chosen the same everywhere.
    var order: Int
    var state: Int

    static func < (left: Visit, right: Visit) -> Bool {
      (left.cost, left.order) < (right.cost, right.order)
    }
  }

  /// A crossing of the grid, entered vertically (even) or horizontally (odd).
  private func state(_ column: Int, _ row: Int, isHorizontal: Bool) -> Int {
    2 * (row * xs.count + column) + (isHorizontal ? 1 : 0)
  }

  private func point(_ state: Int) -> Point {
    Point(xs[state / 2 % xs.count], ys[state / 2 / xs.count])
  }

  /// - Parameters:
  ///   - isStrict: whether boxes that hold neither end are in the way.
  ///   - home: what the line must not leave.
  ///   - bundle: which lines it may run together with.
  private func way(
    from source: Box, to target: Box, isStrict: Bool, within home: Frame? = nil,
    with bundle: Bundle? = nil
  ) -> [Point]? {
    let foreign = isStrict ? obstacles.foreign(to: [source.name, target.name]) : []
    let blocked = blockades(obstacles.frames.map(\.frame) + foreign)
    let conflicts = conflicts(of: bundle)
    let goals = Set(doors(of: target))
    var queue = Heap<Visit>()
    var costs = [Int](repeating: .max, count: 2 * xs.count * ys.count)
    var previous = [Int](repeating: -1, count: costs.count)
    var order = 0
    func push(_ state: Int, _ cost: Int, from old: Int) {
      guard cost < costs[state] else { return }
      costs[state] = cost
      previous[state] = old
      order += 1
      queue.insert(Visit(cost: cost, order: order, state: state))
    }
    func isInside(_ state: Int) -> Bool {
      guard let home else { return true }
      let place = point(state)
      return home.x < place.x && place.x < home.maxX && home.y < place.y && place.y < home.maxY
    }
    for door in doors(of: source) where isInside(door) { push(door, 0, from: -1) }
    while let visit = queue.popMin() {
      guard visit.cost == costs[visit.state] else { continue }
      if goals.contains(visit.state) {
        return places(to: visit.state, previous, source, target)
      }
      let start = point(visit.state)
      let column = visit.state / 2 % xs.count
      let row = visit.state / 2 / xs.count
      for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
        guard xs.indices.contains(column + dx), ys.indices.contains(row + dy) else { continue }
        // A piece is kept with its left or upper end.
        let piece = state(min(column, column + dx), min(row, row + dy), isHorizontal: dx != 0)
        if blocked[piece] { continue }
        let next = state(column + dx, row + dy, isHorizontal: dx != 0)
        guard isInside(next) else { continue }
        let turn = next % 2 == visit.state % 2 ? 0 : Self.bend
        let end = point(next)
        push(
          next, visit.cost + length(start, end) + turn + conflicts[piece], from: visit.state)
      }
    }
    return nil
  }

  /// Which pieces of the grid run through a box or over words; the line's ends are outside them.
  private func blockades(_ frames: [Frame]) -> [Bool] {
    var blocked = [Bool](repeating: false, count: 2 * xs.count * ys.count)
    for frame in frames {
      let columns = Self.touched(xs, from: frame.x - 1, through: frame.maxX + 1)
      let rows = Self.touched(ys, from: frame.y - 1, through: frame.maxY + 1)
      for row in rows.inside {
        for column in columns.pieces { blocked[state(column, row, isHorizontal: true)] = true }
      }
      for column in columns.inside {
        for row in rows.pieces { blocked[state(column, row, isHorizontal: false)] = true }
      }
    }
    return blocked
  }

  /// The lines of the grid strictly within a span, and the pieces between lines that reach into it.
  private static func touched(
    _ lines: [Int], from low: Int, through high: Int
  ) -> (inside: Range<Int>, pieces: Range<Int>) {
    let first = lines.partitioningIndex { $0 > low }
    let last = max(first, lines.partitioningIndex { $0 >= high })
    return (first..<last, max(first - 1, 0)..<min(last, max(lines.count - 1, 0)))
  }

  /// Where lines may begin or end: just outside the middle of each side, and along the sides of a
  /// wide box of somebody outside.
  private func doors(of box: Box) -> [Int] {
    let frame = box.frame
    var found: [Int] = []
    func add(_ x: Int, _ y: Int, isHorizontal: Bool) {
      guard let column = xs.firstIndex(of: x), let row = ys.firstIndex(of: y) else { return }
      found.append(state(column, row, isHorizontal: isHorizontal))
    }
    // Who is outside is as wide as what it talks to, and met anywhere.
    let isWide = box.role == .actor && frame.width > 200
    for x in isWide ? xs.filter({ frame.x + 12 <= $0 && $0 <= frame.maxX - 12 }) : [frame.midX] {
      add(x, frame.maxY + Self.clearance, isHorizontal: false)
      add(x, frame.y - Self.clearance, isHorizontal: false)
    }
    add(frame.maxX + Self.clearance, frame.midY, isHorizontal: true)
    add(frame.x - Self.clearance, frame.midY, isHorizontal: true)
    return found
  }

  private func length(_ start: Point, _ end: Point) -> Int {
    abs(start.x - end.x) + abs(start.y - end.y)
  }

  /// What each piece of the grid costs for crossing other lines, or for running on top of them.
  private func conflicts(of bundle: Bundle?) -> [Int] {
    var costs = [Int](repeating: 0, count: 2 * xs.count * ys.count)
    let lines = taken.filter { $0.edge != bundle }.map { (start: $0.start, end: $0.end) }
    for (place, line) in (lines + borders).enumerated() {
      let isHorizontal = line.start.y == line.end.y
      let low = Point(min(line.start.x, line.end.x), min(line.start.y, line.end.y))
      let high = Point(max(line.start.x, line.end.x), max(line.start.y, line.end.y))
      let near = isHorizontal ? 0 : Self.nearness
      let aside = isHorizontal ? Self.nearness : 0
      let columns = Self.touched(xs, from: low.x - near, through: high.x + near)
      let rows = Self.touched(ys, from: low.y - aside, through: high.y + aside)
      let crosses = place < lines.count ? Self.crossing : 0
      if isHorizontal {
        for row in rows.inside {
          for column in columns.pieces {
            let shared = min(xs[column + 1], high.x) - max(xs[column], low.x)
            costs[state(column, row, isHorizontal: true)] += Self.sharing * max(shared, 0)
          }
        }
        for column in columns.inside {
          let crossed = Self.touched(ys, from: low.y, through: high.y).pieces
          for row in crossed { costs[state(column, row, isHorizontal: false)] += crosses }
        }
      } else {
        for column in columns.inside {
          for row in rows.pieces {
            let shared = min(ys[row + 1], high.y) - max(ys[row], low.y)
            costs[state(column, row, isHorizontal: false)] += Self.sharing * max(shared, 0)
          }
        }
        for row in rows.inside {
          let crossed = Self.touched(xs, from: low.x, through: high.x).pieces
          for column in crossed { costs[state(column, row, isHorizontal: true)] += crosses }
        }
      }
    }
    return costs
  }

  /// Lines closer than this look like one.
  private static let nearness = 5

  /// The corners of the way, from the source's border to the target's.
  private func places(
    to goal: Int, _ previous: [Int], _ source: Box, _ target: Box
  ) -> [Point] {
    var points = [point(goal)]
    var state = goal
    while previous[state] >= 0 {
      state = previous[state]
      points.append(point(state))
    }
    points.reverse()
    points = [border(of: source, facing: points[0])] + points
    points.append(border(of: target, facing: points[points.count - 1]))
    var corners: [Point] = []
    for place in points {
      if corners.last == place { continue }
      if corners.count > 1 {
        let one = corners[corners.count - 2]
        let two = corners[corners.count - 1]
        if (one.x == two.x && two.x == place.x) || (one.y == two.y && two.y == place.y) {
          corners.removeLast()
        }
      }
      corners.append(place)
    }
    return corners
  }

  private func border(of box: Box, facing place: Point) -> Point {
    let frame = box.frame
    return Point(
      min(max(place.x, frame.x), frame.maxX), min(max(place.y, frame.y), frame.maxY))
  }
}

extension [Int] {
  /// The first place of a sorted list from which the condition holds.
  fileprivate func partitioningIndex(where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
