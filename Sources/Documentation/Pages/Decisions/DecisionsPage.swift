import Topology

/// `docs/decisions.md`: what was decided, why, and what follows.
struct DecisionsPage {
  let context: PageContext
  static let path = "docs/decisions.md"

  /// nil where the author has declared no decision.
  var page: Page? {
    let decisions = context.decisions
    guard !decisions.isEmpty else { return nil }
    return Page(path: Self.path, title: "Decisions") {
      PageContext.notice
      Markdown.heading(1, "Decisions")
      Markdown.paragraph(
        "The choices that shaped the architecture, declared beside what they shaped.")
      Markdown.list(decisions.map(\.link))
      decisions.map { DecisionSection(landscape: context.landscape, decision: $0) }
    }
  }
}
