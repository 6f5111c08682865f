import OrderedCollections
import Topology

/// What each environment gives up of availability, and why.
struct GivenUpSection: Section {
  let context: PageContext

  /// The design rules that are about staying available.
  private static let codes: Set<DiagnosticCode> = [
    .natInOtherZone, .zoneRebalancing, .singleWriter, .singleTask, .firewallZones, .attachmentZones,
  ]

  var body: [Markdown] {
    let rows = rows
    if !rows.isEmpty {
      Markdown.heading(2, "What each environment gives up")
      Markdown.table(Table(["Environment", "Element", "Finding", "Reason"], rows: rows))
    }
  }

  private var rows: [[Inline]] {
    var groups: OrderedDictionary<[Inline], [Inline]> = [:]
    for found in context.accepted where Self.codes.contains(found.diagnostic.code) {
      let diagnostic = found.diagnostic
      let element = diagnostic.subject.map(context.landscape.link) ?? .none
      groups[
        [
          element, .text(diagnostic.code.meaning), .text(found.acceptedReason ?? ""),
        ], default: []
      ].append(
        diagnostic.environment.map { .text(context.title(ofEnvironment: $0)) } ?? "every")
    }
    return groups.map { [$0.value.joined()] + $0.key }
  }
}
