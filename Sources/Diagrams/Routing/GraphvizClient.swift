import GraphvizLayout

/// Asks Graphviz for positions, or the memo where it was asked before.
struct GraphvizClient: Sendable {
  let memo: LayoutMemo

  /// Lays the graph out. Throws `GraphvizError` with Graphviz's own words.
  func layout(_ dot: String, engine: GraphvizEngine) throws -> GraphvizAnswer {
    let name = engine == .dot ? "dot" : "neato -n2"
    let question = "// \(name), Graphviz \(Graphviz.version)\n\(dot)"
    if let text = memo.answer(question), let known = GraphvizAnswer(text: text) { return known }
    let answer = Self.read(try Graphviz.layout(dot, engine: engine))
    memo.keep(question, try answer.text())
    return answer
  }

  private static func read(_ geometry: GraphvizGeometry) -> GraphvizAnswer {
    func hundredths(_ number: Double) -> Int { Int((number * 100).rounded()) }
    return GraphvizAnswer(
      nodes: geometry.nodes.map {
        GraphvizAnswer.Node(
          name: $0.key, x: hundredths($0.value.center.x), y: hundredths($0.value.center.y))
      },
      clusters: geometry.clusters.map {
        GraphvizAnswer.Cluster(
          name: $0.key, x: hundredths($0.value.minX), y: hundredths($0.value.minY),
          width: hundredths($0.value.width), height: hundredths($0.value.height))
      })
  }
}
