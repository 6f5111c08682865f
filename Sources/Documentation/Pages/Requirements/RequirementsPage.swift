import Topology

/// `docs/requirements.md`: what must hold of every packet, with the proof, and how far proofs reach.
struct RequirementsPage {
  let context: PageContext
  static let path = "docs/requirements.md"

  private var landscape: Landscape { context.landscape }

  /// Not where the author requires nothing, there is no flow to speak of, and nothing that the walks
  /// do not follow.
  var isWritten: Bool {
    !context.requirements.isEmpty || !context.walks.flows.isEmpty
      || !landscape.models.allSatisfy(\.ledger.isEmpty)
  }

  var page: Page? {
    guard isWritten else { return nil }
    let requirements = AlignedRequirement.all(of: context.requirements, in: landscape)
    return Page(path: Self.path, title: "Requirements") {
      PageContext.notice
      Markdown.heading(1, "Requirements")
      if !requirements.isEmpty {
        Markdown.paragraph(
          """
          What must hold of every packet. Each statement is proved for all addresses and ports at \
          once by following classes of packets through the model; where one can be refuted, nothing \
          is generated.
          """)
        overview(requirements)
        requirements.map { RequirementSection(landscape: landscape, requirement: $0) }
      }
      CoverageSection(context: context)
    }
  }

  private func overview(_ requirements: [AlignedRequirement]) -> Markdown {
    .table(
      Table(
        ["Requirement"] + landscape.environmentTitles.map { Table.Column(.text($0)) },
        rows: requirements.map { requirement in
          [.link(.text(requirement.title), path: Self.path, fragment: requirement.anchor)]
            + requirement.reports.map { $0.map(RequirementSection.verdict) ?? "not required" }
        }))
  }
}
