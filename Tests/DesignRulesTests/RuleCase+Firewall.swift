import OrderedCollections
import Topology

extension RuleCase {
  static var firewall: [RuleCase] {
    let strict: Value = .blocks(["rule_order": "STRICT_ORDER"])
    let safe: Value = ["aws:drop_established_app_layer", "aws:alert_established_app_layer"]
    func policy(
      _ actions: Value?, order: Value?, group: String? = nil, arn: Value? = nil
    ) -> Resource {
      var content: OrderedDictionary<String, Value> = [
        "stateless_default_actions": ["aws:forward_to_sfe"]
      ]
      content["stateful_default_actions"] = actions
      content["stateful_engine_options"] = order
      if let reference = arn ?? group.map({ of($0, "arn") }) {
        content["stateful_rule_group_reference"] = .blocks(["resource_arn": reference])
      }
      return resource(
        "policy", "aws_networkfirewall_firewall_policy", ["firewall_policy": .blocks([content])])
    }
    func group(
      _ source: OrderedDictionary<String, Value>, capacity: Int = 100, order: Value? = nil
    ) -> Resource {
      var content: OrderedDictionary<String, Value> = ["rules_source": .blocks([source])]
      content["stateful_rule_options"] = order
      return resource(
        "group", "aws_networkfirewall_rule_group",
        [
          "capacity": .int(capacity), "type": "STATEFUL", "rule_group": .blocks([content]),
        ])
    }
    func text(_ rules: String...) -> OrderedDictionary<String, Value> {
      ["rules_string": .string(rules.joined(separator: "\n") + "\n")]
    }
    func domains(_ count: Int) -> OrderedDictionary<String, Value> {
      [
        "rules_source_list": .blocks([
          "generated_rules_type": "ALLOWLIST", "target_types": ["HTTP_HOST", "TLS_SNI"],
          "targets": .list((1...count).map { .string("\($0).example.com") }),
        ])
      ]
    }
    func stateless(_ protocols: Value) -> OrderedDictionary<String, Value> {
      [
        "stateless_rules_and_custom_actions": .blocks([
          "stateless_rule": .blocks([
            "priority": 1,
            "rule_definition": .blocks([
              "actions": ["aws:pass"],
              "match_attributes": .blocks([
                "protocols": protocols,
                "source": .list([
                  ["address_definition": "10.0.0.0/24"], ["address_definition": "10.0.1.0/24"],
                  ["address_definition": "10.0.2.0/24"],
                ]),
              ]),
            ]),
          ])
        ])
      ]
    }
    let pass = #"pass tcp any any -> any 443 (msg:"to; all"; flow:to_server; sid:1;)"#
    let other = #"pass tcp any any -> any 80 (flow:to_server; sid:2;)"#
    return [
      RuleCase(
        .firewallRuleOrder, "a group in action order",
        broken: [policy(safe, order: strict, group: "group"), group(text(pass))],
        mended: [policy(safe, order: strict, group: "group"), group(text(pass), order: strict)]),
      RuleCase(
        .firewallRuleOrder, "a managed group in action order",
        broken: [policy(safe, order: strict, arn: managed("ActionOrder"))],
        mended: [policy(safe, order: strict, arn: managed("StrictOrder"))]),
      RuleCase(
        .firewallDefaultOrder, "defaults in action order",
        broken: [policy(safe, order: nil)], mended: [policy(nil, order: nil)]),
      RuleCase(
        .firewallDefaultActions, "an invented action",
        broken: [policy(["aws:drop_everything"], order: strict)],
        mended: [policy(["aws:drop_strict"], order: strict)]),
      RuleCase(
        .firewallDefaultActions, "two families",
        broken: [
          policy(["aws:drop_established_app_layer", "aws:alert_established"], order: strict)
        ],
        mended: [policy(safe, order: strict)]),
      RuleCase(
        .firewallDefaultActions, "two drops",
        broken: [policy(["aws:drop_strict", "aws:drop_established"], order: strict)],
        mended: [policy(["aws:drop_strict", "aws:alert_strict"], order: strict)]),
      RuleCase(
        .firewallCapacity, "two rules in one place",
        broken: [group(text(pass, other), capacity: 1)],
        mended: [group(text(pass, other), capacity: 2)]),
      RuleCase(
        .firewallCapacity, "twenty domains take 41",
        broken: [group(domains(20), capacity: 40)], mended: [group(domains(20), capacity: 41)]),
      RuleCase(
        .firewallCapacity, "a stateless rule takes the product",
        broken: [group(stateless([6, 17]), capacity: 5)],
        mended: [group(stateless([6, 17]), capacity: 6)]),
      RuleCase(
        .firewallCapacity, "beyond the quota",
        broken: [group(text(pass), capacity: 40_000)],
        mended: [group(text(pass), capacity: 30_000)]),
      RuleCase(
        .firewallRuleSources, "text and a list",
        broken: [group(domains(1).merging(text(pass)) { first, _ in first })],
        mended: [group(domains(1))]),
      RuleCase(
        .firewallDomainListDefault, "nothing drops",
        broken: [
          policy(["aws:alert_strict"], order: strict, group: "group"),
          group(domains(1), order: strict),
        ],
        mended: [
          policy(safe, order: strict, group: "group"), group(domains(1), order: strict),
        ]),
      RuleCase(
        .firewallPacketRule, "no flow",
        broken: [group(text(#"pass tcp any any -> any 443 (msg:"flow:no"; sid:1;)"#))],
        mended: [group(text(pass))]),
      RuleCase(
        .firewallSignatureNumbers, "one number twice",
        broken: [group(text(pass, pass))], mended: [group(text(pass, "# " + pass, other))]),
    ]
  }

  private static func managed(_ order: String) -> Value {
    .template([
      "arn:aws:network-firewall:", .context(.region),
      .string(":aws-managed:stateful-rulegroup/ThreatSignaturesBotnet\(order)"),
    ])
  }
}
