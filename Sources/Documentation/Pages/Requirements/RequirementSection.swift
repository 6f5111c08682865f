import Reachability
import Topology

/// One requirement: its verdicts, and the evidence in words.
struct RequirementSection: Section {
  let landscape: Landscape
  let requirement: AlignedRequirement

  var body: [Markdown] {
    Markdown.anchors([requirement.anchor])
    Markdown.heading(2, .text(requirement.title))
    if let evidence { Markdown.list(evidence) }
    if let note { Markdown.paragraph("It rests on this: \(note)") }
    if let place {
      Markdown.paragraph("Declared in \(code: place).")
    }
  }

  static func verdict(_ report: RequirementReport) -> Inline {
    switch report.verdict {
    case .proved: "proved"
    case .refuted: "refuted"
    case .unknown: report.requirement.acceptsUnknown ? "not known, accepted" : "not known"
    }
  }

  /// The evidence of every statement, once where the environments agree.
  private var evidence: [Inline]? {
    let count = requirement.reports.map { $0?.claims.count ?? 0 }.max() ?? 0
    let items = (0..<count).compactMap { place in
      landscape.varying { environment -> Inline? in
        guard let claims = requirement.reports[environment]?.claims,
          claims.indices.contains(place)
        else { return nil }
        return FlowText.sentence(claims[place].evidence, in: landscape)
      }
    }
    return items.isEmpty ? nil : items
  }

  private var note: Inline? {
    landscape.varying { environment in
      requirement.reports[environment]?.requirement.note.map { .text($0) }
    }
  }

  private var place: String? {
    requirement.reports.lazy.compactMap { $0?.requirement.origin.place }.first
  }
}
