import Topology

/// The networks that a firewall rule speaks of.
public enum FirewallNetwork: Hashable, Sendable {
  case any
  /// Every address of the environment (`$HOME_NET`).
  case environment
  /// The block of the VPC with this name.
  case vpc(String)
  /// A block in CIDR notation.
  case cidr(String)

  /// The rule variable that stands for it; nil where the policy or Suricata has one.
  var variable: String? {
    guard case .vpc(let name) = self else { return nil }
    let word = Words.snake(name).uppercased()
    // Suricata's own variables stay what they are.
    return ["HOME_NET", "EXTERNAL_NET"].contains(word) ? "VPC_\(word)" : word
  }

  var suricata: String {
    switch self {
    case .any: "any"
    case .environment: "$HOME_NET"
    case .vpc: "$\(variable ?? "")"
    case .cidr(let text): text
    }
  }

  var text: String {
    switch self {
    case .any: "anywhere"
    case .environment: "the environment"
    case .vpc(let name): name
    case .cidr(let text): text
    }
  }

  func value(usedBy rule: TrafficRule, _ lowering: inout Lowering) -> Value? {
    guard case .vpc(let name) = self else { return nil }
    guard let vpc = lowering.registry.vpcs[name] else {
      lowering.reportUnknown(
        name, kind: "VPC", known: lowering.registry.vpcs.keys, usedBy: "A firewall rule",
        at: rule.location)
      return nil
    }
    return .reference(vpc.resource, "cidr_block")
  }
}
