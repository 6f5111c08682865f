import AWSModel
import Topology

/// The rules of one stateless rule group as rows of the policy's table: what a packet is, whatever
/// its connection.
struct StatelessRuleRows {
  let landscape: Landscape
  let policy: Aligned<Resource>
  let reference: Landscape.Members

  /// Group, rule, action.
  var rows: [[Inline]] {
    let title =
      reference["resource_arn"].map { landscape.text($0, in: policy.environments.first ?? 0) }
      ?? .none
    guard let id = reference["resource_arn"]?.references.first?.element,
      landscape.resource(id) != nil
    else { return [[title, "the stateless rules of a group that is not known", "not known"]] }
    let groups = landscape.environments.indices.map {
      landscape.models[$0].firewallRuleGroups[id]
    }
    let count = groups.map { $0.map { rules($0).count } ?? 0 }.max() ?? 0
    guard count > 0 else { return [[title, "no stateless rule that is known", .none]] }
    return (0..<count).map { place in
      func cell(_ part: (FirewallRuleGroup.StatelessRule) -> Inline) -> Inline {
        landscape.varying { environment in
          guard let rules = groups[environment].map(rules), rules.indices.contains(place) else {
            return nil
          }
          return part(rules[place])
        } ?? .none
      }
      return [title, cell(Self.packets), cell(Self.action)]
    }
  }

  /// In the order in which AWS evaluates them: by priority, the lowest first.
  private func rules(_ group: FirewallRuleGroup) -> [FirewallRuleGroup.StatelessRule] {
    group.statelessRules.enumerated().sorted {
      ($0.element.priority.value ?? .max, $0.offset)
        < ($1.element.priority.value ?? .max, $1.offset)
    }.map(\.element)
  }

  /// `packets of TCP from 0.0.0.0/0 to 0.0.0.0/0, port 22`
  private static func packets(_ rule: FirewallRuleGroup.StatelessRule) -> Inline {
    let protocols = rule.protocols.map { number -> Inline in
      switch number {
      case .known(let number): .text(names[number] ?? "protocol \(number)")
      case .unknown, .absent: "a protocol that is not known"
      }
    }
    let kind: Inline = protocols.isEmpty ? "packets" : "packets of \(protocols.enumerated())"
    let flags = rule.hasFlags ? " with the TCP flags of the rule" : ""
    let source = side(rule.sources, rule.sourcePorts)
    let destination = side(rule.destinations, rule.destinationPorts)
    return "\(kind)\(flags) from \(source) to \(destination)"
  }

  private static func side(
    _ blocks: [Known<IPv4Network>], _ ports: [Known<ClosedRange<Int>>]
  ) -> Inline {
    let addresses = blocks.map { block -> Inline in
      block.value.map { .code($0.description) } ?? "addresses that are not known"
    }
    let spans = ports.map { span -> Inline in
      switch span {
      case .known(let span):
        .text(span.count == 1 ? "\(span.lowerBound)" : "\(span.lowerBound)–\(span.upperBound)")
      case .unknown, .absent: "not known"
      }
    }
    let place: Inline = addresses.isEmpty ? "any address" : addresses.joined(separator: " or ")
    guard !spans.isEmpty, !ports.contains(.known(0...65535)) else { return place }
    let noun = ports.count == 1 && ports[0].value?.count == 1 ? "port" : "ports"
    return "\(place), \(noun) \(spans.joined(separator: " or "))"
  }

  private static func action(_ rule: FirewallRuleGroup.StatelessRule) -> Inline {
    let words = rule.actions.known.map { action -> Inline in
      meanings[action].map { .text($0) } ?? .code(action)
    }
    return rule.actions.isComplete && !words.isEmpty ? words.joined() : "not known"
  }

  /// Source: AWS Network Firewall, "Defining rule actions", stateless.
  private static let meanings = [
    "aws:forward_to_sfe": "to the stateful rules", "aws:pass": "pass", "aws:drop": "drop",
  ]
  private static let names = [1: "ICMP", 6: "TCP", 17: "UDP", 58: "ICMPv6"]
}
