/// Runs the lines of a network sheet whose way the grid makes plain.
///
/// A line that would touch a box or a word on its way is left to ``OrthogonalRouter``.
struct NetworkRouter {
  private let boxes: [String: Box]
  private let homes: [String: String]
  private let obstacles: Obstacles
  /// The gateways inside each VPC that its tables lead to, in order.
  private let lanes: [String: [String]]

  init(_ sheet: Sheet) {
    var boxes: [String: Box] = [:]
    var homes: [String: String] = [:]
    for box in sheet.allBoxes {
      boxes[box.name] = box
      for child in box.children { homes[child.name] = box.name }
    }
    self.boxes = boxes
    self.homes = homes
    obstacles = Obstacles(sheet)
    var lanes: [String: [String]] = [:]
    for edge in sheet.edges where edge.sourceRow != nil {
      guard let target = boxes[edge.target], target.role == .gateway, target.borderOf == nil,
        let home = homes[edge.source]
      else { continue }
      if lanes[home]?.contains(edge.target) != true { lanes[home, default: []].append(edge.target) }
    }
    self.lanes = lanes
  }

  func routed(_ sheet: Sheet) -> Sheet {
    var sheet = sheet
    runToInternet(&sheet)
    for index in sheet.edges.indices where sheet.edges[index].path.isEmpty {
      let edge = sheet.edges[index]
      guard let places = places(of: edge) else { continue }
      // A subnet stands for its words.
      let ends = [edge.source, edge.target]
      if obstacles.isFree(places, ends: ends) { sheet.edges[index].run(through: places) }
    }
    for (index, places) in hubWires(sheet) {
      let edge = sheet.edges[index]
      if obstacles.isFree(places, ends: [edge.source, edge.target]) {
        sheet.edges[index].run(through: places)
      }
    }
    return sheet
  }

  private func places(of edge: SheetEdge) -> [Point]? {
    guard let source = boxes[edge.source], let target = boxes[edge.target] else { return nil }
    switch edge.style {
    case .attachment: return interface(source, target)
    case .route where source.role == .label:
      return withinZone(source, target) ?? acrossZones(source, target)
    case .route
    where source.role == .table && target.role == .gateway && parent(of: source)?.role == .vpc:
      return fromTable(source, target, row: edge.sourceRow.flatMap { boxes[$0] })
    default: return nil
    }
  }

  // MARK: One by one

  /// Runs the lines to the internet, all at one height, which the heading may be in the way of:
  /// where no height is free for all, each at the first that is free for it.
  private func runToInternet(_ sheet: inout Sheet) {
    guard let internet = boxes["internet"] else { return }
    let region = sheet.boxes.first { $0.role == .region }
    let lines = sheet.edges.indices.compactMap { index -> (index: Int, gateway: Box)? in
      let edge = sheet.edges[index]
      guard edge.path.isEmpty, edge.style == .route, edge.target == internet.name,
        let gateway = boxes[edge.source]
      else { return nil }
      return (index, gateway)
    }
    let heights = [internet.frame.maxY + 12] + (region.map { [$0.frame.y - 7] } ?? [])
    let ways = heights.map { y in
      lines.map { line -> [Point]? in
        let places = toInternet(line.gateway, internet, y: y)
        return obstacles.isFree(places, ends: [line.gateway.name, internet.name]) ? places : nil
      }
    }
    let shared = ways.first { !$0.contains(nil) }
    for (place, line) in lines.enumerated() {
      let way = shared?[place] ?? ways.lazy.compactMap { $0[place] }.first
      if let way { sheet.edges[line.index].run(through: way) }
    }
  }

  /// Up from the gateway, across above the region, up to the internet.
  private func toInternet(_ gateway: Box, _ internet: Box, y: Int) -> [Point] {
    let x = gateway.frame.midX
    let end = min(max(x, internet.frame.x + 12), internet.frame.maxX - 12)
    let start = Point(x, gateway.frame.y)
    if x == end { return [start, Point(x, internet.frame.maxY)] }
    return [start, Point(x, y), Point(end, y), Point(end, internet.frame.maxY)]
  }

  /// From an attachment along the zones' edge into a subnet of each zone.
  private func interface(_ attachment: Box, _ header: Box) -> [Point]? {
    guard let subnet = parent(of: header), let zone = parent(of: subnet) else { return nil }
    let isAbove = attachment.frame.y < zone.frame.y
    let from = Point(
      attachment.frame.midX, isAbove ? attachment.frame.maxY : attachment.frame.y)
    let y = isAbove ? zone.frame.y - 5 : zone.frame.maxY + 7
    let x = subnet.frame.maxX - 22
    return [
      from, Point(from.x, y), Point(x, y), Point(x, isAbove ? subnet.frame.y : subnet.frame.maxY),
    ]
  }

