import AWSModel
import AWSResources
import Topology

/// What a table or a group holds, one line for each rule: routes of a route table, rules of a
/// security group or an access list, listeners of a load balancer.
struct RuleRecords {
  let landscape: Landscape

  /// The rules of the element: each its identity, and its text, in one form or for each environment.
  func rules(of holder: Aligned<Resource>) -> [JSON] {
    if landscape.models.contains(where: { $0.routeTables[holder.id] != nil }) {
      return routes(of: holder)
    }
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

  /// Every route that decides in the table, in the model's order. A route that AWS makes goes by the
  /// table, which is what decides in a walk.
  private func routes(of table: Aligned<Resource>) -> [JSON] {
    var order: [RouteKey] = []
    var texts: [RouteKey: [JSON?]] = [:]
    let words = RunText(landscape: landscape)
    for (environment, model) in landscape.models.enumerated() {
      for route in model.routeTables[table.id]?.routes ?? [] {
        let key = RouteKey(route, in: table.id)
        if texts[key] == nil {
          order.append(key)
          texts[key] = Array(repeating: nil, count: landscape.models.count)
        }
        texts[key]?[environment] = words.json(text(of: route, environment))
      }
    }
    return order.compactMap { key in
      JSON.varying(texts[key] ?? []).map { .array([.string(key.element.description)] + $0) }
    }
  }

  /// What tells the routes of a table apart, whatever the environment.
  private struct RouteKey: Hashable {
    let element: ElementID
    let source: Route.Source
    /// For routes that have no resource of their own.
    let destination: RouteDestination?

    init(_ route: Route, in table: ElementID) {
      element = route.source == .declared ? route.element : table
      source = route.source
      destination = route.source == .inline || route.source == .endpoint ? route.destination : nil
    }
  }

  private func text(of route: Route, _ environment: Int) -> Inline {
    if route.source == .declared,
      let resource = landscape.models[environment].resource(route.element)
    {
      let rule = RuleText(landscape, resource, environment)
      return "\(rule.first(RuleText.destinations)) to \(rule.first(RuleText.targets))"
    }
    let words = RouteWords(landscape: landscape)
    return "\(words.destination(route)) to \(words.target(route))"
  }

  private struct Kind {
    let type: String
    let argument: String
    let text: @Sendable (RuleText) -> Inline
  }

  private static let holders: [String: [Kind]] = [
    AWS.Ec2TransitGatewayRouteTable.type: [
      Kind(
        type: AWS.Ec2TransitGatewayRoute.type, argument: "transit_gateway_route_table_id"
      ) { rule in
        let target =
          rule.isTrue("blackhole")
          ? "nowhere: a blackhole" : rule.first(["transit_gateway_attachment_id"])
        return "\(rule.first(["destination_cidr_block"])) to \(target)"
      },
      Kind(
        type: AWS.Ec2TransitGatewayRouteTablePropagation.type,
        argument: "transit_gateway_route_table_id"
      ) { "the addresses of \($0.first(["transit_gateway_attachment_id"])), propagated" },
      Kind(
        type: AWS.Ec2TransitGatewayRouteTableAssociation.type,
        argument: "transit_gateway_route_table_id"
      ) { "used by \($0.first(["transit_gateway_attachment_id"]))" },
    ],
    AWS.SecurityGroup.type: [
      Kind(
        type: AWS.VpcSecurityGroupIngressRule.type, argument: "security_group_id"
      ) { "in from \($0.first(RuleText.peers)), \($0.ports)\($0.purpose)" },
      Kind(
        type: AWS.VpcSecurityGroupEgressRule.type, argument: "security_group_id"
      ) { "out to \($0.first(RuleText.peers)), \($0.ports)\($0.purpose)" },
    ],
    AWS.NetworkAcl.type: [
      Kind(type: AWS.NetworkAclRule.type, argument: "network_acl_id") { rule in
        let way: Inline = rule.isTrue("egress") ? "out to" : "in from"
        return """
          \(rule.first(["rule_number"])): \(rule.first(["rule_action"])) \(way) \
          \(rule.first(["cidr_block", "ipv6_cidr_block"])), \(rule.ports)
          """
      }
    ],
    AWS.Lb.type: [
      Kind(type: AWS.LbListener.type, argument: "load_balancer_arn") { rule in
        "listens for \(rule.first(["protocol"])) on port \(rule.first(["port"]))"
      }
    ],
  ]
}
