import AWSModel
import OrderedCollections
import Reachability
import Topology

/// The rules of one stateful rule group as rows of the policy's table.
struct FirewallGroupReading {
  let landscape: Landscape
  private let policy: Aligned<Resource>
  private let group: Aligned<Resource>?
  private let title: Inline
  /// Whether rules are asked from top to bottom, and not by their actions.
  private let isStrict: Bool

  init(
    _ landscape: Landscape, policy: Aligned<Resource>, isStrict: Bool,
    reference: Landscape.Members
  ) {
    self.landscape = landscape
    self.isStrict = isStrict
    self.policy = policy
    group = reference["resource_arn"]?.references.first.flatMap { landscape.resource($0.element) }
    title =
      reference["resource_arn"].map { landscape.text($0, in: policy.environments.first ?? 0) }
      ?? .none
  }

  /// Group, rule, action; one row where the rules are AWS's own.
  var rows: [[Inline]] {
    guard let group else { return [[title, "the rules that AWS maintains", "as the group says"]] }
    let all = group.environments.map { environment in
      (environment, rules(of: group.items[environment], in: environment))
    }
    let count = all.map(\.1.count).max() ?? 0
    return (0..<count).map { place in
      func cell(_ part: (Rule) -> Inline) -> Inline {
        landscape.varying { environment in
          guard let rules = all.first(where: { $0.0 == environment })?.1,
            rules.indices.contains(place)
          else { return nil }
          return part(rules[place])
        } ?? .none
      }
      return [title, cell(\.text), cell(\.action)]
    }
  }

  private struct Rule {
    let text: Inline
    let action: Inline
  }

  private func rules(of group: Resource?, in environment: Int) -> [Rule] {
    let content = landscape.objects(group?["rule_group"]).first
    let source = landscape.objects(content?["rules_source"]).first ?? [:]
    let variables = variables(content, in: environment)
    var rules: [Rule] = []
    for list in landscape.objects(source["rules_source_list"]) {
      rules += domains(list, environment)
    }
    let text = landscape.plain(source["rules_string"] ?? group?["rules"], in: environment)
    if let text {
      let (parsed, rest) = SuricataRule.parse(text)
      rules += parsed.map { rule($0, variables, environment) }
      rules += rest.map { Rule(text: .code($0), action: .none) }
    } else if let value = source["rules_string"] {
      rules.append(Rule(text: landscape.text(value, in: environment), action: "as the rules say"))
    }
    for stateful in landscape.objects(source["stateful_rule"]) {
      rules.append(rule(stateful, environment))
    }
    return rules
  }

  // MARK: Lists of domains

  private func domains(_ list: Landscape.Members, _ environment: Int) -> [Rule] {
    let targets = landscape.list(list["targets"]).map { target -> Inline in
      guard let name = landscape.plain(target, in: environment) else {
        return landscape.text(target, in: environment)
      }
      return name.hasPrefix(".")
        ? "\(code: String(name.dropFirst())) and all names below it" : .code(name)
    }
    let kinds = landscape.list(list["target_types"]).compactMap {
      landscape.plain($0, in: environment)
    }
    let carriers = kinds.map { $0 == "TLS_SNI" ? "TLS" : $0 == "HTTP_HOST" ? "HTTP" : $0 }
      .sorted()
    let allows =
      landscape.plain(list["generated_rules_type"], in: environment)?.hasPrefix("ALLOW") ?? true
    let named = Rule(
      text: "\(carriers.joined(separator: " and ")) to \(targets.joined(separator: ", "))",
      action: allows ? "pass" : "drop")
    // In the order of actions nothing else would refuse the names that are not on the list.
    // Source: AWS Network Firewall, "Stateful domain list rule groups".
    guard allows, !isStrict else { return [named] }
    return [
      named,
      Rule(text: "\(carriers.joined(separator: " and ")) to every other name", action: "drop"),
    ]
  }

  // MARK: Rules in Suricata's language

  private func rule(
    _ rule: SuricataRule, _ variables: [String: Inline], _ environment: Int
  ) -> Rule {
    let source = end(rule.source, rule.sourcePort, variables)
    let destination = end(rule.destination, rule.destinationPort, variables)
    let both = rule.direction == "<>" ? "between \(source) and \(destination)" as Inline : nil
    let path = both ?? "from \(source) to \(destination)"
    let known: Set<String> = ["msg", "sid", "rev", "flow", "gid", "priority", "metadata"]
    let options = rule.options.filter { !known.contains($0.keyword) }.map { option in
      option.value.map { "\(option.keyword):\($0)" } ?? option.keyword
    }
    let extra: Inline =
      options.isEmpty ? "" : ", where \(options.map { Inline.code($0) }.joined())"
    return Rule(
      text: "\(rule.proto.uppercased()) \(path)\(extra)", action: .text(rule.action))
  }

  private func end(_ address: String, _ port: String, _ variables: [String: Inline]) -> Inline {
    let place: Inline
    if address.lowercased() == "any" {
      place = "anywhere"
    } else if address.hasPrefix("$"), let known = variables[String(address.dropFirst())] {
      place = known
    } else {
      place = .code(address)
    }
    if port.lowercased() == "any" { return place }
    let ports =
      port.hasPrefix("$") ? variables[String(port.dropFirst())] ?? .code(port) : .text(port)
    return "\(place) port \(ports)"
  }

  /// The variables of the group and of the policy, by name, as a reader understands them.
  private func variables(_ content: Landscape.Members?, in environment: Int) -> [String: Inline] {
    let settings = landscape.objects(policy.items[environment]?["firewall_policy"]).first
    let shared = landscape.objects(settings?["policy_variables"]).first ?? [:]
    let own = landscape.objects(content?["rule_variables"]).first ?? [:]
    var variables: [String: Inline] = [:]
    for entry in landscape.objects(shared["rule_variables"]) + landscape.objects(own["ip_sets"])
      + landscape.objects(own["port_sets"])
    {
      guard let name = landscape.plain(entry["key"], in: environment) else { continue }
      let set = landscape.objects(entry["ip_set"] ?? entry["port_set"]).first
      variables[name] = landscape.list(set?["definition"]).map { address($0, in: environment) }
        .joined()
    }
    return variables
  }

  /// An element by its title, which leads to its addresses; else the block itself.
  private func address(_ value: Value, in environment: Int) -> Inline {
    if case .reference(let owner) = value { return landscape.link(owner.element) }
    if value == .context(.addressBlock) { return "the environment's addresses" }
    return landscape.text(value, in: environment)
  }

  // MARK: Rules as blocks

  private func rule(_ stateful: Landscape.Members, _ environment: Int) -> Rule {
    let header = landscape.objects(stateful["header"]).first ?? [:]
    func text(_ name: String) -> Inline {
      landscape.plain(header[name], in: environment).map { $0 == "ANY" ? "any" : .text($0) }
        ?? "any"
    }
    func place(_ name: String) -> Inline {
      header[name].map { address($0, in: environment) } ?? "anywhere"
    }
    let path: Inline =
      "from \(place("source")) port \(text("source_port")) to \(place("destination")) port \(text("destination_port"))"
    return Rule(
      text: "\(text("protocol")) \(path)",
      action: .text(landscape.plain(stateful["action"], in: environment)?.lowercased() ?? ""))
  }
}
