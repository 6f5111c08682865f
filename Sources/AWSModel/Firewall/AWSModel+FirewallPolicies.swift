import AWSResources
import OrderedCollections
import Topology

extension AWSModel {
  /// Policies and rule groups of AWS Network Firewall.
  ///
  /// Source: AWS Network Firewall developer guide, "Firewall policies" and "Rule groups".
  mutating func readFirewallPolicies() {
    for view in all(AWS.NetworkfirewallFirewallPolicy.View.self) {
      firewallPolicies[view.resource.id] = policy(view)
    }
    for view in all(AWS.NetworkfirewallRuleGroup.View.self) {
      firewallRuleGroups[view.resource.id] = group(view)
    }
  }

  private func policy(_ view: AWS.NetworkfirewallFirewallPolicy.View) -> FirewallPolicy {
    let body = view.firewallPolicy.first
    let options = body?.statefulEngineOptions.first
    let stateful = body?.statefulRuleGroupReference
    let stateless = body?.statelessRuleGroupReference
    let variables = (body?.policyVariables.elements ?? []).flatMap(\.ruleVariables)
    let unreadable =
      view.firewallPolicy.unknown ?? stateful?.unknown ?? stateless?.unknown
      ?? body?.statefulEngineOptions.unknown ?? body?.policyVariables.unknown
    return FirewallPolicy(
      id: view.resource.id,
      unknown: (unreadable ?? hiddenBlock(in: view.resource["firewall_policy"]))
        .map { values.reason($0) }
        ?? (body == nil ? .unreadable("no policy") : nil),
      isStrict: (options.map { values.text($0.ruleOrder) } ?? .absent)
        .map { $0 == "STRICT_ORDER" }.or(false),
      statefulDefaultActions: body.map { texts($0.statefulDefaultActions) } ?? Texts(),
      inspectsTLS: body.map { !values.text($0.tlsInspectionConfigurationArn).isAbsent } ?? false,
      streamExceptionPolicy: options.map { values.text($0.streamExceptionPolicy) } ?? .absent,
      variables: variables.map { variable($0.key, $0.ipSet.first?.definition, isPorts: false) },
      statefulGroups: Self.ordered(
        (stateful?.elements ?? []).map { reference in
          let action = reference.override.first.map { values.text($0.action) } ?? .absent
          return FirewallPolicy.GroupReference(
            group: values.link(reference.resourceArn), arn: values.text(reference.resourceArn),
            managedName: managedName(reference.resourceArn),
            priority: values.number(reference.priority),
            isAlertOnly: action.map { $0 == "DROP_TO_ALERT" }.or(false))
        }),
      statelessGroups: Self.ordered(
        (stateless?.elements ?? []).map { reference in
          FirewallPolicy.GroupReference(
            group: values.link(reference.resourceArn), arn: values.text(reference.resourceArn),
            managedName: managedName(reference.resourceArn),
            priority: values.number(reference.priority), isAlertOnly: .known(false))
        }),
      statelessDefaultActions: body.map { texts($0.statelessDefaultActions) } ?? Texts())
  }

  private func managedName(_ arn: Field<String>) -> String? {
    guard let text = values.sketch(arn.value), text.contains(":aws-managed:") else { return nil }
    return text.split(separator: "/").last.map(String.init)
  }

  private static func ordered(
    _ references: [FirewallPolicy.GroupReference]
  ) -> [FirewallPolicy.GroupReference] {
    references.enumerated().sorted {
      ($0.element.priority.value ?? 0, $0.offset) < ($1.element.priority.value ?? 0, $1.offset)
    }.map(\.element)
  }

  // MARK: Groups

  private func group(_ view: AWS.NetworkfirewallRuleGroup.View) -> FirewallRuleGroup {
    let body = view.ruleGroup.first
    let source = body?.rulesSource.first
    let text = source.map { values.text($0.rulesString) } ?? .absent
    let stateless = (source?.statelessRulesAndCustomActions.elements ?? [])
      .flatMap(\.statelessRule)
    let unreadable =
      view.ruleGroup.unknown ?? body?.rulesSource.unknown ?? source?.statefulRule.unknown
      ?? source?.rulesSourceList.unknown ?? source?.statelessRulesAndCustomActions.unknown
      ?? body?.ruleVariables.unknown
    let options = body?.statefulRuleOptions.first
    let sketch = values.sketch(source?.rulesString.value) ?? values.sketch(view.rules.value)
    let hasNothing = body == nil && view.rules.value == nil
    let hidden = hiddenBlock(in: view.resource["rule_group"])
    return FirewallRuleGroup(
      id: view.resource.id, capacity: values.number(view.capacity),
      isStateful: values.text(view.type).map { $0 == "STATEFUL" },
      isStrict: body == nil
        ? .absent
        : (options.map { values.text($0.ruleOrder) } ?? .absent).map { $0 == "STRICT_ORDER" }
          .or(false),
      variables: variables(body),
      text: text.isAbsent ? values.text(view.rules) : text,
      suricataRules: sketch.map { SuricataRule.parse($0).rules } ?? [],
      headerRules: (source?.statefulRule.elements ?? []).map(headerRule),
      domainLists: (source?.rulesSourceList.elements ?? []).map { list in
        FirewallRuleGroup.DomainList(
          isAllowed: values.text(list.generatedRulesType).map { $0 == "ALLOWLIST" },
          targetTypes: texts(list.targetTypes), targets: texts(list.targets))
      },
      statelessRules: stateless.map(statelessRule),
      unknown: (unreadable ?? hidden).map { values.reason($0) }
        ?? (hasNothing ? .unreadable("no rules") : nil))
  }

