import AWSResources
import Topology

/// Every alarm, when it goes off, and what to do then.
struct AlarmTable: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let families = landscape.families.filter { $0.type == AWS.CloudwatchMetricAlarm.type }
    if !families.isEmpty {
      Markdown.heading(2, "Alarms")
      Markdown.table(
        Table(
          ["Alarm", "Goes off when", "What to do"],
          rows: families.compactMap { family in
            family.members.first.map { [title(family), condition($0), runbook($0)] }
          }))
    }
  }

  private func title(_ family: Family) -> Inline {
    let keys = family.members.compactMap(\.id.key).joined(separator: ", ")
    let link: Inline = .reference(
      family.id, .text(family.title.trimming(", ")))
    return family.members.count > 1 ? "\(link) (\(keys))" : link
  }

  /// `RunningTaskCount below 1 for 5 minutes`.
  private func condition(_ alarm: Aligned<Resource>) -> Inline {
    landscape.varying { environment in
      guard let item = alarm.items[environment],
        let metric = landscape.plain(item["metric_name"], in: environment),
        let threshold = landscape.plain(item["threshold"], in: environment)
      else { return nil }
      let comparison = landscape.plain(item["comparison_operator"], in: environment) ?? ""
      let words = [
        "GreaterThanOrEqualToThreshold": "at least", "GreaterThanThreshold": "above",
        "LessThanThreshold": "below", "LessThanOrEqualToThreshold": "at most",
      ]
      let period = landscape.number(item["period"], in: environment) ?? 0
      let periods = landscape.number(item["evaluation_periods"], in: environment) ?? 1
      return
        "\(code: metric) \(words[comparison] ?? comparison) \(threshold) for \(Self.duration(period * periods))"
    } ?? .none
  }

  private static func duration(_ seconds: Int) -> String {
    guard seconds % 60 == 0 else { return "\(seconds) s" }
    return seconds == 60 ? "a minute" : "\(seconds / 60) minutes"
  }

  private func runbook(_ alarm: Aligned<Resource>) -> Inline {
    landscape.varying { environment in
      landscape.plain(alarm.items[environment]?["alarm_description"], in: environment)
        .map { .text($0) }
    } ?? .none
  }
}
