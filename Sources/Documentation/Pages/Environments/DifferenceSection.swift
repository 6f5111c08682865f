import Topology

/// What differs within one component.
struct DifferenceSection: Section {
  let landscape: Landscape
  let owner: Aligned<ComponentRecord>?
  private let rows: [[Inline]]

  init(landscape: Landscape, owner: Aligned<ComponentRecord>?, families: [Family]) {
    self.landscape = landscape
    self.owner = owner
    rows = families.flatMap { family in
      let reading = DifferenceReading(family, in: landscape)
      return reading.presence.map { [$0] + reading.arguments } ?? reading.arguments
    }
  }

  var isEmpty: Bool { rows.isEmpty }

  var body: [Markdown] {
    if !rows.isEmpty {
      Markdown.heading(2, .text(owner?.first.title ?? "Outside any component"))
      Markdown.table(
        Table(
          ["Element", "Setting"] + landscape.environmentTitles.map { Table.Column(.text($0)) },
          rows: rows))
    }
  }
}
