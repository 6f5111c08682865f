import AWSResources
import Topology

/// What AWS Resource Access Manager shares, and with whom.
struct ResourceShareTable: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let shares = landscape.resources(ofType: AWS.RamResourceShare.type)
    if !shares.isEmpty {
      Markdown.heading(2, "Shared with other accounts")
      Markdown.table(
        Table(
          ["Resource share", "Resources", "Principals", "Outside the organization"],
          rows: shares.map { share in
            [
              "\(landscape.link(share.id))\(landscape.presence(of: share))",
              named(by: AWS.RamResourceAssociation.type, of: share, "resource_arn"),
              named(by: AWS.RamPrincipalAssociation.type, of: share, "principal"),
              landscape.value(of: share, "allow_external_principals") ?? "yes",
            ]
          }))
    }
  }

  /// What the associations of a share name.
  private func named(
    by type: String, of share: Aligned<Resource>, _ argument: String
  ) -> Inline {
    let names = landscape.referrers(of: share.id, type: type, through: "resource_share_arn")
      .map { landscape.value(of: $0, argument) ?? "not known" }.uniqued()
    return names.isEmpty ? .none : names.joined()
  }
}
