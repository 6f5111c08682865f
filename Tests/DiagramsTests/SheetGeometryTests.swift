import TestSupport
import Testing
import Topology

@testable import Diagrams

@Suite struct SheetGeometryTests {
  @Test(arguments: [["a"], ["a", "b"], ["a", "b", "c"]])
  func `Every sheet of the inspection network obeys the laws`(zones: [String]) throws {
    for sheet in try DiagramGenerator(environments: [Samples.inspection(zones: zones)]).sheets() {
      #expect(SheetCheck.violations(of: sheet) == [], "\(sheet.fileName)")
      #expect(sheet.edges.allSatisfy { !$0.path.isEmpty })
      #expect(sheet.smallestPrintedText >= 90, "\(sheet.fileName)")
    }
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `Random networks obey the laws`(seed: UInt64) throws {
    for sheet in try DiagramGenerator(environments: [Samples.random(seed: seed)]).sheets() {
      #expect(SheetCheck.violations(of: sheet) == [], "\(sheet.fileName)")
      #expect(sheet.edges.allSatisfy { !$0.path.isEmpty })
      #expect(
        sheet.smallestPrintedText >= 90,
        "\(sheet.fileName): \(sheet.width) x \(sheet.height)")
    }
  }

  @Test(arguments: [["a"], ["a", "b"], ["a", "b", "c"]])
  func `No line of the network sheet crosses another`(zones: [String]) throws {
    let sheet = OrthogonalRouter.routed(NetworkView(Samples.inspection(zones: zones)).sheet())
    #expect(SheetMeasure.crossings(of: sheet).map { "\($0.one) x \($0.other)" } == [])
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `No other order of a hub's tables has fewer crossings`(seed: UInt64) throws {
    let topology = Samples.random(seed: seed)
    var model = NetworkReader(topology).model()
    let chosen = SheetMeasure(NetworkView(topology, model: model).sheet()).crossings
    for hub in model.hubs.indices { model.hubs[hub].tables.reverse() }
    #expect(chosen <= SheetMeasure(NetworkView(topology, model: model).sheet()).crossings)
  }

  @Test func `What is no page is widened or made higher, with the picture in its middle`() throws {
    let topology = Samples.inspection()
    for (width, height) in [(900, 1000), (1400, 300)] {
      let box = Box(
        name: "box", role: .element, frame: Frame(x: 18, y: 70, width: width - 36, height: 100))
      let sheet = SheetText.framed(
        Sheet(
          kind: .network, view: "test", environments: ["test"], title: "Test", subtitle: "",
          altText: "", width: width, height: height, boxes: [box]), in: [topology])
      #expect(SheetCheck.violations(of: sheet) == [])
      let frame = sheet.boxes[0].frame
      #expect(abs(frame.midX - sheet.width / 2) <= 1)
      #expect(frame.y >= 70)
    }
  }

  @Test(arguments: [["a", "b"], ["a", "b", "c"]])
  func `A route that leaves its table sideways leaves at its row`(zones: [String]) throws {
    let sheet = OrthogonalRouter.routed(NetworkView(Samples.inspection(zones: zones)).sheet())
    var count = 0
    for edge in sheet.edges {
      guard let name = edge.sourceRow, let row = sheet.allBoxes.first(where: { $0.name == name }),
        edge.corners[0].y == edge.corners[1].y
      else { continue }
      #expect(edge.corners[0].y == row.frame.midY, "\(edge.name)")
      #expect(row.texts.map(\.text).contains("Transit gateway"))
      count += 1
    }
    #expect(count > 0)
  }

  @Test func `A line goes from the row that it is about to the row that it is about`() {
    func table(_ name: String, x: Int, rows: Int) -> Box {
      BoxBuilder.table(
        name: name, ids: [], title: name,
        lines: (0..<rows).map { BoxBuilder.Line(ids: [], left: "to \($0)", right: "TCP") },
        category: .security
      ).placed(x, 80)
    }
    let tables = [table("one", x: 20, rows: 4), table("other", x: 300, rows: 2)]
    var edge = SheetEdge(from: "one", to: "other", style: .forward, title: "")
    edge.run(through: [Point(tables[0].frame.maxX, 112), Point(300, 112)])
    let sheet = Sheet(
      kind: .security, view: "", environments: [], title: "", subtitle: "", altText: "",
      width: 500, height: 300, boxes: tables, edges: [edge])
    let moved = RowEnds.moved(sheet) { _, table in
      table.children[table.name == "one" ? 3 : 0]
    }
    let corners = moved.edges[0].corners
    #expect(corners.first?.y == tables[0].children[3].frame.midY)
    #expect(corners.last?.y == tables[1].children[0].frame.midY)
    #expect(corners.count == 4 && corners[1].x - tables[0].frame.maxX >= 15)
  }

  @Test func `A badge covers no arrow's head`() throws {
    let sheets = try DiagramGenerator(environments: [Samples.inspection()]).sheets()
    for sheet in sheets where sheet.kind == .flow {
      for badge in sheet.badges where badge.edge != nil {
        for edge in sheet.edges {
          guard let tip = edge.tip, let base = edge.path.last else { continue }
          let head = Frame(
            x: min(tip.x, base.x) / 100, y: min(tip.y, base.y) / 100,
            width: max(abs(tip.x - base.x) / 100, 1), height: max(abs(tip.y - base.y) / 100, 1))
          #expect(!badge.frame.intersects(head), "'\(badge.text)' in \(sheet.fileName)")
        }
      }
    }
  }

  @Test func `A badge covers the border of no box that holds others`() throws {
    let sheets = try DiagramGenerator(environments: [Samples.inspection()]).sheets()
    // A line of the services' sheet may have no stretch that is long enough.
    for sheet in sheets where sheet.view != "services" {
      for badge in sheet.badges where badge.edge != nil {
        for box in sheet.allBoxes where box.isContainer {
          let isClear =
            !box.frame.intersects(badge.frame) || box.frame.contains(badge.frame)
          #expect(isClear, "'\(badge.text)' on '\(box.name)' in \(sheet.fileName)")
        }
      }
    }
  }

  @Test func `A line into the zone beside runs along the gap between the zones`() throws {
    let sheet = OrthogonalRouter.routed(
      NetworkView(Samples.inspection(zones: ["a", "b"], natZones: ["a"])).sheet())
    let line = try #require(
      sheet.edges.first { $0.source.contains("transit[b]") && $0.target.contains("nat") })
    let zones = sheet.allBoxes.filter { $0.role == .zone && $0.name.contains("egress") }
      .map(\.frame).sorted { $0.x < $1.x }
    let corners = line.corners
    #expect(corners.count == 5)
    #expect(corners[2].x > zones[0].maxX && corners[2].x < zones[1].x)
    let gateway = try #require(sheet.allBoxes.first { $0.name == line.target }).frame
    #expect(corners[4] == Point(gateway.maxX, gateway.midY))
  }

