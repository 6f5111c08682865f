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
