import AWSModel
import AWSResources
import Topology

/// Routes of which the table is not known: what they are for, where they lead, and which tables may
/// have them.
struct UnplacedRouteSection: Section {
  let landscape: Landscape
  /// More tables than this are counted.
  private static let mostTables = 8

  var body: [Markdown] {
    let routes = landscape.models.flatMap(\.unplacedRoutes).uniqued()
    if !routes.isEmpty {
      Markdown.heading(2, "Routes of a table that is not known")
      Markdown.paragraph(
        """
        They are in none of the tables above. Whatever they would decide is unknown, as is everything \
        that any table which may have them decides.
        """)
      Markdown.table(
        Table(
          ["Route", "Destination", "Target", "Table", "May be in"],
          rows: routes.map { route in
            [
              landscape.link(route), cell { destination(route, $0, $1) },
              cell { target(route, $0, $1) }, cell { reason(route, $0, $1) },
              cell { tables(route, $0, $1) },
            ]
          }))
    }
  }

  private func cell(_ text: (AWSModel, Int) -> Inline?) -> Inline {
    landscape.varying { text(landscape.models[$0], $0) } ?? .none
  }

  private func destination(_ route: ElementID, _ model: AWSModel, _ environment: Int) -> Inline? {
    if let endpoint = model.endpoints[route] {
      return endpoint.service.value.map { .text(DecidingRoutes.prefixList(of: $0)) }
    }
    guard let resource = model.resource(route) else { return nil }
    return AWS.Route.View(resource).destination.map { landscape.text($0, in: environment) }
      ?? "not known"
  }

  private func target(_ route: ElementID, _ model: AWSModel, _ environment: Int) -> Inline? {
    if model.endpoints[route] != nil { return landscape.link(route) }
    guard let resource = model.resource(route) else { return nil }
    return AWS.Route.View(resource).target.map { landscape.text($0, in: environment) } ?? "nothing"
  }

  /// Why the table is not known.
  private func reason(_ route: ElementID, _ model: AWSModel, _ environment: Int) -> Inline? {
    guard let resource = model.resource(route) else { return nil }
    let unknown =
      model.endpoints[route]?.tables.unknowns.first
      ?? model.values.link(AWS.Route.View(resource).routeTableId).unknown
    return unknown.map { landscape.text($0, in: environment) } ?? "not known"
  }

  private func tables(_ route: ElementID, _ model: AWSModel, _ environment: Int) -> Inline? {
    let tables = model.routeTables.values.filter {
      !$0.isImplicit && model.mayBelong(route, to: $0.id)
    }
    guard tables.count <= Self.mostTables else { return "\(tables.count) tables" }
    let names = tables.map { landscape.link($0.id) }
    return names.isEmpty ? "none of the model" : names.joined()
  }
}