  @Test func `No line runs through a foreign box or over words`() throws {
    let sheet = OrthogonalRouter.routed(NetworkView(Samples.inspection()).sheet())
    let obstacles = Obstacles(sheet)
    for edge in sheet.edges where edge.style != .association {
      let corners = stride(from: 0, to: edge.path.count, by: 3).map {
        Point(edge.path[$0].x / 100, edge.path[$0].y / 100)
      }
      #expect(obstacles.isFree(corners, ends: [edge.source, edge.target]), "\(edge.name)")
    }
  }

  @Test func `The geometry is the expected one`() throws {
    let sheet = OrthogonalRouter.routed(
      NetworkView(Samples.inspection(zones: ["a", "b"], natZones: ["a"])).sheet())
    var lines = ["\(sheet.width) x \(sheet.height)"]
    func write(_ box: Box, _ depth: Int) {
      let frame = box.frame
      lines.append(
        String(repeating: "  ", count: depth)
          + "\(box.role.rawValue) \(box.name): \(frame.x),\(frame.y) \(frame.width)x\(frame.height)"
      )
      for child in box.children { write(child, depth + 1) }
    }
    for box in sheet.boxes { write(box, 0) }
    for edge in sheet.edges {
      let corners = stride(from: 0, to: edge.path.count, by: 3).map {
        "\(edge.path[$0].x / 100),\(edge.path[$0].y / 100)"
      }
      lines.append("\(edge.name): \(corners.joined(separator: " "))")
    }
    let text = lines.joined(separator: "\n") + "\n"
    #expect(try Golden.difference(of: text, from: "network.geometry.txt") == nil)
  }

  @Test func `The laws notice what is wrong`() {
    let inner = Box(name: "inner", role: .element, frame: Frame(x: 90, y: 0, width: 30, height: 10))
    let outer = Box(
      name: "outer", role: .panel, frame: Frame(width: 100, height: 100), children: [inner])
    let other = Box(name: "outer", role: .panel, frame: Frame(x: 50, y: 50, width: 10, height: 10))
    let sheet = Sheet(
      kind: .network, view: "test", environments: ["test"], title: "", subtitle: "", altText: "",
      width: 100, height: 100, boxes: [outer, other],
      edges: [SheetEdge(from: "outer", to: "nowhere", style: .route, title: "")])
    #expect(
      SheetCheck.violations(of: sheet) == [
        "'outer' overlaps 'outer'", "'inner' leaves 'outer'", "'outer' is drawn twice",
        "the edge 'route outer nowhere' ends at 'nowhere', which is not drawn",
        "the line 'route outer nowhere' has no way", "100 x 100 is not between 4:3 and 16:9",
      ])
  }
}
