import Topology

/// A firewall policy, as far as the rules look at it.
struct FirewallPolicy {
  /// The rule order of policies and groups that name none.
  static let defaultOrder = "DEFAULT_ACTION_ORDER"

  let block: Block
  private let content: Block?

  init(_ block: Block) {
    self.block = block
    content = block.block("firewall_policy")
  }

  /// The rule order; nil where it is not known.
  var order: String? {
    guard let options = content?.block("stateful_engine_options"), options.has("rule_order") else {
      return Self.defaultOrder
    }
    return options.text("rule_order")
  }

  var defaultActions: [String] { content?.texts("stateful_default_actions") ?? [] }

  /// The references to stateful rule groups.
  var groupReferences: [Block] { content?.blocks("stateful_rule_group_reference") ?? [] }

  /// The names of the variables that the policy sets.
  var variables: [String] {
    (content?.block("policy_variables")?.blocks("rule_variables") ?? []).compactMap {
      $0.text("key")
    }
  }
}

extension DesignModel {
  var firewallPolicies: [FirewallPolicy] {
    resources("aws_networkfirewall_firewall_policy").map(FirewallPolicy.init)
  }
}
