import AWSModel
import Topology

/// Who may talk to whom: every rule of every security group, however it is written.
struct SecurityGroupTable: Section {
  let landscape: Landscape

  /// The groups of all environments, in the order of declaration.
  var groups: [ElementID] {
    landscape.models.flatMap { $0.shownSecurityGroups.map(\.id) }.uniqued()
  }

  var body: [Markdown] {
    let groups = groups
    if !groups.isEmpty {
      Markdown.heading(2, "Security groups")
      Markdown.paragraph(
        """
        A security group allows what its rules name and nothing else; answers to an allowed \
        connection are always allowed.
        """)
      Markdown.table(
        Table(["Group", "Direction", "Peer", "Port", "Purpose"], rows: groups.flatMap(rows)))
    }
  }

  private func rows(of group: ElementID) -> [[Inline]] {
    let presence = landscape.resource(group).map { landscape.presence(of: $0) } ?? ""
    let title: Inline = "\(landscape.title(ofGroup: group))\(presence)"
    let rules = SecurityGroupRows(landscape: landscape, group: group)
    let rows = rules.rows
    guard !rows.isEmpty else { return [[title, "no rule", .none, .none, .none]] }
    return rows.map { row in
      let isEgress = row.texts.lazy.compactMap { $0 }.first?.isEgress ?? false
      return [
        title, isEgress ? "to" : "from",
        "\(row.cell(\.peer, in: landscape))\(rules.presence(of: row))",
        row.cell(\.service, in: landscape), row.cell(\.purpose, in: landscape),
      ]
    }
  }
}
