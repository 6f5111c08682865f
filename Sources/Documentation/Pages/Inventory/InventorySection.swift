import Topology

/// The elements of one component.
struct InventorySection: Section {
  let context: PageContext
  let topics: Site
  let owner: Aligned<ComponentRecord>?
  let families: [Family]

  /// The name of the outermost component, by which a large inventory is split.
  var outermost: String { owner?.id.path.first ?? "region" }

  var body: [Markdown] {
    if let owner { Markdown.anchors([owner.id]) }
    Markdown.heading(2, .text(owner?.first.title ?? "Outside any component"))
    if let owner { Markdown.paragraph(introduction(owner)) }
    families.map { FamilySection(context: context, topics: topics, family: $0) }
  }

  private func introduction(_ owner: Aligned<ComponentRecord>) -> Inline {
    let parent: Inline =
      owner.first.parent.map { " in \(context.landscape.link($0))" } ?? ""
    let summary = owner.first.summary.isEmpty ? "" : " " + owner.first.summary
    let topic: Inline =
      topics.page(of: owner.id).map {
        " See \(.link(.text($0.title), path: $0.path, fragment: owner.id))."
      } ?? ""
    return """
      \(code: owner.id.description), \(context.landscape.kind(of: owner.first))\(parent), declared in \
      \(code: owner.first.origin.place).\(summary)\(topic)
      """
  }
}
