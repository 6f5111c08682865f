import AWSModel
import AWSResources
import OrderedCollections
import Topology

/// Reads who may talk to whom: the rules of security groups, in their order.
struct SecurityReader {
  struct Rule: Hashable {
    var ids: [ElementID]
    var isEgress: Bool
    /// Who may open, or to whom.
    var peer: String
    var service: String
    var peerGroup: ElementID?
  }

  struct Group: Hashable {
    var id: ElementID
    var title: String
    var vpc: ElementID?
    var rules: [Rule]
    /// The web ACLs that look at what the group lets in.
    var webACLs: [WebACL]
  }

  struct WebACL: Hashable {
    var ids: [ElementID]
    var title: String
  }

  private let facts: Facts
  /// What each security group is called.
  private var titles: [ElementID: String] = [:]
  /// The same, to be looked up by every rule.
  private var takenTitles: Set<String> = []

  init(_ facts: Facts) {
    self.facts = facts
    let owners = facts.model.securityGroups.keys.map { (group: $0, owner: component(of: $0)) }
    // A group is called after a component that has no other.
    let counts = owners.reduce(into: [ElementID: Int]()) { counts, entry in
      if let owner = entry.owner { counts[owner.id, default: 0] += 1 }
    }
    for (group, owner) in owners {
      let isOnly = owner.map { $0.kind != .vpc && counts[$0.id] == 1 } ?? false
      titles[group] = isOnly ? owner?.title : ownTitle(of: group)
    }
    takenTitles = Set(titles.values)
  }

  // MARK: Groups

  /// The security groups with rules, each with its rules in the order of the model.
  func groups() -> [Group] {
    facts.model.securityGroups.values.compactMap { group in
      let rules = rules(group.ingress, of: group.id) + rules(group.egress, of: group.id)
      guard facts.index.resource(group.id) != nil, !rules.isEmpty else { return nil }
      return Group(
        id: group.id, title: owner(of: group.id), vpc: group.vpc.value, rules: rules,
        webACLs: facts.webACLs(before: group.id).map { list in
          WebACL(ids: list.map { [$0.id] } ?? [], title: list?.title ?? "Web ACL")
        })
    }
  }

  /// What is written as one rule for several peers is one row that names them.
  private func rules(_ rules: [SecurityRule], of group: ElementID) -> [Rule] {
    struct Writing: Hashable {
      let element: ElementID
      let service: String
      let summary: String?
    }
    let written = OrderedDictionary(grouping: rules) {
      Writing(element: $0.element, service: Self.words($0.service), summary: $0.summary)
    }
    return written.map { writing, rules in
      Rule(
        ids: rules[0].isInline ? [] : [writing.element], isEgress: rules[0].isEgress,
        peer: SheetText.list(rules.map { peer($0, of: group) }.uniqued()), service: writing.service,
        peerGroup: rules.lazy.compactMap(\.peerGroup).first)
    }
  }

  /// What a reader calls the owner of a group: the innermost component that it is part of.
  private func owner(of group: ElementID) -> String {
    titles[group] ?? ownTitle(of: group)
  }

  private func ownTitle(of group: ElementID) -> String {
    guard let title = facts.index.resource(group)?.title else { return group.description }
    let rest = SecurityGroup.withoutKind(title)
    return rest == title ? title : rest.capitalizedFirst
  }

  func component(of id: ElementID) -> ComponentRecord? {
    if let owner = facts.component(ofMember: id) { return owner }
    // A part of the name before the last hyphen may tell a component, as in `load-balancer-group`.
    let candidates = facts.topology.components.filter {
      id.path.starts(with: $0.id.path)
        || (id.path.count == $0.id.path.count
          && id.path.dropLast() == $0.id.path.dropLast()
          && (id.path.last ?? "").hasPrefix(($0.id.path.last ?? "?") + "-"))
    }
    return candidates.max { $0.id.path.count < $1.id.path.count }
  }

  private func peer(_ rule: SecurityRule, of group: ElementID) -> String {
    switch rule.peer {
    case .block(let block): name(of: block)
    case .ipv6("::/0"): "anywhere (IPv6)"
    case .ipv6(let block): block
    case .group(group): "itself"
    case .group(let other): owner(of: other)
    case .list(let list): prefixList(list)
    case .unknown(let kind, .input(let name)) where facts.isInput(name):
      kind == .list ? Self.list(named: name) : name
    case .unknown(.list, _): "a prefix list"
    case .unknown(_, .outside(let id)): id
    case .unknown: "not known"
    }
  }

  /// The VPC with this block, or the block.
  private func name(of block: IPv4Network) -> String {
    if block.prefixLength == 0 { return "anywhere" }
    let vpc = facts.model.vpcs.values.first { $0.networks.first == block }
    let title = vpc.flatMap { facts.index.resource($0.id) }.map(facts.title)
    // A group of the same title would be taken for the sender.
    guard let title, !takenTitles.contains(title) else { return block.description }
    return title
  }

  private func prefixList(_ list: ElementID) -> String {
    guard let resource = facts.index.resource(list) else { return "a prefix list" }
    return facts.model.endpoints[list] == nil
      ? resource.title : "\(OccupantReader.serviceName(resource, facts)) prefix list"
  }

  /// A variable for the identity of a list, such as `client_prefix_list_id`.
  private static func list(named name: String) -> String {
    let words = name.split(separator: "_")
    return (words.last == "id" ? words.dropLast() : words[...]).joined(separator: " ")
  }

  /// `TCP 443`, `ICMP`, `everything`.
  static func words(_ service: ProtocolPorts) -> String {
    guard case .known(let number) = service.number else {
      return service.number.isAbsent ? "everything" : "a protocol that is not known"
    }
    guard let number else { return "everything" }
    let name = protocolName(number)
    guard service.isTCPOrUDP else {
      return service.icmpWords.map { "\(name) \($0)" } ?? name
    }
    switch service.ports {
    case .known(0...65535), .absent: return name
    case .known(let ports):
      return ports.count == 1
        ? "\(name) \(ports.lowerBound)" : "\(name) \(ports.lowerBound)-\(ports.upperBound)"
    case .unknown: return "\(name), ports not known"
    }
  }

  static func protocolName(_ number: Int) -> String { protocols[number] ?? "protocol \(number)" }

  private static let protocols = [1: "ICMP", 6: "TCP", 17: "UDP", 58: "ICMPv6"]
}

extension SecurityRule {
  fileprivate var peerGroup: SecurityGroup.ID? {
    if case .group(let group) = peer { group } else { nil }
  }
}