  /// Straight up or down a zone, from a subnet to what its table sends packets to.
  private func withinZone(_ header: Box, _ target: Box) -> [Point]? {
    guard let subnet = parent(of: header) else { return nil }
    let isBelow = target.frame.y >= subnet.frame.maxY
    guard isBelow || target.frame.maxY <= subnet.frame.y else { return nil }
    func way(_ x: Int) -> [Point] {
      isBelow
        ? [Point(x, subnet.frame.maxY), Point(x, target.frame.y)]
        : [Point(x, subnet.frame.y), Point(x, target.frame.maxY)]
    }
    // As near to the middle of what it leads to as words on the way allow.
    let last = min(subnet.frame.maxX - 12, max(target.frame.maxX - 12, target.frame.x + 5))
    guard last > max(target.frame.x + 4, subnet.frame.x), last < target.frame.maxX else {
      return nil
    }
    let first = min(max(target.frame.midX, subnet.frame.x + 12), last)
    let places = stride(from: first, to: last, by: 4).map(way)
    return places.first { obstacles.isFree($0, ends: [header.name, target.name], clearance: 4) }
      ?? way(last)
  }

  /// From a subnet into a box of the zone beside: along the gap between the rows, up or down the gap
  /// between the zones, and level into the box's side.
  private func acrossZones(_ header: Box, _ target: Box) -> [Point]? {
    guard let subnet = parent(of: header), let zone = parent(of: subnet),
      let home = parent(of: target), let other = parent(of: home), other.role == .zone
    else { return nil }
    let isLeft = other.frame.maxX < zone.frame.x
    guard isLeft || zone.frame.maxX < other.frame.x else { return nil }
    let isAbove = target.frame.maxY <= subnet.frame.y
    guard isAbove || target.frame.y >= subnet.frame.maxY else { return nil }
    let x =
      isLeft
      ? (other.frame.maxX + zone.frame.x) / 2 : (zone.frame.maxX + other.frame.x) / 2
    let y = isAbove ? subnet.frame.y - 6 : subnet.frame.maxY + 6
    let start = Point(subnet.frame.midX, isAbove ? subnet.frame.y : subnet.frame.maxY)
    let end = Point(isLeft ? target.frame.maxX : target.frame.x, target.frame.midY)
    return [start, Point(start.x, y), Point(x, y), Point(x, end.y), end]
  }

  /// From a table to a gateway above or below it: straight, or around the tables between.
  private func fromTable(_ table: Box, _ gateway: Box, row: Box?) -> [Point] {
    let isAbove = gateway.frame.midY < table.frame.y
    let y = isAbove ? gateway.frame.maxY : gateway.frame.y
    // The interfaces of an attachment are led to its middle.
    let x = table.frame.midX + (gateway.glyph?.glyph == .attachment ? 14 : 0)
    let straight = [
      Point(x, isAbove ? table.frame.y : table.frame.maxY), Point(x, y),
    ]
    if x < gateway.frame.maxX, obstacles.isFree(straight, ends: [table.name, gateway.name]) {
      return straight
    }
    // The lane at the right of the tables.
    let lane = table.frame.maxX + 7 + 6 * lane(to: gateway, of: table)
    let start = Point(table.frame.maxX, (row ?? table).frame.midY)
    if lane < gateway.frame.maxX { return [start, Point(lane, start.y), Point(lane, y)] }
    return [
      start, Point(lane, start.y), Point(lane, gateway.frame.midY + (isAbove ? 7 : -7)),
      Point(gateway.frame.maxX, gateway.frame.midY + (isAbove ? 7 : -7)),
    ]
  }

  /// Lines to different gateways run side by side beside the tables of a VPC.
  private func lane(to gateway: Box, of table: Box) -> Int {
    let ends = lanes[homes[table.name] ?? ""] ?? []
    return min(ends.firstIndex(of: gateway.name) ?? 0, 2)
  }

  // MARK: The hub

  /// Lines between attachments and the tables of a transit gateway, side by side in the channel.
  private func hubWires(_ sheet: Sheet) -> [(Int, [Point])] {
    var found: [(Int, [Point])] = []
    for hub in sheet.allBoxes where hub.role == .hub {
      let tables = Set(hub.children.map(\.name))
      var above: [Channel.Wire] = []
      var below: [Channel.Wire] = []
      for (index, edge) in sheet.edges.enumerated() where edge.path.isEmpty {
        let isFromTable = tables.contains(edge.source)
        guard isFromTable != tables.contains(edge.target), let source = boxes[edge.source],
          let target = boxes[edge.target]
        else { continue }
        let table = isFromTable ? source : target
        let other = isFromTable ? target : source
        if other.frame.maxY <= hub.frame.y {
          above.append(
            Channel.Wire(
              edge: index, upper: other.frame, lower: table.frame, isUpward: isFromTable))
        } else if other.frame.y >= hub.frame.maxY {
          below.append(
            Channel.Wire(
              edge: index, upper: table.frame, lower: other.frame, isUpward: !isFromTable))
        }
      }
      if let top = above.map(\.upper.maxY).max() {
        found += Channel(wires: above, top: top, bottom: hub.frame.y).paths()
      }
      if let bottom = below.map(\.lower.y).min() {
        found += Channel(wires: below, top: hub.frame.maxY, bottom: bottom).paths()
      }
    }
    return found
  }

  private func parent(of box: Box) -> Box? { homes[box.name].flatMap { boxes[$0] } }
}
