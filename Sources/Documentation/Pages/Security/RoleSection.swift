import AWSResources
import OrderedCollections
import Topology

/// Every IAM role: who may assume it, and what it may do, in sentences.
struct RoleSection: Section {
  let landscape: Landscape
  /// What gives roles their permissions, by type and role.
  private let policies: [String: [ElementID: [Aligned<Resource>]]]
  /// For each environment, whether it has a policy whose role is not known.
  private let hasOpenPolicy: [Bool]

  init(landscape: Landscape) {
    self.landscape = landscape
    var policies: [String: [ElementID: [Aligned<Resource>]]] = [:]
    var hasOpenPolicy = landscape.environments.map { _ in false }
    let roles = RoleNames(landscape)
    for type in [AWS.IamRolePolicy.type, AWS.IamRolePolicyAttachment.type] {
      for policy in landscape.resources(ofType: type) {
        var owners: OrderedSet<ElementID> = []
        for environment in policy.environments {
          if let role = roles.role(of: policy, in: environment) {
            owners.append(role)
          } else {
            hasOpenPolicy[environment] = true
          }
        }
        for role in owners { policies[type, default: [:]][role, default: []].append(policy) }
      }
    }
    self.policies = policies
    self.hasOpenPolicy = hasOpenPolicy
  }

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
      guard
        let trusted = PolicyStatement.all(
          of: role.items[environment]?["assume_role_policy"], landscape, in: environment)
      else { return "what its trust policy names, which is not known" }
      return trusted.isEmpty
        ? nil : trusted.map { "\($0.principal ?? "nobody")\($0.condition)" }.joined(separator: "; ")
    }
    let permissions = permissions(of: role)
    let name: Inline = "\(.strong(landscape.link(role.id)))\(landscape.presence(of: role))"
    let verdict: Inline = permissions.isEmpty ? nothing(role) : ""
    Markdown.paragraph("\(name), assumed by \(trust ?? "nobody").\(verdict)")
    if !permissions.isEmpty { Markdown.list(permissions) }
  }

  /// Without a permission that is known: whether there is one all the same.
  private func nothing(_ role: Aligned<Resource>) -> Inline {
    let isOpen = landscape.environments.indices.contains { environment in
      let inline = role.items[environment]?["inline_policy"]
      let managed = role.items[environment]?["managed_policy_arns"]
      return [inline, managed].contains { $0.map { !$0.isLiteral } ?? false }
        || hasOpenPolicy[environment]
    }
    return isOpen
      ? " Whether it has a permission is not known: a policy does not tell its role."
      : " It has no permission at all."
  }

  private func permissions(of role: Aligned<Resource>) -> [Inline] {
    func policies(_ type: String) -> [Aligned<Resource>] { self.policies[type]?[role.id] ?? [] }
    let inline = policies(AWS.IamRolePolicy.type)
      .flatMap { policy in statements(of: policy, "policy") }
    let attached = policies(AWS.IamRolePolicyAttachment.type).flatMap {
      attachment -> [Inline] in
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

/// Roles by their names, as policies may call them.
private struct RoleNames {
  private let landscape: Landscape
  /// For each environment.
  private let roles: [[String: ElementID]]

  init(_ landscape: Landscape) {
    self.landscape = landscape
    let all = landscape.resources(ofType: AWS.IamRole.type)
    roles = landscape.environments.indices.map { environment in
      Dictionary(
        all.compactMap { role in
          landscape.plain(role.items[environment]?["name"], in: environment).map { ($0, role.id) }
        }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// The role that a policy is of: referred to, or called by its name; nil where that is not known.
  func role(of policy: Aligned<Resource>, in environment: Int) -> ElementID? {
    let given = policy.items[environment]?["role"]
    if let found = landscape.models[environment].values.link(given).value { return found }
    guard let name = landscape.plain(given, in: environment) else { return nil }
    // A role of that name that is not in the model is none of these.
    return roles[environment][name] ?? ElementID(name)
  }
}
