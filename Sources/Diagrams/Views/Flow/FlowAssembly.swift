import Topology

/// Puts the parts of a flow sheet together and runs its lines.
struct FlowAssembly {
  private let itinerary: FlowItinerary
  private let runs: FlowRuns
  private(set) var boxes: [Box] = []
  private(set) var associations: [SheetEdge] = []
  /// The step that each line belongs to, by the line's name.
  private(set) var edgeSteps: [String: String] = [:]
  private var lanes: [FlowRuns.Key: Int] = [:]
  private var columns: [FlowRuns.Key: Int] = [:]
  private var above: Set<ElementID> = []
  private var hubs: [Box] = []

  private static let track = 13

  init(_ itinerary: FlowItinerary, _ runs: FlowRuns) {
    self.itinerary = itinerary
    self.runs = runs
    var found: [String: String] = [:]
    for step in itinerary.steps {
      for index in step.stops.dropLast() {
        found[Self.name(step, index, itinerary)] = step.label
      }
    }
    edgeSteps = found
  }

  private static func name(
    _ step: FlowItinerary.Step, _ index: Int, _ itinerary: FlowItinerary
  ) -> String {
    let stops = itinerary.stops(step.direction)
    return "\(step.direction.rawValue) \(index) \(stops[index].box) \(stops[index + 1].box)"
  }

  // MARK: Placing

  /// Places a row of VPCs that together fill the width; returns their bottom.
  mutating func place(
    _ row: [FlowVPCLayout], x: Int, y: Int, width: Int, extra: Int, _ gutter: Int
  ) -> Int {
    let widths = Self.widths(row, width, gutter)
    let level = FlowVPCLayout.Level(row)
    let natural = zip(row, widths).map { $0.arranged(width: $1, height: 0, level: level) }
    let height = (natural.map(\.frame.height).max() ?? 0) + extra
    var x = x
    for (index, (layout, width)) in zip(row, widths).enumerated() {
      let isHighEnough = natural[index].frame.height == height
      let result =
        (isHighEnough
        ? natural[index] : layout.arranged(width: width, height: height, level: level))
        .moved(x, y)
      boxes += result.boxes
      associations += result.edges
      lanes.merge(result.lanes) { _, new in new }
      columns.merge(result.columns) { _, new in new }
      if layout.isAboveHub { above.insert(layout.vpc.id) }
      x += width + gutter
    }
    return y + height
  }

  /// Learns where the lines of a row will run, before its height is known.
  mutating func measure(_ row: [FlowVPCLayout], x: Int, width: Int, _ gutter: Int) {
    var x = x
    let level = FlowVPCLayout.Level(row)
    for (layout, width) in zip(row, Self.widths(row, width, gutter)) {
      let result = layout.arranged(width: width, height: 0, level: level).moved(x, 0)
      lanes.merge(result.lanes) { _, new in new }
      x += width + gutter
    }
  }

  private static func widths(_ row: [FlowVPCLayout], _ width: Int, _ gutter: Int) -> [Int] {
    let least = row.map(\.minimumWidth)
    let spare = max(0, width - least.reduce(0, +) - (row.count - 1) * gutter)
    return least.enumerated().map { index, own in
      own + spare / row.count + (index < spare % row.count ? 1 : 0)
    }
  }

  mutating func add(hub: Box) {
    boxes.append(hub)
    hubs.append(hub)
  }

  /// Who is outside, above whatever leads there.
  ///
  /// - Parameter isListed: whether that is one of a list of clients.
  func outside(y: Int, isListed: Bool) -> Box {
    let places = keys(of: "internet").compactMap { key -> Int? in
      neighbours(of: key).compactMap { lanes[$0] }.first
    }
    var box = BoxBuilder.element(
      name: "internet", ids: [], title: isListed ? "Clients" : "Internet", type: "",
      glyph: isListed ? .user : .internet, role: .actor)
    let low = (places.min() ?? 200) - 16
    let high = (places.max() ?? 200) + 16
    box = FlowChip.widened(box, to: high - low)
    return box.placed((low + high - box.frame.width) / 2, y)
  }

  // MARK: Wires of hubs

  private struct Wire {
    var step: FlowItinerary.Step
    var index: Int
    var table: String
    var place: Int
    var isAbove: Bool
    /// Whether it leads from the table into a VPC.
    var leaves: Bool
  }

