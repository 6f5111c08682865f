import Topology

/// One decision.
struct DecisionSection: Section {
  let landscape: Landscape
  let decision: AlignedDecision

  private var record: DecisionRecord { decision.first }

  var body: [Markdown] {
    Markdown.anchors([decision.anchor])
    Markdown.heading(2, "\(record.title)\(scope)")
    Markdown.paragraph("\(.strong("Context")): \(record.context)")
    Markdown.paragraph("\(.strong("Choice")): \(record.choice)")
    Markdown.paragraph("\(.strong("Consequences")):")
    Markdown.list(record.consequences.map { .text($0) })
    Markdown.paragraph("\(shaped)Declared in \(code: record.origin.place).")
  }

  private var scope: Inline {
    decision.environments.count == landscape.environments.count
      ? "" : " (only in \(landscape.titles(decision.environments)))"
  }

  private var shaped: Inline {
    guard !record.elements.isEmpty else { return "" }
    return "It shaped \(record.elements.map(landscape.link).enumerated()). "
  }
}
