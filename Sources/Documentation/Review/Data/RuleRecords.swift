import Topology

/// What a table or a group holds, one line for each rule: routes of a route table, rules of a
/// security group or an access list, listeners of a load balancer.
struct RuleRecords {
  let landscape: Landscape

  /// The rules of the element: each its identity, and its text, in one form or for each environment.
  func rules(of holder: Aligned<Resource>) -> [JSON] {
    guard let kinds = Self.holders[holder.first.type] else { return [] }
    let words = RunText(landscape: landscape)
    return kinds.flatMap { kind in
      landscape.referrers(of: holder.id, type: kind.type, through: kind.argument).compactMap {
        rule in
        let texts = landscape.environments.indices.map { environment -> JSON? in
          guard holder.items[environment] != nil, let item = rule.items[environment] else {
            return nil
          }
          return words.json(kind.text(RuleText(landscape, item, environment)))
        }
        return JSON.varying(texts).map { .array([.string(rule.id.description)] + $0) }
      }
    }
  }

  private struct Kind {
    let type: String
    let argument: String
    let text: @Sendable (RuleText) -> Inline
  }

  private static let holders: [String: [Kind]] = [
    "aws_route_table": [
      Kind(type: "aws_route", argument: "route_table_id") { rule in
        "\(rule.first(RuleText.destinations)) to \(rule.first(RuleText.targets))"
      }
    ],
    "aws_ec2_transit_gateway_route_table": [
      Kind(
        type: "aws_ec2_transit_gateway_route", argument: "transit_gateway_route_table_id"
      ) { rule in
        let target =
          rule.isTrue("blackhole")
          ? "nowhere: a blackhole" : rule.first(["transit_gateway_attachment_id"])
        return "\(rule.first(["destination_cidr_block"])) to \(target)"
      },
      Kind(
        type: "aws_ec2_transit_gateway_route_table_propagation",
        argument: "transit_gateway_route_table_id"
      ) { "the addresses of \($0.first(["transit_gateway_attachment_id"])), propagated" },
      Kind(
        type: "aws_ec2_transit_gateway_route_table_association",
        argument: "transit_gateway_route_table_id"
      ) { "used by \($0.first(["transit_gateway_attachment_id"]))" },
    ],
    "aws_security_group": [
      Kind(
        type: "aws_vpc_security_group_ingress_rule", argument: "security_group_id"
      ) { "in from \($0.first(RuleText.peers)), \($0.ports)\($0.purpose)" },
      Kind(
        type: "aws_vpc_security_group_egress_rule", argument: "security_group_id"
      ) { "out to \($0.first(RuleText.peers)), \($0.ports)\($0.purpose)" },
    ],
    "aws_network_acl": [
      Kind(type: "aws_network_acl_rule", argument: "network_acl_id") { rule in
        let way: Inline = rule.isTrue("egress") ? "out to" : "in from"
        return """
          \(rule.first(["rule_number"])): \(rule.first(["rule_action"])) \(way) \
          \(rule.first(["cidr_block", "ipv6_cidr_block"])), \(rule.ports)
          """
      }
    ],
    "aws_lb": [
      Kind(type: "aws_lb_listener", argument: "load_balancer_arn") { rule in
        "listens for \(rule.first(["protocol"])) on port \(rule.first(["port"]))"
      }
    ],
  ]
}
