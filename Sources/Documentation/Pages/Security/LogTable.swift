import AWSResources
import Topology

/// What is logged, where, and for how long.
struct LogTable: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let groups = landscape.resources(ofType: AWS.CloudwatchLogGroup.type)
    if !groups.isEmpty {
      Markdown.heading(2, "Logs")
      Markdown.paragraph("How many days each log is kept:")
      Markdown.table(
        Table(
          ["Log group"]
            + landscape.environmentTitles.map { Table.Column(.text($0), isNumeric: true) },
          rows: groups.map { group in
            [landscape.link(group.id)] + landscape.environments.indices.map { days(group, in: $0) }
          }))
    }
  }

  private func days(_ group: Aligned<Resource>, in environment: Int) -> Inline {
    guard let item = group.items[environment] else { return .none }
    guard let value = item["retention_in_days"], value != .null else { return "for ever" }
    guard let days = landscape.number(value, in: environment) else {
      return landscape.text(value, in: environment)
    }
    return days == 0 ? "for ever" : "\(days)"
  }
}