  private func variables(_ body: AWS.NetworkfirewallRuleGroup.View.RuleGroup?) -> [FirewallVariable]
  {
    (body?.ruleVariables.elements ?? []).flatMap { block in
      block.ipSets.map { variable($0.key, $0.ipSet.first?.definition, isPorts: false) }
        + block.portSets.map { variable($0.key, $0.portSet.first?.definition, isPorts: true) }
    }
  }

  private func headerRule(
    _ block: AWS.NetworkfirewallRuleGroup.View.StatefulRule
  ) -> FirewallRuleGroup.HeaderRule {
    guard let header = block.header.first else { return FirewallRuleGroup.HeaderRule(rule: nil) }
    func field(_ field: Field<String>) -> String? { values.text(field).or("any").value }
    var options: [SuricataRule.Option] = []
    var isKnown = block.ruleOption.unknown == nil
    for option in block.ruleOption {
      let settings = texts(option.settings)
      guard let keyword = values.text(option.keyword).or("").value, settings.isComplete else {
        isKnown = false
        continue
      }
      let parts = keyword.split(separator: ":", maxSplits: 1)
      let inline = parts.count > 1 ? parts[1].trimmed : ""
      let value = settings.known.isEmpty ? inline : settings.known.joined(separator: ",")
      options.append(
        SuricataRule.Option(
          keyword: (parts.first ?? "").trimmed.lowercased(), value: value.isEmpty ? nil : value))
    }
    guard isKnown, let action = values.text(block.action).or("").value,
      let proto = field(header.protocol), let source = field(header.source),
      let sourcePort = field(header.sourcePort), let direction = field(header.direction),
      let destination = field(header.destination),
      let destinationPort = field(header.destinationPort)
    else { return FirewallRuleGroup.HeaderRule(rule: nil) }
    return FirewallRuleGroup.HeaderRule(
      rule: SuricataRule(
        action: action.lowercased(), proto: proto.lowercased(), source: source,
        sourcePort: sourcePort, direction: direction.uppercased() == "ANY" ? "<>" : "->",
        destination: destination, destinationPort: destinationPort, options: options))
  }

  private func statelessRule(
    _ block: AWS.NetworkfirewallRuleGroup.View.StatelessRule
  ) -> FirewallRuleGroup.StatelessRule {
    let definition = block.ruleDefinition.first
    let match = definition?.matchAttributes.first
    func ports(
      _ blocks: Blocks<AWS.NetworkfirewallRuleGroup.View.DestinationPort>?
    ) -> [Known<ClosedRange<Int>>] {
      (blocks?.elements ?? []).map { block in
        let lower = values.number(block.fromPort)
        let upper = values.number(block.toPort)
        guard let from = lower.value, (0...65535).contains(from) else {
          return .unknown(lower.unknown ?? .unreadable("a port"))
        }
        if let unknown = upper.unknown { return .unknown(unknown) }
        return .known(from...max(from, min(upper.value ?? from, 65535)))
      }
    }
    return FirewallRuleGroup.StatelessRule(
      priority: values.number(block.priority),
      actions: definition.map { texts($0.actions) } ?? Texts(),
      sources: (match?.source.elements ?? []).map { values.network($0.addressDefinition) }
        + unread(match?.source.unknown),
      destinations: (match?.destination.elements ?? []).map {
        values.network($0.addressDefinition)
      } + unread(match?.destination.unknown),
      sourcePorts: ports(match?.sourcePort), destinationPorts: ports(match?.destinationPort),
      protocols: match.map { values.members($0.protocols).map { values.number($0) } } ?? [],
      flagSettings: match?.tcpFlag.elements.count ?? 0)
  }

  // MARK: Parts

  /// The blocks that stand in a value which is not known.
  private func unread(_ value: Value?) -> [Known<IPv4Network>] {
    [value].compactMap(\.self).map { .unknown(values.reason($0)) }
  }

  /// A block inside that is not known, however deep; nil where there is none.
  private func hiddenBlock(in value: Value?) -> Value? {
    switch value {
    case .blocks(let blocks)?: return blocks.lazy.compactMap(hiddenBlock).first
    case .object(let members)?: return hiddenBlock(in: members)
    case .list(let members)?: return members.lazy.compactMap { self.hiddenBlock(in: $0) }.first
    default: return nil
    }
  }

  private func hiddenBlock(in members: OrderedDictionary<String, Value>) -> Value? {
    for (name, member) in members {
      guard Self.blockNames.contains(name) else { continue }
      switch member {
      // A port of a stateful rule is a text where one of a stateless rule is a block.
      case .blocks, .object, .list, .string, .null: break
      default: return member
      }
    }
    return members.values.lazy.compactMap { self.hiddenBlock(in: $0) }.first
  }

  /// What is a block wherever it stands in a policy or rule group.
  private static let blockNames: Set<String> = [
    "destination_port", "header", "ip_set", "ip_sets", "match_attributes", "override", "port_set",
    "port_sets", "rule_definition", "rule_option", "rule_variables", "rules_source_list",
    "source_port", "stateful_rule", "stateless_rule", "tcp_flag",
  ]

  private func variable(
    _ name: Field<String>, _ definition: Field<[String]>?, isPorts: Bool
  ) -> FirewallVariable {
    FirewallVariable(
      name: values.text(name), members: definition.map { texts($0) } ?? Texts(), isPorts: isPorts)
  }

  private func texts(_ field: Field<[String]>) -> Texts {
    var texts = Texts()
    for member in values.members(field) {
      switch values.text(member) {
      case .known(let text): texts.known.append(text)
      case .unknown(let unknown): texts.unknowns.append(unknown)
      case .absent: break
      }
    }
    return texts
  }
}
