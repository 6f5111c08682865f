import Topology

/// Reads the stateful rules of a rule group, in any of the three forms in which they are written.
struct FirewallRuleGroupReader {
  let reader: TopologyReader
  let group: Resource
  /// The policy's variables; the group's own win over them.
  let inherited: FirewallVariables
  let isStrict: Bool

  /// The group's rules, and what of it could not be read.
  func rules() -> (rules: [StatefulRule], unmodelled: [String]) {
    let name = reader.quotedName(group)
    let origin = Provenance(group)
    guard let body = reader.blocks(group["rule_group"]).first else {
      guard let text = reader.text(group["rules"]) else {
        return ([], ["rule group whose rules are not known"])
      }
      return parse(text, inherited, origin, name)
    }
    let variables = self.variables(body)
    guard let source = reader.blocks(body["rules_source"]).first else { return ([], []) }
    var rules: [StatefulRule] = []
    var unmodelled: [String] = []
    if let value = source["rules_string"], value != .null {
      guard let text = reader.text(value) else {
        return ([], ["rule group whose rules are not known"])
      }
      let parsed = parse(text, variables, origin, name)
      rules += parsed.rules
      unmodelled += parsed.unmodelled
    }
    for block in reader.blocks(source["stateful_rule"]) {
      rules += statefulRule(block, variables, origin, name)
    }
    for block in reader.blocks(source["rules_source_list"]) {
      rules += domainList(block, variables, origin, name)
    }
    return (rules, unmodelled)
  }

  private func parse(
    _ text: String, _ variables: FirewallVariables, _ origin: Provenance, _ name: String
  ) -> (rules: [StatefulRule], unmodelled: [String]) {
    let parsed = SuricataRule.parse(text)
    let rules = parsed.rules.map { $0.stateful(variables, origin: origin, group: name) }
    let isUnread = !parsed.rest.isEmpty || rules.contains { $0 == nil }
    return (
      rules.compactMap(\.self), isUnread ? ["firewall rule that cannot be read"] : []
    )
  }

  private func variables(_ body: TopologyReader.Block) -> FirewallVariables {
    var variables = inherited
    for block in reader.blocks(body["rule_variables"]) {
      for entry in reader.blocks(block["ip_sets"]) {
        guard let key = reader.text(entry["key"]),
          let set = reader.blocks(entry["ip_set"]).first
        else { continue }
        let texts = reader.texts(set["definition"])
        if let addresses = variables.addresses("[" + texts.joined(separator: ",") + "]") {
          // A group's own HOME_NET leaves the policy's EXTERNAL_NET as it is.
          variables.set(key, addresses: addresses, keepsExternal: true)
        }
      }
      for entry in reader.blocks(block["port_sets"]) {
        guard let key = reader.text(entry["key"]),
          let set = reader.blocks(entry["port_set"]).first
        else { continue }
        let texts = reader.texts(set["definition"])
        if let ports = variables.ports("[" + texts.joined(separator: ",") + "]") {
          variables.set(key, ports: ports)
        }
      }
    }
    return variables
  }

  /// A rule with header and options given as arguments.
  private func statefulRule(
    _ block: TopologyReader.Block, _ variables: FirewallVariables, _ origin: Provenance,
    _ name: String
  ) -> [StatefulRule] {
    guard let header = reader.blocks(block["header"]).first else { return [] }
    func field(_ key: String) -> String { reader.text(header[key]) ?? "any" }
    let options = reader.blocks(block["rule_option"]).map { option in
      let parts = (reader.text(option["keyword"]) ?? "").split(separator: ":", maxSplits: 1)
      let settings = reader.texts(option["settings"]).joined(separator: ",")
      let inline = parts.count > 1 ? parts[1].trimmed : ""
      let value = settings.isEmpty ? inline : settings
      return SuricataRule.Option(
        keyword: (parts.first ?? "").trimmed.lowercased(), value: value.isEmpty ? nil : value)
    }
    let rule = SuricataRule(
      action: (reader.text(block["action"]) ?? "").lowercased(),
      proto: field("protocol").lowercased(), source: field("source"),
      sourcePort: field("source_port"),
      direction: field("direction").uppercased() == "ANY" ? "<>" : "->",
      destination: field("destination"), destinationPort: field("destination_port"),
      options: options)
    return [rule.stateful(variables, origin: origin, group: name)].compactMap(\.self)
  }

  /// A domain list. Under the default action order an allow list also drops what is not on it;
  /// under strict order it only passes.
  ///
  /// Source: AWS, "Stateful domain list rule groups in AWS Network Firewall".
  private func domainList(
    _ block: TopologyReader.Block, _ variables: FirewallVariables, _ origin: Provenance,
    _ name: String
  ) -> [StatefulRule] {
    let carriers: [ServerName.Carrier] = reader.texts(block["target_types"]).compactMap {
      switch $0 {
      case "TLS_SNI": .tls
      case "HTTP_HOST": .http
      default: nil
      }
    }
    let patterns = reader.texts(block["targets"]).map { NamePattern(listEntry: $0) }
    let isAllowed = reader.text(block["generated_rules_type"]) == "ALLOWLIST"
    func rule(_ action: StatefulRule.Action, _ patterns: [NamePattern], _ title: String)
      -> StatefulRule
    {
      StatefulRule(
        action: action,
        match: Match(
          sources: variables.addresses["HOME_NET"] ?? .all,
          destinations: variables.addresses["EXTERNAL_NET"] ?? .all, protocols: IntervalSet(6),
          names: NameMatch(carriers: carriers, patterns: patterns)),
        isBidirectional: false, phase: .established, isToClient: false, isToServer: true,
        unmodelled: nil, origin: origin, title: "\(title) \(name)")
    }
    guard isAllowed else { return [rule(.drop, patterns, "the domain deny list")] }
    let pass = rule(.pass, patterns, "the domain allow list")
    return isStrict ? [pass] : [pass, rule(.drop, [.any], "the end of the domain allow list")]
  }
}
