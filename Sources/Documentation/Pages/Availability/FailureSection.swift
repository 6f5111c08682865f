import Reachability
import Topology

/// What single failures do, environment by environment.
struct FailureSection: Section {
  let context: PageContext

  private var landscape: Landscape { context.landscape }

  var body: [Markdown] {
    let readings = context.walks.networks.map { FailureReading($0, in: landscape) }
    if readings.contains(where: \.hasFailures) {
      Markdown.heading(2, "What one failure does")
      Markdown.paragraph(
        """
        Computed by walking the packets of every flow with the failed thing taken away. A flow \
        that stops fails on every path; one that degrades fails on some, or for a while. What is \
        not named survives. Capacity, and the time that routes and tasks take to recover, are not \
        modelled.
        """)
      for (environment, reading) in readings.enumerated() where reading.hasFailures {
        Markdown.heading(3, "Failures in \(landscape.environmentTitles[environment])")
        if reading.rows.isEmpty, reading.unknown.isEmpty, reading.broken.isEmpty {
          Markdown.paragraph("Every flow survives every single failure.")
        }
        if !reading.rows.isEmpty { Markdown.list(reading.rows.map(item)) }
        if !reading.unknown.isEmpty {
          Markdown.paragraph(
            "Not known, because the path depends on what the model does not know: \(links(reading.unknown))."
          )
        }
        if !reading.broken.isEmpty {
          Markdown.paragraph("Already broken when nothing fails: \(links(reading.broken)).")
        }
      }
    }
  }

  private func item(_ row: FailureReading.Row) -> Inline {
    if row.level == .unknown {
      let flows = row.flows.count == 1 ? "one flow" : "\(row.flows.count) flows"
      return
        "Without \(row.failure), it is not known what becomes of \(flows): \(links(row.flows)). \(FlowText.sentence(row.reason, in: landscape))"
    }
    let verb = row.level == .stops ? "stop" : "degrade"
    let effect = row.flows.count == 1 ? "one flow \(verb)s" : "\(row.flows.count) flows \(verb)"
    let reason = FlowText.sentence(row.reason, in: landscape)
    return "Without \(row.failure), \(effect): \(links(row.flows)). \(reason)"
  }

  private func links(_ flows: [NamedFlow]) -> Inline {
    flows.map { FlowPages.link($0, from: context) }.joined(separator: "; ")
  }
}
