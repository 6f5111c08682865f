import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// What a firewall policy does with one flow from a spoke to the internet.
struct FirewallCase: Sendable, CustomTestStringConvertible {
  let title: String
  let flow: FlowQuery
  let verdict: String
  let make: @Sendable (inout TestNetwork) -> Void
  var testDescription: String { title }

  init(
    _ title: String, _ flow: FlowQuery, _ verdict: String,
    _ make: @escaping @Sendable (inout TestNetwork) -> Void
  ) {
    self.title = title
    self.flow = flow
    self.verdict = verdict
    self.make = make
  }

  /// A policy of one text of rules.
  init(
    _ title: String, _ flow: FlowQuery, _ verdict: String, rules: String,
    order: String = "STRICT_ORDER", defaults: [String] = ["aws:drop_established"],
    home: [String] = ["10.0.0.0/8"]
  ) {
    self.init(title, flow, verdict) {
      $0.ruleGroup("inspection/rules", rules)
      $0.firewall(
        "inspection/firewall", subnets: Self.subnets, order: order, defaults: defaults,
        groups: ["inspection/rules"], home: home)
    }
  }

  static let subnets = TestNetwork.zones.map { "inspection/firewall-subnet[\($0)]" }
}

@Suite struct FirewallTests {
  private static let web = FlowQuery.tcp("alpha/app", "internet")
  private static let statsd = FlowQuery.udp("alpha/app", "beta/app", 8125)
  private static let denied = "denied (firewall-rules)"

  static let cases: [FirewallCase] = [
    FirewallCase("no rules, no default", web, "exits", rules: "", defaults: []),
    FirewallCase("no rules, drop established", web, denied, rules: ""),
    FirewallCase("no rules, drop strict", web, denied, rules: "", defaults: ["aws:drop_strict"]),
    FirewallCase(
      "pass by port", web, "exits", rules: "pass tcp $HOME_NET any -> any 443 (sid:1;)"),
    FirewallCase(
      "pass by another port", web, denied, rules: "pass tcp $HOME_NET any -> any 80 (sid:1;)"),
    FirewallCase(
      "default HOME_NET is the firewall's VPC", web, denied,
      rules: "pass tcp $HOME_NET any -> $EXTERNAL_NET 443 (sid:1;)", home: []),
    FirewallCase(
      "EXTERNAL_NET is all but HOME_NET", .tcp("alpha/app", "beta/app"), denied,
      rules: "pass tcp $HOME_NET any -> $EXTERNAL_NET any (sid:1;)"),
    FirewallCase(
      "strict order: first match", web, denied,
      rules: "drop tcp any any -> any 443 (sid:1;)\npass tcp any any -> any any (sid:2;)"),
    FirewallCase(
      "action order: pass wins", web, "exits",
      rules: "drop tcp any any -> any 443 (sid:1;)\npass tcp any any -> any any (sid:2;)",
      order: "DEFAULT_ACTION_ORDER", defaults: []),
    FirewallCase(
      "alert decides nothing", web, denied, rules: "alert tcp any any -> any any (sid:1;)"),
    FirewallCase(
      "server name passes", web.named("api.example.com"), "exits",
      rules: #"pass tls any any -> any any (tls.sni; dotprefix; content:".example.com"; endswith; "#
        + "flow:to_server, established; sid:1;)"),
    FirewallCase(
      "server name of the domain itself", web.named("example.com"), "exits",
      rules: #"pass tls any any -> any any (tls.sni; dotprefix; content:".example.com"; endswith; "#
        + "sid:1;)"),
    FirewallCase(
      "another server name", web.named("example.org"), denied,
      rules: #"pass tls any any -> any any (tls.sni; dotprefix; content:".example.com"; endswith; "#
        + "sid:1;)"),
    FirewallCase(
      "a name that only ends alike", web.named("badexample.com"), denied,
      rules: #"pass tls any any -> any any (tls.sni; dotprefix; content:".example.com"; endswith; "#
        + "sid:1;)"),
    FirewallCase(
      "exact server name", web.named("www.example.com"), denied,
      rules: #"pass tls any any -> any any (tls.sni; content:"example.com"; startswith; endswith; "#
        + "sid:1;)"),
    FirewallCase(
      "drop strict drops the handshake that a name rule needs", web.named("example.com"), denied,
      rules: #"pass tls any any -> any any (tls.sni; content:"example.com"; startswith; endswith; "#
        + "sid:1;)", defaults: ["aws:drop_strict"]),
    FirewallCase(
      "a rule on the address decides before the name is seen", web.named("example.com"), denied,
      rules: #"pass tls any any -> any any (tls.sni; content:"example.com"; startswith; endswith; "#
        + "sid:1;)\ndrop tcp any any -> any any (sid:2;)"),
    FirewallCase(
      "an established rule waits for the name", web.named("example.com"), "exits",
      rules: #"pass tls any any -> any any (tls.sni; content:"example.com"; startswith; endswith; "#
        + "sid:1;)\ndrop tcp any any -> any any (flow:to_server, established; sid:2;)"),
    FirewallCase("unmatched UDP under drop established", statsd, denied, rules: ""),
    FirewallCase(
      "UDP with a pass rule", statsd, "accepted",
      rules: "pass udp $HOME_NET any -> $HOME_NET 8125 (sid:1;)"),
    FirewallCase(
      "UDP is not established by its first packet", statsd, denied,
      rules: "pass udp any any -> any 8125 (flow:established; sid:1;)"),
    FirewallCase(
      "both directions in one rule", .tcp("beta/app", "alpha/app", 9000), "accepted",
      rules: "pass tcp 10.1.0.0/16 9000 <> 10.2.0.0/16 any (sid:1;)"),
    FirewallCase(
      "a rule that drops answers", web, denied,
      rules: "drop tcp $EXTERNAL_NET 443 -> $HOME_NET any (sid:1;)", defaults: []),
    FirewallCase(
      "an unknown option that could match", web, "unknown (firewall rule option geoip)",
      rules: "drop tcp any any -> any any (geoip:dst,KP; sid:1;)", defaults: []),
    FirewallCase(
      "an unknown option on another port", web, "exits",
      rules: "drop tcp any any -> any 25 (geoip:dst,KP; sid:1;)", defaults: []),
    FirewallCase(
      "an unknown option after a pass", web, "exits",
      rules: "pass tcp any any -> any 443 (sid:2;)\n"
        + "drop tcp any any -> any any (geoip:dst,KP; sid:1;)"),
    FirewallCase(
      "lists, negations and ranges", web, "exits",
      rules: "pass tcp [10.1.0.0/16, 10.2.0.0/16, !10.2.5.0/24] 1024: -> !10.0.0.0/8 [80,440:445] "
        + "(msg:\"web; really\"; sid:1;)"),
    FirewallCase("domain allow list", web.named("s3.amazonaws.com"), "exits") {
      $0.domainList("inspection/rules", [".amazonaws.com"])
      $0.firewall(
        "inspection/firewall", subnets: FirewallCase.subnets, groups: ["inspection/rules"])
    },
    FirewallCase("domain allow list, strict order, no default", web.named("evil.test"), "exits") {
      $0.domainList("inspection/rules", [".amazonaws.com"])
      $0.firewall(
        "inspection/firewall", subnets: FirewallCase.subnets, defaults: [],
        groups: ["inspection/rules"])
    },
    FirewallCase("domain allow list, action order", web.named("evil.test"), denied) {
      $0.domainList("inspection/rules", [".amazonaws.com"])
      $0.firewall(
        "inspection/firewall", subnets: FirewallCase.subnets, order: "DEFAULT_ACTION_ORDER",
        defaults: [], groups: ["inspection/rules"])
    },
    FirewallCase("domain deny list", web.named("www.evil.test"), denied) {
      $0.domainList("inspection/rules", [".evil.test"], kind: "DENYLIST")
      $0.firewall(
        "inspection/firewall", subnets: FirewallCase.subnets, defaults: [],
        groups: ["inspection/rules"])
    },
    FirewallCase("stateless drop", web, denied) {
      $0.ruleGroup("inspection/rules", "pass ip any any -> any any (sid:1;)")
      $0.firewall(
        "inspection/firewall", subnets: FirewallCase.subnets, groups: ["inspection/rules"],
        stateless: "aws:drop")
    },
    FirewallCase("stateless pass in one direction only", web, "denied (no-session)") {
      $0.ruleGroup("inspection/rules", "pass ip any any -> any any (sid:1;)")
      $0.statelessGroup("inspection/stateless", source: "10.0.0.0/8", action: "aws:pass")
      $0.firewall(
        "inspection/firewall", subnets: FirewallCase.subnets, groups: ["inspection/rules"],
        statelessGroups: ["inspection/stateless"])
    },
    FirewallCase("managed rule group", web, "unknown (managed rule group ThreatSignatures)") {
      $0.firewall("inspection/firewall", subnets: FirewallCase.subnets, groups: [])
      guard let index = $0.index("inspection/firewall-policy") else { return }
      $0.resources[index].arguments["firewall_policy"] = .blocks([
        "stateless_default_actions": ["aws:forward_to_sfe"],
        "stateful_rule_group_reference": .blocks([
          "resource_arn": .template([
            "arn:aws:network-firewall:", .context(.region),
            ":aws-managed:stateful-rulegroup/ThreatSignatures",
          ])
        ]),
      ])
    },
  ]

