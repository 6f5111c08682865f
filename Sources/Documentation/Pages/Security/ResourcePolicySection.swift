import AWSModel
import Topology

/// What resources themselves allow and refuse, whatever the roles say.
struct ResourcePolicySection: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let policies = policies
    if !policies.isEmpty {
      Markdown.heading(2, "Policies of resources")
      for policy in policies {
        Markdown.paragraph("\(.strong(policy.title)):")
        Markdown.list(policy.items)
      }
    }
  }

  /// Every element but roles that has a policy document; members of a family that say the same are
  /// told together.
  private var policies: [(title: Inline, items: [Inline])] {
    landscape.families.flatMap { family -> [(title: Inline, items: [Inline])] in
      guard ResourceTraits.of(family.type).arn.service != "iam" else { return [] }
      var groups: [(members: [Aligned<Resource>], items: [Inline])] = []
      for member in family.members {
        let items = ["policy", "access_policy", "policy_document", "resource_policy"]
          .flatMap { StatementList(landscape: landscape, policy: member, argument: $0).items }
        guard !items.isEmpty else { continue }
        if let place = groups.firstIndex(where: { $0.items == items }) {
          groups[place].members.append(member)
        } else {
          groups.append(([member], items))
        }
      }
      return groups.map { (title($0.members), $0.items) }
    }
  }

  private func title(_ members: [Aligned<Resource>]) -> Inline {
    members.map { .reference($0.id, .text($0.first.title)) }.enumerated()
  }
}