  /// The lines between the tables of hubs and what is above and below them.
  private func wires() -> [Wire] {
    itinerary.steps.flatMap { step -> [Wire] in
      let stops = itinerary.stops(step.direction)
      return step.stops.dropLast().compactMap { index -> Wire? in
        let isFromHub = Self.isHub(stops[index])
        guard isFromHub != Self.isHub(stops[index + 1]) else { return nil }
        let other = FlowRuns.Key(direction: step.direction, index: isFromHub ? index + 1 : index)
        guard let place = lanes[other],
          let run = runs.runs.first(where: { $0.keys.contains(other) })
        else { return nil }
        return Wire(
          step: step, index: index, table: stops[isFromHub ? index : index + 1].box,
          place: place, isAbove: above.contains(run.vpc), leaves: isFromHub)
      }
    }
  }

  private static func isHub(_ stop: FlowItinerary.Stop) -> Bool {
    if case .hub = stop.place { return true }
    return false
  }

  /// For each table, the lanes of the lines that end there.
  func partners() -> [String: [Int]] {
    Dictionary(grouping: wires(), by: \.table).mapValues { $0.map(\.place) }
  }

  /// Where each wire meets its table, and its track in the channel.
  private func plan(_ hub: Box, isAbove: Bool) -> [(wire: Wire, slot: Int, track: Int)] {
    let tables = Dictionary(
      hub.children.map { ($0.name, $0.frame) }, uniquingKeysWith: { first, _ in first })
    let own = wires().filter { $0.isAbove == isAbove && tables[$0.table] != nil }
    var slots = own.map(\.place)
    for name in hub.children.map(\.name) {
      guard let frame = tables[name] else { continue }
      let mine = own.indices.filter { own[$0].table == name }
        .sorted { (own[$0].place, $0) < (own[$1].place, $1) }
      let places = Spread.points(
        mine.map { own[$0].place }, gap: FlowVPCLayout.lane, from: frame.x + 10,
        to: frame.maxX - 10)
      for (index, place) in zip(mine, places) { slots[index] = place }
    }
    let upper = isAbove ? own.map(\.place) : slots
    let lower = isAbove ? slots : own.map(\.place)
    let tracks = Channel.tracks(upper, lower)
    return own.indices.map { (own[$0], slots[$0], tracks[$0]) }
  }

  /// Room for the lines between a hub and a row of VPCs.
  func channelHeight(to hub: Box, isAbove: Bool) -> Int {
    let plan = plan(hub, isAbove: isAbove)
    if plan.isEmpty { return 22 }
    let bent = plan.filter { $0.slot != $0.wire.place }.map(\.track).max() ?? 0
    return max(38, (bent + 2) * Self.track + 8)
  }

  // MARK: Lines

  /// The lines of all steps, in their order.
  func lines(in sheet: Sheet) -> [SheetEdge] {
    let all = sheet.allBoxes
    let frames = Dictionary(
      all.map { ($0.name, $0.frame) }, uniquingKeysWith: { first, _ in first })
    let drawn = all.filter { $0.role == .vpc }.map(\.frame)
    var ways: [String: [Point]] = [:]
    for hub in hubs {
      for isAbove in [true, false] {
        let plan = plan(hub, isAbove: isAbove)
        let vpcs = drawn.filter {
          isAbove ? $0.maxY <= hub.frame.y : $0.y >= hub.frame.maxY
        }
        let edge =
          isAbove
          ? vpcs.map(\.maxY).max() ?? hub.frame.y : vpcs.map(\.y).min() ?? hub.frame.maxY
        let (low, high) = isAbove ? (edge, hub.frame.y) : (hub.frame.maxY, edge)
        let count = (plan.filter { $0.slot != $0.wire.place }.map(\.track).max() ?? 0) + 1
        for (wire, slot, track) in plan {
          let stops = itinerary.stops(wire.step.direction)
          let chip = stops[wire.leaves ? wire.index + 1 : wire.index].box
          guard let table = frames[wire.table], let end = frames[chip] else { continue }
          let y = low + (high - low) * (track + 1) / (count + 1)
          let start = Point(wire.place, isAbove ? end.maxY : end.y)
          let stop = Point(slot, isAbove ? table.y : table.maxY)
          let way =
            slot == wire.place
            ? [start, stop] : [start, Point(wire.place, y), Point(slot, y), stop]
          ways[Self.name(wire.step, wire.index, itinerary)] = wire.leaves ? way.reversed() : way
        }
      }
    }
    for step in itinerary.steps {
      for index in step.stops.dropLast() {
        let name = Self.name(step, index, itinerary)
        if ways[name] == nil { ways[name] = straight(step, index, frames) }
      }
    }
    ways.merge(betweenZones(frames, except: Set(ways.keys))) { known, _ in known }
    return itinerary.steps.flatMap { step -> [SheetEdge] in
      let stops = itinerary.stops(step.direction)
      return step.stops.dropLast().map { index in
        let name = Self.name(step, index, itinerary)
        var edge = SheetEdge(
          from: stops[index].box, to: stops[index + 1].box,
          style: step.style,
          title: "\(step.label). \(step.sentence)")
        edge.name = name
        // What is refused ends at a cross, see ``BadgePlacer/cross(_:)``.
        edge.hasArrow = index + 1 == step.stops.upperBound && step.refusal == nil
        edge.stop = step.stop
        if let way = ways[name] { edge.run(through: way) }
        return edge
      }
    }
  }

