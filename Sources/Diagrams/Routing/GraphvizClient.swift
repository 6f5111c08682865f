import GraphvizLayout

/// Asks Graphviz for positions and routes, or the memo where it was asked before.
struct GraphvizClient: Sendable {
  let memo: RouteMemo

  /// Lays the graph out. Throws `GraphvizError` with Graphviz's own words.
  func layout(_ dot: String, engine: GraphvizEngine) throws -> GraphvizAnswer {
    let name = engine == .dot ? "dot" : "neato -n2"
    let question = "// \(name), Graphviz \(Graphviz.version)\n\(dot)"
    if let text = memo.answer(question), let known = GraphvizAnswer(text: text) { return known }
    let answer = Self.read(try Graphviz.layout(dot, engine: engine))
    memo.keep(question, try answer.text())
    return answer
  }

  /// The sheet with a path for every edge that has none yet.
  func routed(_ sheet: Sheet) throws -> Sheet {
    guard sheet.edges.contains(where: { $0.path.isEmpty }) else { return sheet }
    let answer = try layout(DOTWriter(sheet).text(), engine: .neatoPinned)
    let lines = Dictionary(
      answer.lines.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var routed = sheet
    let flip = sheet.height * 100
    for index in routed.edges.indices where routed.edges[index].path.isEmpty {
      guard let line = lines[routed.edges[index].name] else { continue }
      // Pinned positions come back with y negated; the sheet's own y grows from its top.
      routed.edges[index].path = line.points.map { Point($0.x, $0.y + flip) }
      routed.edges[index].tip = line.arrowTip.map { Point($0.x, $0.y + flip) }
    }
    return routed
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
      },
      lines: geometry.edges.map { edge in
        GraphvizAnswer.Line(
          name: edge.id, path: edge.points.flatMap { [hundredths($0.x), hundredths($0.y)] },
          tip: edge.arrowTip.map { [hundredths($0.x), hundredths($0.y)] } ?? [])
      })
  }
}
