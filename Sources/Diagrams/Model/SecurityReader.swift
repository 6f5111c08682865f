import AWSModel
import AWSResources
import OrderedCollections
import Topology

/// Reads who may talk to whom: the rules of security groups and of firewalls, in their order.
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

  struct FirewallRule: Hashable {
    var ids: [ElementID]
    var order: String
    var text: String
  }

  struct Firewall: Hashable {
    var id: ElementID
    var title: String
    var vpc: ElementID?
    var rules: [FirewallRule]
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
  private static func words(_ service: ProtocolPorts) -> String {
    guard case .known(let number) = service.number else {
      return service.number.isAbsent ? "everything" : "a protocol that is not known"
    }
    guard let number else { return "everything" }
    let name = protocols[number] ?? "protocol \(number)"
    guard service.isTCPOrUDP else { return name }
    switch service.ports {
    case .known(0...65535), .absent: return name
    case .known(let ports):
      return ports.count == 1
        ? "\(name) \(ports.lowerBound)" : "\(name) \(ports.lowerBound)-\(ports.upperBound)"
    case .unknown: return "\(name), ports not known"
    }
  }

  private static let protocols = [1: "ICMP", 6: "TCP", 17: "UDP", 58: "ICMPv6"]

  // MARK: Firewalls

  func firewalls() -> [Firewall] {
    facts.topology.resources(ofType: AWS.NetworkfirewallFirewall.type).map { firewall in
      let policy = facts.target(firewall, "firewall_policy_arn").flatMap {
        facts.index.resource($0)
      }
      return Firewall(
        id: firewall.id, title: facts.title(firewall), vpc: facts.target(firewall, "vpc_id"),
        rules: policy.map(rules) ?? [])
    }
  }

  private func rules(of policy: Resource) -> [FirewallRule] {
    guard case .blocks(let blocks)? = policy["firewall_policy"], let body = blocks.first else {
      return []
    }
    var found: [(priority: Int, rules: [FirewallRule])] = []
    if case .blocks(let references)? = body["stateful_rule_group_reference"] {
      for (index, block) in references.enumerated() {
        let text = block["priority"].flatMap { facts.text($0) }
        let priority = text.flatMap { Int($0) } ?? index
        guard let value = block["resource_arn"] else { continue }
        if let group = value.references.first.flatMap({ facts.index.resource($0.element) }) {
          found.append((priority, rules(ofGroup: group, order: text ?? "\(index + 1)")))
        } else {
          found.append(
            (
              priority,
              [
                FirewallRule(
                  ids: [], order: text ?? "\(index + 1)",
                  text: "managed group \(Self.managedName(value))")
              ]
            ))
        }
      }
    }
    var rules =
      statelessRules(of: policy.id)
      + found.enumerated().sorted {
        ($0.element.priority, $0.offset) < ($1.element.priority, $1.offset)
      }.flatMap(\.element.rules)
    if let actions = body["stateful_default_actions"] {
      let words = Self.strings(actions).map {
        $0.replacing("aws:", with: "").split(separator: "_").joined(separator: " ")
      }
      for (index, text) in words.enumerated() {
        rules.append(
          FirewallRule(
            ids: index == 0 ? [policy.id] : [], order: index == 0 ? "else" : "", text: text))
      }
    }
    return rules
  }

  /// What is decided before any connection is looked at.
  private func statelessRules(of policy: ElementID) -> [FirewallRule] {
    (facts.model.firewallPolicies[policy]?.statelessGroups ?? []).flatMap { reference in
      guard let id = reference.group.value, let group = facts.model.firewallRuleGroups[id] else {
        return [FirewallRule(ids: [], order: "first", text: "stateless rules that are not known")]
      }
      let rules = group.statelessRules.enumerated().sorted {
        ($0.element.priority.value ?? .max, $0.offset)
          < ($1.element.priority.value ?? .max, $1.offset)
      }
      return rules.enumerated().map { index, rule in
        FirewallRule(
          ids: index == 0 ? [id] : [], order: index == 0 ? "first" : "",
          text: Self.words(rule.element))
      }
    }
  }

  /// `drop TCP 22 from anywhere to 10.0.0.0/8`
  private static func words(_ rule: FirewallRuleGroup.StatelessRule) -> String {
    let actions = rule.actions.known.map {
      $0 == "aws:forward_to_sfe" ? "look at" : $0.replacing("aws:", with: "")
    }
    let numbers = rule.protocols.map { number in
      number.value.map { protocols[$0] ?? "protocol \($0)" } ?? "protocols not known"
    }
    let ports = rule.destinationPorts.compactMap { span -> String? in
      guard let span = span.value else { return "ports not known" }
      if span == 0...65535 { return nil }
      return span.count == 1 ? "\(span.lowerBound)" : "\(span.lowerBound)-\(span.upperBound)"
    }
    func side(_ blocks: [Known<IPv4Network>]) -> String {
      let words = blocks.map { block in
        block.value.map { $0.prefixLength == 0 ? "anywhere" : $0.description } ?? "not known"
      }
      return words.isEmpty ? "anywhere" : SheetText.list(words)
    }
    let kind = numbers.isEmpty ? "everything" : SheetText.list(numbers)
    return
      ([SheetText.list(actions), kind] + (ports.isEmpty ? [] : [SheetText.list(ports)])
      + ["from \(side(rule.sources)) to \(side(rule.destinations))"]).joined(separator: " ")
  }

  private func rules(ofGroup group: Resource, order: String) -> [FirewallRule] {
    var texts: [String] = []
    for block in nested(group.arguments, ["rule_group", "rules_source"]) {
      if let value = block["rules_string"], let text = facts.text(value) {
        texts += text.split(separator: "\n").map(String.init)
          .filter { !$0.hasPrefix("#") && !$0.isEmpty }
          .map { line in
            String(line.prefix { $0 != "(" }).trimmed.replacing("$", with: "")
          }
      }
      for list in nested(block, ["rules_source_list"]) {
        let isAllowed = list["generated_rules_type"].flatMap { facts.text($0) } == "ALLOWLIST"
        let names = list["targets"].map(Self.strings) ?? []
        texts.append("\(isAllowed ? "pass" : "drop") names \(SheetText.list(names))")
      }
      for rule in nested(block, ["stateful_rule"]) {
        let action = rule["action"].flatMap { facts.text($0) }?.lowercased() ?? "rule"
        let header = nested(rule, ["header"]).first ?? [:]
        func part(_ name: String) -> String { header[name].flatMap { facts.text($0) } ?? "any" }
        texts.append(
          "\(action) \(part("protocol").lowercased()) \(part("source")) -> "
            + "\(part("destination")) \(part("destination_port"))")
      }
    }
    if texts.isEmpty { texts = [group.title] }
    return texts.enumerated().map { index, text in
      FirewallRule(ids: index == 0 ? [group.id] : [], order: index == 0 ? order : "", text: text)
    }
  }

  private func nested(
    _ arguments: OrderedDictionary<String, Value>, _ names: [String]
  ) -> [OrderedDictionary<String, Value>] {
    names.reduce([arguments]) { levels, name in
      levels.flatMap { level -> [OrderedDictionary<String, Value>] in
        guard case .blocks(let blocks)? = level[name] else { return [] }
        return blocks
      }
    }
  }

  private static func strings(_ value: Value) -> [String] {
    switch value {
    case .string(let text): [text]
    case .list(let values): values.flatMap(strings)
    default: []
    }
  }

  private static func managedName(_ value: Value) -> String {
    let text: String
    switch value {
    case .string(let string): text = string
    case .template(let parts): text = parts.flatMap(strings).joined()
    default: text = ""
    }
    return text.split(separator: "/").last.map(String.init) ?? "of AWS"
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    while text.first == " " { text.removeFirst() }
    return String(text)
  }
}

extension SecurityRule {
  fileprivate var peerGroup: SecurityGroup.ID? {
    if case .group(let group) = peer { group } else { nil }
  }
}
