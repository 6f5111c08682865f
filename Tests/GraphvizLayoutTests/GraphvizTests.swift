import Testing

@testable import GraphvizLayout

@Suite struct GraphvizTests {
  /// Clusters in clusters, with edges across: what Graphviz before 10.0.1 ordered by address.
  static func clustered(_ count: Int) -> String {
    var dot = "digraph g {\n"
    for index in 0..<count {
      dot += """
        subgraph "cluster_\(index)" { id="zone-\(index)"
          subgraph "cluster_\(index)_in" { "a\(index)"; "b\(index)" }
          "a\(index)" -> "b\(index)" [id="inner-\(index)"] }

        """
    }
    for index in 1..<count {
      dot += "\"b\(index * 7 % count)\" -> \"a\(index)\" [id=\"across-\(index)\"]\n"
    }
    return dot + "}\n"
  }

  static let pinned = """
    digraph sheet {
      graph [splines=ortho]
      node [shape=box, fixedsize=true, width=1, height=0.5, label=""]
      one [id="first", pos="100,-50"]
      two [pos="400,-250"]
      three [pos="400,-50"]
      one -> two [id="hop-1"]
      one -> three [id="hop-2", dir=both]
      subgraph cluster_box { graph [bb="40,-300,460,-20", id="frame"]; one; two }
    }
    """

  @Test func dotGivesBoxesAndPathsFromTheTopLeftCorner() throws {
    let geometry = try Graphviz.layout(
      "digraph { a [id=\"first\"]; a -> b [id=\"hop\"] }", engine: .dot)
    #expect(Array(geometry.nodes.keys) == ["first", "b"])
    let first = try #require(geometry.nodes["first"])
    let second = try #require(geometry.nodes["b"])
    #expect(first.maxY < second.minY)
    #expect(geometry.bounds.minX == 0 && geometry.bounds.minY == 0)
    #expect(geometry.bounds.maxX >= second.maxX && geometry.bounds.maxY >= second.maxY)
    let hop = try #require(geometry.edges.first)
    #expect(hop.id == "hop" && hop.tail == "first" && hop.head == "b")
    #expect(hop.points.count % 3 == 1)
    #expect(hop.arrowTail == nil)
    #expect(abs(try #require(hop.arrowTip).y - second.minY) < 1)
  }

  @Test func pinnedNodesStayAndEdgesRunAtRightAngles() throws {
    let geometry = try Graphviz.layout(Self.pinned, engine: .neatoPinned)
    let expected = [("first", 100.0, 50.0), ("two", 400, 250), ("three", 400, 50)]
    for (id, x, y) in expected {
      let box = try #require(geometry.nodes[id])
      #expect(abs(box.center.x - x) < 0.01 && abs(box.center.y - y) < 0.01)
      #expect(abs(box.width - 72) < 0.01 && abs(box.height - 36) < 0.01)
    }
    let frame = try #require(geometry.clusters["frame"])
    #expect(abs(frame.minX - 40) < 0.01 && abs(frame.maxY - 300) < 0.01)
    #expect(geometry.edges.map(\.id) == ["hop-1", "hop-2"])
    for edge in geometry.edges {
      for (from, to) in zip(edge.points, edge.points.dropFirst()) {
        #expect(abs(from.x - to.x) < 0.01 || abs(from.y - to.y) < 0.01)
      }
    }
    #expect(geometry.edges.map { $0.arrowTail != nil } == [false, true])
    let both = try #require(geometry.edges.last)
    #expect(try #require(both.arrowTail).x < (try #require(both.arrowTip)).x)
  }

  @Test func sixtyFourLayoutsAtOnceAreEqual() async throws {
    let dot = Self.clustered(12)
    let all = try await withThrowingTaskGroup(of: GraphvizGeometry.self) { group in
      for _ in 0..<64 { group.addTask { try Graphviz.layout(dot, engine: .dot) } }
      return try await group.reduce(into: [GraphvizGeometry]()) { $0.append($1) }
    }
    #expect(all.count == 64)
    #expect(Set(all).count == 1)
  }

  @Test func theHeapLeavesNoTrace() throws {
    let dot = Self.clustered(20)
    let first = try Graphviz.layout(dot, engine: .dot)
    var ballast: [[UInt8]] = []
    for round in 1...20 {
      for index in 0..<200 { ballast.append(Array(repeating: 1, count: 16 + index * round % 900)) }
      ballast.removeAll { $0.count.isMultiple(of: 3) }
      _ = try Graphviz.layout(Self.clustered(round + 1), engine: .dot)
      _ = try Graphviz.layout(Self.pinned, engine: .neatoPinned)
      #expect(try Graphviz.layout(dot, engine: .dot) == first)
    }
  }

  @Test func fiftyClustersHoldTheirNodesApart() throws {
    let geometry = try Graphviz.layout(Self.clustered(50), engine: .dot)
    #expect(geometry.clusters.count == 100)
    #expect(geometry.clusters["cluster_0_in"] != nil)
    for index in 0..<50 {
      let zone = try #require(geometry.clusters["zone-\(index)"])
      for name in ["a\(index)", "b\(index)"] {
        let node = try #require(geometry.nodes[name])
        #expect(zone.minX <= node.minX && node.maxX <= zone.maxX)
        #expect(zone.minY <= node.minY && node.maxY <= zone.maxY)
      }
    }
  }

  @Test func anEmptyGraphHasNothing() throws {
    for engine in [GraphvizEngine.dot, .neatoPinned] {
      let geometry = try Graphviz.layout("digraph {}", engine: engine)
      #expect(geometry.nodes.isEmpty && geometry.edges.isEmpty && geometry.clusters.isEmpty)
    }
  }

  @Test(arguments: [
    ("digraph { a -> }", GraphvizEngine.dot, "syntax error in line 1"),
    ("digraph {\n\n a -- b }", .dot, "line 3"),
    ("", .dot, "holds no graph"),
    ("digraph {} digraph {}", .dot, "more than one graph"),
    ("digraph { a }", .neatoPinned, "pos"),
  ])
  func badTextIsRefusedInGraphvizOwnWords(
    dot: String, engine: GraphvizEngine, words: String
  ) throws {
    let error = #expect(throws: GraphvizError.self) { try Graphviz.layout(dot, engine: engine) }
    #expect(try #require(error).description.contains(words))
    // And the library still works.
    #expect(try Graphviz.layout("digraph { a -> b }", engine: .dot).nodes.count == 2)
  }

  @Test func theVersionIsNumbers() {
    #expect(Graphviz.version.first?.isNumber == true)
  }
}