  /// A line up or down a zone, or between the border of a VPC and the outside; nil where it leads
  /// from one zone into another.
  private func straight(
    _ step: FlowItinerary.Step, _ index: Int, _ frames: [String: Frame]
  ) -> [Point]? {
    let stops = itinerary.stops(step.direction)
    guard let from = frames[stops[index].box], let to = frames[stops[index + 1].box] else {
      return nil
    }
    let ends = [index, index + 1].map { FlowRuns.Key(direction: step.direction, index: $0) }
    let x: Int?
    if let column = columns[ends[0]], column == columns[ends[1]] {
      x = lanes[ends[1]]
    } else if columns[ends[0]] == nil || columns[ends[1]] == nil {
      x =
        ends.lazy.compactMap { columns[$0] == nil ? nil : lanes[$0] }.first
        ?? ends.lazy.compactMap { lanes[$0] }.first
    } else {
      x = nil
    }
    guard let x else { return nil }
    if from.maxY <= to.y { return [Point(x, from.maxY), Point(x, to.y)] }
    if to.maxY <= from.y { return [Point(x, from.y), Point(x, to.maxY)] }
    return nil
  }

  /// Lines from one zone into another: level between boxes side by side, else along the gap between
  /// the upper box and the lower one, side by side where there are several. Boxes that are level
  /// with a few points alone have lines that turn once between the zones.
  private func betweenZones(
    _ frames: [String: Frame], except known: Set<String>
  ) -> [String: [Point]] {
    var names: [String] = []
    var beside: [FlowCrossing] = []
    var gaps: [[Int]: [Channel.Wire]] = [:]
    for step in itinerary.steps {
      let stops = itinerary.stops(step.direction)
      for index in step.stops.dropLast() {
        let name = Self.name(step, index, itinerary)
        guard !known.contains(name), let from = frames[stops[index].box],
          let to = frames[stops[index + 1].box]
        else { continue }
        let isLevel = min(from.maxY, to.maxY) - max(from.y, to.y) >= FlowCrossing.level
        if !isLevel, from.maxY < to.y || to.maxY < from.y {
          let isUpward = to.maxY < from.y
          let (upper, lower) = isUpward ? (to, from) : (from, to)
          gaps[[upper.maxY, lower.y], default: []].append(
            Channel.Wire(edge: names.count, upper: upper, lower: lower, isUpward: isUpward))
          names.append(name)
        } else if from.maxX < to.x || to.maxX < from.x {
          beside.append(FlowCrossing(name: name, from: from, to: to))
        }
      }
    }
    var ways = FlowCrossing.ways(of: beside)
    for (gap, wires) in gaps {
      for (index, way) in Channel(wires: wires, top: gap[0], bottom: gap[1]).paths() {
        ways[names[index]] = way
      }
    }
    return ways
  }

  private func keys(of box: String) -> [FlowRuns.Key] {
    Badge.Direction.allCases.flatMap { direction in
      itinerary.stops(direction).enumerated().filter { $0.element.box == box }
        .map { FlowRuns.Key(direction: direction, index: $0.offset) }
    }
  }

  private func neighbours(of key: FlowRuns.Key) -> [FlowRuns.Key] {
    var places: [Int] = []
    if itinerary.isJoined(key.direction, key.index) { places.append(key.index - 1) }
    if itinerary.isJoined(key.direction, key.index + 1) { places.append(key.index + 1) }
    return places.map { FlowRuns.Key(direction: key.direction, index: $0) }
  }
}
