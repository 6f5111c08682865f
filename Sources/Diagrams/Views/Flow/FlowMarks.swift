import Topology

/// Which rows of which tables decide at which steps.
struct FlowMarks {
  private let steps: [FlowItinerary.Step]

  init(_ itinerary: FlowItinerary) { steps = itinerary.steps }

  /// A route table with the rows marked that decided, and room for the marks.
  func table(_ table: NetworkDrawing.Table, category: GlyphCategory) -> Box {
    box(
      name: table.ids[0].description, ids: table.ids, title: table.title, routes: table.routes,
      tables: table.ids, category: category)
  }

  /// - Parameter most: Of more routes, those that decide are shown, and how many others there are.
  func table(_ table: NetworkDrawing.HubTable, most: Int = mostRoutes) -> Box {
    let words = table.associationTitle.isEmpty ? "nobody" : table.associationTitle
    var routes = table.routes
    let others = routes.filter { route in
      !steps.contains { decides(route, in: [table.id], at: $0) }
    }
    if routes.count > most, others.count > 1 {
      routes.removeAll(where: others.contains)
      routes.append(
        NetworkDrawing.Route(
          ids: others.flatMap(\.ids), destination: "\(others.count) more", targetName: "",
          targets: []))
    }
    return box(
      name: table.id.description, ids: [table.id] + table.associationIDs, title: table.title,
      routes: routes, tables: [table.id],
      notes: Ruler.wrap("Used by \(words)", width: 260, size: Metrics.body),
      category: .networking)
  }

  static let mostRoutes = 10

  private func box(
    name: String, ids: [ElementID], title: String, routes: [NetworkDrawing.Route],
    tables: [ElementID], notes: [String] = [], category: GlyphCategory
  ) -> Box {
    var box = BoxBuilder.table(
      name: name, ids: ids, title: title, notes: notes,
      lines: routes.map {
        BoxBuilder.Line(ids: $0.ids, left: $0.destination, right: $0.targetTitle)
      }, category: category)
    for (index, route) in routes.enumerated() {
      box.children[index].marks = steps.filter { decides(route, in: tables, at: $0) }
        .map { Badge($0.label, $0.direction.tone, at: Point(0, 0)) }
    }
    return Self.widened(box)
  }

  /// The table with room for the marks of its rows.
  static func widened(_ table: Box) -> Box {
    let needed =
      table.children.map { row in
        let words = row.texts.map { $0.x + $0.width }.max() ?? 0
        return words + (row.marks.isEmpty ? 0 : 10 + row.marks.count * room)
      }.max() ?? 0
    return BoxBuilder.widened(table, to: needed)
  }

  /// A row without a resource, such as the local one, is named by its table and its destination.
  private func decides(
    _ route: NetworkDrawing.Route, in tables: [ElementID], at step: FlowItinerary.Step
  ) -> Bool {
    if step.deciders.contains(where: route.ids.contains) { return true }
    return route.ids.isEmpty && step.deciders.contains(where: tables.contains)
      && ["", "the "].contains { step.destinations.contains($0 + route.destination) }
  }

  static let room = 2 * Badge.radius + 1

  /// The marks of all rows at their places.
  static func badges(_ boxes: [Box]) -> [Badge] {
    boxes.flatMap { box in
      box.marks.enumerated().map { index, mark in
        let back = (box.marks.count - index) * room - Badge.radius
        return Badge(
          mark.text, mark.tone, at: Point(box.frame.maxX - back - 3, box.frame.midY))
      }
    }
  }
}
