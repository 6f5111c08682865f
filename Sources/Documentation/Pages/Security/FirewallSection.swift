import AWSResources
import Reachability
import Topology

/// One firewall policy: its rules in the order in which packets meet them.
struct FirewallSection: Section {
  let landscape: Landscape
  let policy: Aligned<Resource>

  var body: [Markdown] {
    Markdown.heading(3, "\(title)\(landscape.presence(of: policy))")
    Markdown.paragraph(introduction)
    Markdown.table(
      Table(["Step", "Rule group", "Rule", "Action"], rows: numbered))
  }

  private var title: Inline { .text(policy.first.title) }

  private var firewalls: [Aligned<Resource>] {
    landscape.referrers(
      of: policy.id, type: AWS.NetworkfirewallFirewall.type, through: "firewall_policy_arn")
  }

  private var introduction: Inline {
    let used = firewalls.map { landscape.link($0.id) }
    let order =
      isStrict ? "from top to bottom" : "all pass rules first, then drop, then alert rules"
    let user: Inline = used.isEmpty ? "" : "Used by \(used.enumerated()). "
    return
      "\(user)A packet meets the rules in this order, \(order); the first that decides ends it."
  }

  private var isStrict: Bool {
    let options = landscape.objects(policy.first["firewall_policy"]).first?[
      "stateful_engine_options"]
    return landscape.plain(landscape.objects(options).first?["rule_order"], in: first)
      == "STRICT_ORDER"
  }

  private var first: Int { policy.environments.first ?? 0 }

  private var numbered: [[Inline]] {
    steps.enumerated().map { ["\($0.offset + 1)"] + $0.element }
  }

  /// Stateless first, then the stateful groups by priority, then what happens to the rest.
  private var steps: [[Inline]] {
    let settings = landscape.objects(policy.first["firewall_policy"]).first ?? [:]
    var rows: [[Inline]] = []
    for reference in sorted(landscape.objects(settings["stateless_rule_group_reference"])) {
      rows += StatelessRuleRows(landscape: landscape, policy: policy, reference: reference).rows
    }
    let stateless = actions(settings["stateless_default_actions"])
    let rest: Inline =
      rows.isEmpty
      ? "every packet, without looking at its connection"
      : "what no stateless rule has decided, without looking at its connection"
    rows.append(["–", rest, Self.words(stateless)])
    for reference in sorted(landscape.objects(settings["stateful_rule_group_reference"])) {
      rows +=
        FirewallGroupReading(
          landscape, policy: policy, isStrict: isStrict, reference: reference
        ).rows
    }
    let stateful = actions(settings["stateful_default_actions"])
    if !stateful.isEmpty {
      rows.append(["–", "what no rule has decided", Self.words(stateful)])
    } else if !isStrict {
      rows.append(["–", "what no rule has decided", "pass"])
    }
    return rows
  }

  private func sorted(_ references: [Landscape.Members]) -> [Landscape.Members] {
    references.enumerated().sorted { left, right in
      let priorities = [left, right].map {
        landscape.number($0.element["priority"], in: first) ?? Int.max
      }
      return (priorities[0], left.offset) < (priorities[1], right.offset)
    }.map(\.element)
  }

  private func actions(_ value: Value?) -> [String] {
    landscape.list(value).compactMap { landscape.plain($0, in: first) }
  }

  private static func words(_ actions: [String]) -> Inline {
    actions.map { action -> Inline in
      meanings[action].map { .text($0) } ?? .code(action)
    }.joined()
  }

  /// Source: AWS Network Firewall, "Standard stateless rule group actions" and "Stateful default
  /// actions".
  private static let meanings = [
    "aws:forward_to_sfe": "to the stateful rules", "aws:pass": "pass", "aws:drop": "drop",
    "aws:drop_strict": "drop", "aws:drop_established": "drop once the connection is established",
    "aws:drop_established_app_layer":
      "drop once the connection is established and the application's data is known",
    "aws:alert_strict": "log", "aws:alert_established": "log once the connection is established",
    "aws:alert_established_app_layer": "log",
  ]
}
