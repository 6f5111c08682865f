import Topology

extension RuleCase {
  /// An inspection VPC and a spoke on a transit gateway, as they should be but for what is named.
  private static func hub(
    applianceMode: String = "enable", homeNetwork: Bool = true, sharedTable: Bool = false,
    propagatesSpoke: Bool = false, associatesSpoke: Bool = true
  ) -> [Resource] {
    var result =
      vpc("inspection", "100.64.0.0/24") + vpc("spoke", "10.0.0.0/16") + [
        subnet("in[a]", vpc: "inspection", zone: "a", "100.64.0.0/28"),
        subnet("in[b]", vpc: "inspection", zone: "b", "100.64.0.16/28"),
        subnet("work", vpc: "spoke", zone: "a", "10.0.0.0/24"),
        resource(
          "hub", "aws_ec2_transit_gateway",
          [
            "default_route_table_association": "disable",
            "default_route_table_propagation": "disable",
          ]),
        resource(
          "firewall", "aws_networkfirewall_firewall",
          ["vpc_id": of("inspection"), "firewall_policy_arn": of("policy", "arn")]),
        policy(homeNetwork: homeNetwork),
        attachment("inspection-attachment", vpc: "inspection", ["in[a]", "in[b]"], applianceMode),
        attachment("spoke-attachment", vpc: "spoke", ["work"], "disable"),
        resource(
          "before", "aws_ec2_transit_gateway_route_table", ["transit_gateway_id": of("hub")]),
        resource("after", "aws_ec2_transit_gateway_route_table", ["transit_gateway_id": of("hub")]),
        resource(
          "to-inspection", "aws_ec2_transit_gateway_route",
          [
            "destination_cidr_block": "0.0.0.0/0", "transit_gateway_route_table_id": of("before"),
            "transit_gateway_attachment_id": of("inspection-attachment"),
          ]),
        join("propagation", "spoke-attachment", propagatesSpoke ? "before" : "after"),
        join("association", "inspection-attachment", sharedTable ? "before" : "after"),
      ]
    if associatesSpoke { result.append(join("association", "spoke-attachment", "before")) }
    for zone in ["a", "b"] {
      result += table("table-\(zone)", vpc: "inspection", subnet: "in[\(zone)]")
      result.append(
        route(
          "route-\(zone)", in: "table-\(zone)", to: "0.0.0.0/0", "vpc_endpoint_id",
          of("firewall", "endpoint_ids", key: zone)))
    }
    return result
  }

  /// A host beside the firewall that asks spokes through it; their answers come by the subnets of the
  /// transit gateway, which send them through it too, or to the VPC itself.
  private static func hubWithHost(answersPass: Bool) -> [Resource] {
    let inspected: (String, String) -> Resource = { table, block in
      route(
        "\(table)-to-\(block.prefix { $0 != "/" })", in: table, to: block, "vpc_endpoint_id",
        of("firewall", "endpoint_ids", key: "a"))
    }
    var result =
      hub() + [
        subnet("public", vpc: "inspection", zone: "a", "100.64.0.32/28"),
        resource("host", "aws_network_interface", ["subnet_id": of("public")]),
        inspected("beside", "10.0.0.0/16"),
      ] + table("beside", vpc: "inspection", subnet: "public")
    if answersPass {
      result += ["table-a", "table-b"].map { inspected($0, "100.64.0.32/28") }
    }
    return imported(result)
  }

  private static func attachment(
    _ id: String, vpc: String, _ subnets: [String], _ applianceMode: String
  ) -> Resource {
    resource(
      id, "aws_ec2_transit_gateway_vpc_attachment",
      [
        "transit_gateway_id": of("hub"), "vpc_id": of(vpc),
        "subnet_ids": .list(subnets.map { of($0) }),
        "appliance_mode_support": .string(applianceMode),
      ])
  }

  private static func join(_ kind: String, _ attachment: String, _ table: String) -> Resource {
    resource(
      "\(kind)-\(attachment)", "aws_ec2_transit_gateway_route_table_\(kind)",
      [
        "transit_gateway_attachment_id": of(attachment),
        "transit_gateway_route_table_id": of(table),
      ])
  }

  private static func policy(homeNetwork: Bool) -> Resource {
    let variables: Value = .blocks([
      "rule_variables": .blocks([
        "key": "HOME_NET", "ip_set": .blocks(["definition": ["10.0.0.0/8"]]),
      ])
    ])
    return resource(
      "policy", "aws_networkfirewall_firewall_policy",
      [
        "firewall_policy": .blocks(["policy_variables": homeNetwork ? variables : .null])
      ])
  }

  static var transitGateway: [RuleCase] {
    func gateway(_ propagation: Value?) -> Resource {
      var result = resource(
        "hub", "aws_ec2_transit_gateway", ["default_route_table_association": "disable"])
      result.arguments["default_route_table_propagation"] = propagation
      return result
    }
    func drop(_ attachment: Value?) -> Resource {
      var result = resource(
        "route", "aws_ec2_transit_gateway_route",
        ["destination_cidr_block": "10.0.0.0/8", "blackhole": true])
      result.arguments["transit_gateway_attachment_id"] = attachment
      return result
    }
    func attachment(_ name: String, joins: Value?) -> [Resource] {
      var result = resource(
        "attachment-\(name)", "aws_ec2_transit_gateway_vpc_attachment",
        ["transit_gateway_default_route_table_association": false])
      result.arguments["transit_gateway_id"] = of("hub")
      result.arguments["transit_gateway_default_route_table_propagation"] = joins
      let table = resource(
        "table-\(name)", "aws_ec2_transit_gateway_route_table", ["transit_gateway_id": of("hub")])
      let association = resource(
        "association-\(name)", "aws_ec2_transit_gateway_route_table_association",
        [
          "transit_gateway_attachment_id": of("attachment-\(name)"),
          "transit_gateway_route_table_id": of("table-\(name)"),
        ])
      return [result, table, association]
    }
    return [
      RuleCase(
        .transitGatewayDefaults, "left as they are",
        broken: [gateway(nil)], mended: [gateway("disable")]),
      RuleCase(
        .transitGatewayDefaults, "left as they are, one attachment in them",
        broken: [gateway("enable")] + attachment("a", joins: false) + attachment("b", joins: nil),
        mended: [gateway("enable")] + attachment("a", joins: false)
          + attachment("b", joins: false)),
      RuleCase(
        .transitGatewayBlackhole, "with an attachment",
        broken: [drop("tgw-attach-1")], mended: [drop(nil)]),
      RuleCase(
        .applianceModeOff, "disabled", broken: hub(applianceMode: "disable"), mended: hub()),
      RuleCase(
        .inspectionTableShared, "with a spoke", broken: hub(sharedTable: true), mended: hub()),
      RuleCase(
        .inspectionBypass, "a spoke is propagated", broken: hub(propagatesSpoke: true),
        mended: hub()),
      RuleCase(
        .attachmentWithoutTable, "a spoke", broken: hub(associatesSpoke: false), mended: hub()),
      RuleCase(
        .firewallHomeNetwork, "not set", broken: hub(homeNetwork: false), mended: hub()),
      RuleCase(
        .answersPastInspection, "of a host beside the firewall",
        broken: hubWithHost(answersPass: false), mended: hubWithHost(answersPass: true)),
    ]
  }
}
