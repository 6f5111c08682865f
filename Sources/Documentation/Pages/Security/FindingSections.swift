import OrderedCollections
import Topology

/// What the design rules found: what is open, what is accepted and why, which checks of a Terraform
/// scanner are skipped and why.
struct FindingSections: Section {
  let context: PageContext

  private var landscape: Landscape { context.landscape }

  var body: [Markdown] {
    Markdown.heading(2, "Open findings")
    if context.diagnostics.isEmpty {
      Markdown.paragraph("The design rules find nothing that is not accepted below.")
    } else {
      Markdown.table(
        Table(
          ["Code", "Finding", "Element", "Environment"],
          rows: context.diagnostics.map { finding($0) + [environment($0)] }))
    }
    if !context.accepted.isEmpty {
      Markdown.heading(2, "Accepted findings")
      Markdown.paragraph("The design rules find these, and the team lives with them for a reason.")
      acceptedTable
    }
    let skipped = skippedRows
    if !skipped.isEmpty {
      Markdown.heading(2, "Skipped checks")
      Markdown.paragraph(
        "Checks of a Terraform scanner that do not apply; the Terraform carries each as a comment.")
      Markdown.table(Table(["Check", "Element", "Skipped because"], rows: skipped))
    }
  }

  @MarkdownBuilder var acceptedTable: [Markdown] {
    if !context.accepted.isEmpty {
      Markdown.table(
        Table(
          ["Code", "Finding", "Element", "Environment", "Accepted because"],
          rows: acceptedRows))
    }
  }

  private func finding(_ diagnostic: Diagnostic) -> [Inline] {
    [
      .code(diagnostic.code.number), .text(diagnostic.summary),
      diagnostic.subject.map(landscape.link) ?? .none,
    ]
  }

  private func environment(_ diagnostic: Diagnostic) -> Inline {
    diagnostic.environment.map { .text(context.title(ofEnvironment: $0)) } ?? "every"
  }

  /// The same finding in several environments is one row.
  private var acceptedRows: [[Inline]] {
    var rows: OrderedDictionary<[Inline], [Inline]> = [:]
    for found in context.accepted {
      let key = finding(found.diagnostic) + [.text(found.acceptedReason ?? "")]
      rows[key, default: []].append(environment(found.diagnostic))
    }
    return rows.map { key, environments in
      Array(key.prefix(3)) + [environments.joined(), key[3]]
    }
  }

  private var skippedRows: [[Inline]] {
    var rows: OrderedDictionary<[Inline], [Inline]> = [:]
    for resource in landscape.resources {
      let family = landscape.family(resource.id)
      for (environment, item) in resource.items.enumerated() {
        for (check, reason) in item?.skippedChecks ?? [:] {
          let element = family.map(landscape.link) ?? landscape.link(resource.id)
          let title = Inline.text(landscape.environmentTitles[environment])
          rows[[.code(check), element, .text(reason)], default: []].append(title)
        }
      }
    }
    return rows.map { key, environments in
      let names = environments.uniqued()
      let scope: Inline =
        names.count == landscape.environments.count ? "" : " (only in \(names.joined()))"
      return [key[0], "\(key[1])\(scope)", key[2]]
    }.sorted { Self.sortKey($0[0]) < Self.sortKey($1[0]) }
  }

  private static func sortKey(_ cell: Inline) -> String {
    if case .code(let text) = cell { text } else { "" }
  }
}
