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

  init(_ facts: Facts) { self.facts = facts }

  // MARK: Groups

  /// The security groups with rules, each with its rules in the order of the model.
  func groups() -> [Group] {
    var rules: [ElementID: [Rule]] = [:]
    for resource in facts.topology.resources {
      switch resource.type {
      case AWS.VpcSecurityGroupIngressRule.type, AWS.VpcSecurityGroupEgressRule.type:
        guard let group = facts.target(resource, "security_group_id") else { continue }
        rules[group, default: []].append(
          rule([resource.id], resource.arguments, isEgress: resource.type.contains("egress")))
      case AWS.SecurityGroupRule.type:
        guard let group = facts.target(resource, "security_group_id") else { continue }
        rules[group, default: []].append(
          rule(
            [resource.id], resource.arguments, isEgress: facts.text(resource, "type") == "egress"))
      case AWS.SecurityGroup.type:
        for (argument, isEgress) in [("ingress", false), ("egress", true)] {
          guard case .blocks(let blocks)? = resource[argument] else { continue }
          rules[resource.id, default: []] += blocks.map { rule([], $0, isEgress: isEgress) }
        }
      default: continue
      }
    }
    return facts.topology.resources(ofType: AWS.SecurityGroup.type).compactMap { group in
      guard let own = rules[group.id], !own.isEmpty else { return nil }
      return Group(
        id: group.id, title: owner(of: group.id), vpc: facts.target(group, "vpc_id"),
        rules: own.filter { !$0.isEgress } + own.filter(\.isEgress),
        webACLs: facts.webACLs(before: group.id).map { list in
          WebACL(ids: list.map { [$0.id] } ?? [], title: list?.title ?? "Web ACL")
        })
    }
  }

  /// What a reader calls the owner of a group: the innermost component that it is part of.
  private func owner(of group: ElementID) -> String {
    component(of: group)?.title ?? facts.index.resource(group)?.title ?? group.description
  }

  func component(of id: ElementID) -> ComponentRecord? {
    if let owner = facts.topology.components.first(where: { $0.members.contains(id) }) {
      return owner
    }
    // A part of the name before the last hyphen may tell a component, as in `load-balancer-group`.
    let candidates = facts.topology.components.filter {
      id.path.starts(with: $0.id.path)
        || (id.path.count == $0.id.path.count
          && id.path.dropLast() == $0.id.path.dropLast()
          && (id.path.last ?? "").hasPrefix(($0.id.path.last ?? "?") + "-"))
    }
    return candidates.max { $0.id.path.count < $1.id.path.count }
  }

  private func rule(
    _ ids: [ElementID], _ arguments: OrderedDictionary<String, Value>, isEgress: Bool
  ) -> Rule {
    func text(_ name: String) -> String? {
      guard let value = arguments[name], value != .null else { return nil }
      return facts.text(value)
    }
    let references = ["referenced_security_group_id", "source_security_group_id"]
    var peer = "anyone"
    var group: ElementID?
    if let name = references.first(where: { arguments[$0] != nil }),
      case .reference(let reference)? = arguments[name]
    {
      group = reference.element
      peer = owner(of: reference.element)
    } else if let value = arguments["security_groups"], let first = value.references.first {
      group = first.element
      peer = SheetText.list(value.references.map { owner(of: $0.element) })
    } else if let block = arguments["cidr_ipv4"] ?? arguments["cidr_blocks"] {
      peer = name(of: block)
    } else if let list = arguments["prefix_list_id"] ?? arguments["prefix_list_ids"] {
      peer = prefixList(list)
    }
    let from = text("from_port")
    let to = text("to_port")
    let transport = text("ip_protocol") ?? text("protocol") ?? "-1"
    var service = transport == "-1" ? "everything" : transport.uppercased()
    if let from, transport != "-1" {
      service += " " + (to == nil || to == from ? from : "\(from)-\(to ?? "")")
    }
    return Rule(ids: ids, isEgress: isEgress, peer: peer, service: service, peerGroup: group)
  }

  /// The VPC with this block, or the block.
  private func name(of value: Value) -> String {
    if let reference = value.references.first,
      let resource = facts.index.resource(reference.element)
    {
      return facts.title(resource)
    }
    let text: String
    if case .list(let values) = value {
      text = values.compactMap { facts.text($0) }.joined(separator: ", ")
    } else {
      text = facts.text(value) ?? "an address block"
    }
    if text == "0.0.0.0/0" { return "anywhere" }
    let vpc = facts.topology.resources(ofType: AWS.Vpc.type).first {
      facts.text($0, "cidr_block") == text
    }
    return vpc.map(facts.title) ?? text
  }

  private func prefixList(_ value: Value) -> String {
    if let reference = value.references.first,
      let resource = facts.index.resource(reference.element)
    {
      if resource.type == AWS.VpcEndpoint.type {
        return "\(OccupantReader.serviceName(resource, facts)) prefix list"
      }
      return resource.title
    }
    guard let text = facts.text(value) else { return "a prefix list" }
    // A variable for the identity, such as `client_prefix_list_id`.
    let words = text.split(separator: "_")
    return (words.last == "id" ? words.dropLast() : words[...]).joined(separator: " ")
  }

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
    var rules = found.enumerated().sorted {
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
