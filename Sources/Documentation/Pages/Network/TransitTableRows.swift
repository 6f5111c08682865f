import AWSModel
import Topology

/// The routes of a transit gateway's table, as the pages and the review show them.
struct TransitTableRows {
  let landscape: Landscape
  let table: ElementID

  /// One route in one environment.
  struct Cells: Sendable {
    let destination: Inline
    let target: Inline
    /// `static`, `propagated`, `blackhole`, or that it is not known what there is.
    let kind: Inline
  }

  /// Static routes first, then what is propagated, then what the model cannot list.
  var rows: [RuleRow<Cells>] {
    let tables = landscape.models.map { $0.transitTables[table] }
    let isPropagated = [false, true]
    return isPropagated.flatMap { isPropagated in
      RuleRow.align(
        tables.map { table in
          (table?.routes ?? []).filter { ($0.source == .propagated) == isPropagated }
        }, by: \.element, from: \.element
      ) { route, environment in cells(route, environment) }
    }
      + RuleRow.align(tables.map { $0?.openings ?? [] }, by: \.element, from: \.element) {
        opening, _ in
        Cells(
          destination: "not known", target: landscape.link(opening.element),
          kind: .text(opening.feature))
      }
  }

  /// Where the row's own resource is, where not in every environment.
  func presence(of row: RuleRow<Cells>) -> Inline {
    landscape.resource(row.element).map { landscape.presence(of: $0) } ?? ""
  }

  private func cells(_ route: TransitRoute, _ environment: Int) -> Cells {
    let list = route.source == .list ? landscape.link(route.element) : nil
    let destination = Inline.code(route.destination.description)
    let target: Inline =
      switch route.target {
      case .attachment(let attachment): landscape.link(attachment)
      case .blackhole: "dropped"
      case .unknown(let unknown): landscape.text(unknown, in: environment)
      }
    let kind: Inline =
      switch (route.target, route.source) {
      case (.blackhole, _): "blackhole"
      case (_, .propagated): "propagated"
      case (_, .declared): "static"
      case (_, .list): "static, from a prefix list"
      }
    return Cells(
      destination: list.map { "\(destination) (\($0))" } ?? destination, target: target,
      kind: kind)
  }
}
