import AWSModel
import Topology

/// The rules of every network ACL, in the order in which AWS looks at them: the first that matches
/// decides, and what none matches is refused. Answers are asked like any other packet.
struct NetworkACLSection: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let lists = landscape.models.flatMap { $0.networkACLs.keys }.uniqued()
      .compactMap(landscape.resource)
      .map { (list: $0, rows: rows(of: $0)) }.filter { !$0.rows.isEmpty }
    if !lists.isEmpty {
      Markdown.heading(2, "Network ACLs in the order of evaluation")
      Markdown.paragraph(
        """
        A network ACL guards the border of its subnets and is stateless: return traffic needs rules of \
        its own. What no rule matches is refused.
        """)
      for (list, rows) in lists {
        Markdown.heading(3, "Rules of the \(Self.name(of: list))\(landscape.presence(of: list))")
        Markdown.table(
          Table(["Direction", "Rule", "Action", "Addresses", "Protocol and ports"], rows: rows))
      }
    }
  }

  /// By a title that says what it is; a bare name has that before it.
  private static func name(of list: Aligned<Resource>) -> String {
    let title = list.first.title
    return title.lowercased().contains("acl") ? title : "network ACL \(title)"
  }

  private func rows(of list: Aligned<Resource>) -> [[Inline]] {
    let columns: [KeyPath<NetworkACLRows.Cells, Inline>] = [
      \.way, \.number, \.action, \.addresses, \.ports,
    ]
    return NetworkACLRows(landscape: landscape, list: list.id).rows.map { row in
      columns.map { row.cell($0, in: landscape) }
    }
  }
}
