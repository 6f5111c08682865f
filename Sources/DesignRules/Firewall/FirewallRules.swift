import Topology

/// The rules of a firewall rule group, in whichever form they are given.
struct FirewallRules {
  private let group: Block
  private let content: Block?
  private var source: Block? { content?.block("rules_source") }

  init(_ group: Block) {
    self.group = group
    content = group.block("rule_group")
  }

  /// The rules that are given as text.
  var suricata: [SuricataRule] {
    let text = source?.sketch("rules_string") ?? group.sketch("rules") ?? ""
    return SuricataRule.rules(in: text)
  }

  /// Whether the group is a list of allowed domains.
  var isAllowList: Bool {
    source?.block("rules_source_list")?.text("generated_rules_type") == "ALLOWLIST"
  }

  /// The names of the sets of addresses that the group sets.
  var variables: [String] {
    (content?.block("rule_variables")?.blocks("ip_sets") ?? []).compactMap { $0.text("key") }
  }

  /// How much capacity the rules take.
  ///
  /// Source: AWS Network Firewall developer guide, "Setting rule group capacity".
  var capacity: Int {
    let stateless = source?.block("stateless_rules_and_custom_actions")?.blocks("stateless_rule")
    return suricata.count + domainCapacity + (source?.blocks("stateful_rule").count ?? 0)
      + (stateless ?? []).map(Self.capacity).reduce(0, +)
  }

  /// The first domain takes two rules for HTTP and one for TLS, every further one a rule for each.
  private var domainCapacity: Int {
    guard let list = source?.block("rules_source_list") else { return 0 }
    let domains = list.list("targets").count
    let types = list.texts("target_types")
    guard domains > 0, !types.isEmpty else { return 0 }
    return domains * types.count + (types.contains("HTTP_HOST") ? 1 : 0)
  }

  /// A stateless rule takes the product of the numbers of its settings.
  private static func capacity(of rule: Block) -> Int {
    guard let match = rule.block("rule_definition")?.block("match_attributes") else { return 1 }
    let settings = ["source", "destination", "source_port", "destination_port", "tcp_flag"]
    let counts = settings.map { match.blocks($0).count } + [match.list("protocols").count]
    return counts.map { max(1, $0) }.reduce(1, *)
  }
}