  @Test(arguments: cases) func decides(_ row: FirewallCase) {
    let model = Self.network(row).model
    let traces = model.trace(row.flow)
    #expect(Set(traces.map { "\($0.verdict)" }) == [row.verdict], "\(story(traces))")
  }

  @Test(arguments: cases) func classesAgree(_ row: FirewallCase) {
    let model = Self.network(row).model
    let agreement = Law.agreement(in: model, from: row.flow.source, to: row.flow.destination)
    #expect(agreement.cases > 0 && agreement.breaches.isEmpty, "\(agreement.breaches)")
  }

  private static func network(_ row: FirewallCase) -> TestNetwork {
    var network = TestNetwork.centralized()
    network.remove("inspection/firewall")
    network.remove("inspection/firewall-policy")
    network.remove("inspection/rules")
    row.make(&network)
    return network
  }
}

extension TestNetwork {
  mutating func statelessGroup(_ id: String, source: String, action: String) {
    add(
      id, "aws_networkfirewall_rule_group",
      [
        "type": "STATELESS",
        "rule_group": .blocks([
          "rules_source": .blocks([
            "stateless_rules_and_custom_actions": .blocks([
              "stateless_rule": .blocks([
                "priority": 1,
                "rule_definition": .blocks([
                  "actions": [.string(action)],
                  "match_attributes": .blocks([
                    "source": .blocks(["address_definition": .string(source)])
                  ]),
                ]),
              ])
            ])
          ])
        ]),
      ])
  }
}
