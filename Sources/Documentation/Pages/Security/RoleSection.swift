import AWSResources
import OrderedCollections
import Topology

/// Every IAM role: who may assume it, and what it may do, in sentences.
struct RoleSection: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let roles = landscape.resources(ofType: AWS.IamRole.type)
    if !roles.isEmpty {
      Markdown.heading(2, "Roles and what they may do")
      Markdown.paragraph(
        """
        A role may do what is listed and nothing else. A permission begins with its name in the \
        policy; \(code: PolicyStatement.account) stands for the number of the environment's account.
        """)
      for group in grouped(roles) {
        Markdown.heading(3, group.title)
        for role in group.roles { self.role(role) }
      }
    }
  }

  /// The roles by the component that they belong to, services first: they run other people's code.
  private func grouped(
    _ roles: [Aligned<Resource>]
  ) -> [(title: Inline, roles: [Aligned<Resource>])] {
    var services: OrderedDictionary<ElementID, [Aligned<Resource>]> = [:]
    var others: [Aligned<Resource>] = []
    for role in roles {
      if let owner = landscape.owner(of: role.id), owner.first.kind == .service {
        services[owner.id, default: []].append(role)
      } else {
        others.append(role)
      }
    }
    let groups: [(title: Inline, roles: [Aligned<Resource>])] = services.map {
      ("Roles of \(landscape.title(of: $0.key))", $0.value)
    }
    guard !others.isEmpty else { return groups }
    return groups + [(groups.isEmpty ? "All roles" : "Other roles", others)]
  }

  @MarkdownBuilder
  private func role(_ role: Aligned<Resource>) -> [Markdown] {
    let trust = landscape.varying { environment in
      let trusted = PolicyStatement.all(
        of: role.items[environment]?["assume_role_policy"], landscape, in: environment)
      return trusted.isEmpty
        ? nil : trusted.map { "\($0.principal ?? "nobody")\($0.condition)" }.joined(separator: "; ")
    }
    let permissions = permissions(of: role)
    let name: Inline = "\(.strong(landscape.link(role.id)))\(landscape.presence(of: role))"
    let verdict: Inline = permissions.isEmpty ? " It has no permission at all." : ""
    Markdown.paragraph("\(name), assumed by \(trust ?? "nobody").\(verdict)")
    if !permissions.isEmpty { Markdown.list(permissions) }
  }

  private func permissions(of role: Aligned<Resource>) -> [Inline] {
    let inline = landscape.referrers(of: role.id, type: AWS.IamRolePolicy.type, through: "role")
      .flatMap { policy in statements(of: policy, "policy") }
    let attached = landscape.referrers(
      of: role.id, type: AWS.IamRolePolicyAttachment.type, through: "role"
    ).flatMap { attachment -> [Inline] in
      if let policy = landscape.target(of: attachment, "policy_arn") {
        return statements(of: policy, "policy")
      }
      return landscape.value(of: attachment, "policy_arn").map { ["the policy \($0)"] } ?? []
    }
    return inline + attached
  }

  private func statements(of policy: Aligned<Resource>, _ argument: String) -> [Inline] {
    StatementList(landscape: landscape, policy: policy, argument: argument).items
  }
}
