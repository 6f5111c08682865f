import AWSModel
import AWSResources
import OrderedCollections
import Topology

/// Reads the network ACLs that decide anything: all but those that AWS gives a VPC and nobody narrows.
struct ACLReader {
  struct ACL: Hashable {
    var id: ElementID
    var title: String
    var vpc: ElementID?
    /// What its subnets are called, each family once.
    var users: [String]
    var rules: [ListedRule]
  }

  let facts: Facts

  func acls() -> [ACL] {
    facts.model.networkACLs.values.filter { decides($0) }.map { acl in
      let inbound = rules(of: acl, isOutbound: false)
      let outbound = rules(of: acl, isOutbound: true)
      return ACL(
        id: acl.id, title: facts.index.resource(acl.id).map(facts.title) ?? "Default network ACL",
        vpc: acl.vpc.value, users: users(of: acl),
        rules: inbound + outbound + [ListedRule(ids: [], order: "else", text: "deny")])
    }
  }

  /// What a subnet's box says of its network ACL; nil where that permits everything by default.
  func words(of subnet: ElementID) -> String? {
    switch facts.model.subnets[subnet]?.acl {
    case .unknown: return "ACL not known"
    case .known(let id):
      guard let acl = facts.model.networkACLs[id], decides(acl) else { return nil }
      return "ACL \(shortTitle(of: acl))"
    case .absent, nil: return nil
    }
  }

  /// A default ACL that permits everything, or that no subnet has, is not worth a word.
  private func decides(_ acl: NetworkACL) -> Bool {
    let isOwn = facts.index.resource(acl.id)?.type == AWS.NetworkAcl.type
    return isOwn || !acl.subnets.isEmpty && !permitsEverything(acl)
  }

  private func permitsEverything(_ acl: NetworkACL) -> Bool {
    [false, true].allSatisfy { isOutbound in
      let rules = acl.rules(isOutbound: isOutbound)
      return rules.contains { $0.block.value?.prefixLength == 0 }
        && rules.allSatisfy { rule in
          let isEverywhere = rule.ipv6 == "::/0" || rule.block.value?.prefixLength == 0
          return isEverywhere && rule.allows.value == true
            && rule.service.number.value == .some(nil)
        }
    }
  }

  /// The title without its kind, and without the VPC that it is drawn in.
  private func shortTitle(of acl: NetworkACL) -> String {
    guard let resource = facts.index.resource(acl.id) else { return "of the VPC" }
    var title = facts.title(resource)
    for prefix in ["Network ACL of the ", "Network ACL of ", "Default network ACL of the "]
    where title.hasPrefix(prefix) {
      title.removeFirst(prefix.count)
    }
    let home = acl.vpc.value.flatMap { facts.index.resource($0) }.map(facts.title) ?? ""
    if title == home { return "of the VPC" }
    return title.hasPrefix("\(home), ") ? String(title.dropFirst(home.count + 2)) : title
  }

  private func users(of acl: NetworkACL) -> [String] {
    let subnets = acl.subnets.compactMap { facts.index.resource($0) }
    return OrderedDictionary(grouping: subnets, by: \.id.family).values
      .map { $0.count > 1 ? facts.familyTitle($0) : $0[0].title }.uniqued()
  }

  // MARK: Rules

  private func rules(of acl: NetworkACL, isOutbound: Bool) -> [ListedRule] {
    acl.rules(isOutbound: isOutbound).map { rule in
      let number = rule.number.value.map(String.init) ?? "not known"
      let action = rule.allows.value.map { $0 ? "allow" : "deny" } ?? "allow or deny, not known,"
      let peer = "\(isOutbound ? "to" : "from") \(peer(rule))"
      return ListedRule(
        ids: rule.element == acl.id || rule.element == acl.vpc.value ? [] : [rule.element],
        order: "\(isOutbound ? "out" : "in") \(number)",
        text: "\(action) \(SecurityReader.words(rule.service)) \(peer)")
    }
  }

  private func peer(_ rule: NetworkACLRule) -> String {
    if let ipv6 = rule.ipv6 { return ipv6 == "::/0" ? "anywhere (IPv6)" : ipv6 }
    guard let block = rule.block.value else { return "not known" }
    if block.prefixLength == 0 { return "anywhere" }
    // Equal in environments that differ in nothing but their addresses.
    if block.description == facts.topology.environment.addresses {
      return "the environment's addresses"
    }
    let vpc = facts.model.vpcs.values.first { $0.networks.first == block }
    return vpc.flatMap { facts.index.resource($0.id) }.map(facts.title) ?? block.description
  }
}
