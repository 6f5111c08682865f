import AWSResources
import Topology

extension PostureRules {
  /// Routes and attachments: both directions of a flow take one way, in one zone.
  var traffic: [Assertion] { attachments + transitGateways + firewallRoutes + natRoutes + policies }

  /// Whether traffic that arrives by a transit gateway is sent to a firewall.
  private var hasInspection: Bool {
    scope.families(AWS.Route.type).contains { $0.has("vpc_endpoint_id") }
  }

  private var attachments: [Assertion] {
    let type = AWS.Ec2TransitGatewayVpcAttachment.type
    let appliance = scope.each(
      type, where: { _ in hasInspection },
      "Appliance mode must be on: without it the reply of a flow may reach the firewall of another "
        + "zone, which knows nothing of the flow and drops it."
    ) { $0.attribute("appliance_mode_support").equals("enable") }
    let tables = scope.each(
      type,
      "An attachment must use only the route tables that are given to it, never the default ones."
    ) {
      $0.attribute("transit_gateway_default_route_table_association").equals(false)
        .and($0.attribute("transit_gateway_default_route_table_propagation").equals(false))
    }
    return appliance + tables
  }

  private var transitGateways: [Assertion] {
    scope.each(
      AWS.Ec2TransitGateway.type,
      "A transit gateway must neither accept attachments by itself nor give them a way by default."
    ) {
      $0.attribute("default_route_table_association").equals("disable")
        .and($0.attribute("default_route_table_propagation").equals("disable"))
        .and($0.attribute("auto_accept_shared_attachments").differs(from: "enable"))
    }
  }

  /// Each zone's route must lead to the endpoint in the same zone.
  private var firewallRoutes: [Assertion] {
    scope.families(AWS.Route.type).filter { $0.has("vpc_endpoint_id") && scope.isZonal($0) }
      .map { family in
        let zone = HCLExpression.name("zone")
        let expected = HCLExpression.template([
          .text(Placeholder.endpointPrefix), .interpolation(zone),
        ])
        return Assertion(
          condition: .all(
            "zone", "route", in: family.local.expression,
            HCLExpression.name("route").attribute("vpc_endpoint_id").equals(expected)),
          message: "The routes of \(family.local.address) must lead to the firewall endpoint of "
            + "their own zone.")
      }
  }

  /// Each zone's route must lead to a NAT gateway, its own where each zone has one.
  private var natRoutes: [Assertion] {
    guard let gateways = scope.families(AWS.NatGateway.type).first(where: \.isKeyed) else {
      return []
    }
    return scope.families(AWS.Route.type).filter { $0.has("nat_gateway_id") && scope.isZonal($0) }
      .map { family in
        let target = HCLExpression.name("route").attribute("nat_gateway_id")
        let gateway = gateways.local.expression
        let isOwn = scope.isZonal(gateways)
        let known = HCLExpression.attribute(.splat(gateway.values), "id").contains(target)
        return Assertion(
          condition: .all(
            "zone", "route", in: family.local.expression,
            isOwn
              ? target.equals(.attribute(.index(gateway, .name("zone")), "id")) : known),
          message: isOwn
            ? "Each zone must reach the internet by its own NAT gateway."
            : "Each zone must have a route to a NAT gateway.")
      }
  }

  private var policies: [Assertion] {
    let policy = scope.each(
      AWS.NetworkfirewallFirewallPolicy.type,
      "A firewall policy must hand every packet to the stateful rules, take them in strict order "
        + "and drop what none of them lets pass."
    ) {
      let policy = HCLExpression.index($0.attribute("firewall_policy"), .int(0))
      let forward = HCLExpression.string("aws:forward_to_sfe")
      let drops = HCLExpression.any(
        "action", in: policy.attribute("stateful_default_actions"),
        .call("startswith", [.name("action"), .string("aws:drop_")]))
      return policy.attribute("stateless_default_actions").contains(forward)
        .and(policy.attribute("stateless_fragment_default_actions").contains(forward))
        .and(policy.nested("stateful_engine_options", "rule_order").equals("STRICT_ORDER"))
        .and(drops)
    }
    let home = scope.each(
      AWS.NetworkfirewallFirewallPolicy.type,
      where: { _ in
        hasInspection && !scope.families(AWS.Ec2TransitGatewayVpcAttachment.type).isEmpty
      },
      "A firewall policy must say which networks are its own: HOME_NET is the firewall's VPC alone "
        + "by default."
    ) {
      .any(
        "variable",
        in: .index($0.attribute("firewall_policy"), .int(0)).nested(
          "policy_variables", "rule_variables"),
        HCLExpression.name("variable").attribute("key").equals("HOME_NET"))
    }
    let groups = scope.each(
      AWS.NetworkfirewallRuleGroup.type,
      where: { family in family.members.allSatisfy { $0["type"] == "STATEFUL" } },
      "Every group of rules must have the order of the policy."
    ) {
      HCLExpression.index($0.attribute("rule_group"), .int(0))
        .nested("stateful_rule_options", "rule_order").equals("STRICT_ORDER")
    }
    return policy + home + groups
  }
}
