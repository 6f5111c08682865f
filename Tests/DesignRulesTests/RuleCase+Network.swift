import Topology

extension RuleCase {
  static var network: [RuleCase] {
    let base =
      vpc("net", "10.0.0.0/16") + [
        subnet("left", vpc: "net", zone: "a", "10.0.0.0/24"),
        subnet("right", vpc: "net", zone: "b", "10.0.1.0/24"),
      ]
    let inside = base + table("table", vpc: "net", subnet: "left")
    let edge = base + table("edge", vpc: "net", gateway: "igw")
    func nat(_ zone: String, in subnet: String) -> Resource {
      resource(
        "nat-\(zone)", "aws_nat_gateway",
        ["subnet_id": of(subnet), "allocation_id": "eipalloc-1"])
    }
    let out =
      inside + table("second", vpc: "net", subnet: "right") + [
        nat("a", in: "left"), nat("b", in: "right"),
        route("out-a", in: "table", to: "0.0.0.0/0", "nat_gateway_id", of("nat-a")),
      ]
    return [
      RuleCase(
        .routeInsideVPC, "to a transit gateway",
        broken: inside + [
          route("route", in: "table", to: "10.0.1.0/24", "transit_gateway_id", "tgw-1")
        ],
        mended: inside + [
          route("route", in: "table", to: "10.0.1.0/24", "vpc_endpoint_id", "vpce-1")
        ]),
      RuleCase(
        .routeInsideVPC, "to a part of a subnet",
        broken: inside + [
          route("route", in: "table", to: "10.0.1.0/25", "vpc_endpoint_id", "vpce-1")
        ],
        mended: inside + [
          route("route", in: "table", to: "10.0.0.0/8", "transit_gateway_id", "tgw-1")
        ]),
      RuleCase(
        .edgeRoute, "to a transit gateway",
        broken: edge + [
          route("route", in: "edge", to: "10.0.1.0/24", "transit_gateway_id", "tgw-1")
        ],
        mended: edge + [
          route("route", in: "edge", to: "10.0.1.0/24", "vpc_endpoint_id", "vpce-1")
        ]),
      RuleCase(
        .edgeRoute, "from everywhere",
        broken: edge + [
          route("route", in: "edge", to: "0.0.0.0/0", "vpc_endpoint_id", "vpce-1")
        ],
        mended: edge + [
          route("route", in: "edge", to: "10.0.0.0/16", "vpc_endpoint_id", "vpce-1")
        ]),
      RuleCase(
        .natWithoutAddress, "public by default",
        broken: [resource("nat", "aws_nat_gateway")],
        mended: [resource("nat", "aws_nat_gateway", ["connectivity_type": "private"])]),
      RuleCase(
        .natInOtherZone, "one for two zones",
        broken: out + [
          route("out-b", in: "second", to: "0.0.0.0/0", "nat_gateway_id", of("nat-a"))
        ],
        mended: out + [
          route("out-b", in: "second", to: "0.0.0.0/0", "nat_gateway_id", of("nat-b"))
        ]),
      RuleCase(
        .flowLogMissing, "none",
        broken: [resource("net", "aws_vpc", ["cidr_block": "10.0.0.0/16"])],
        mended: vpc("net", "10.0.0.0/16")),
    ]
  }

  static var quotas: [RuleCase] {
    func networks(_ count: Int) -> [Resource] {
      (1...count).flatMap { vpc("net-\($0)", "10.\($0).0.0/16") }
    }
    func many(_ count: Int, _ type: String, _ name: String) -> [Resource] {
      (1...count).map { resource("\(name)-\($0)", type) }
    }
    func routes(_ count: Int) -> [Resource] {
      vpc("net", "10.0.0.0/12") + table("table", vpc: "net")
        + (1...count).map {
          route("route-\($0)", in: "table", to: "172.16.\($0).0/24", "transit_gateway_id", "tgw-1")
        }
    }
    func groupWithLists(_ entries: Value?) -> [Resource] {
      [
        resource("group", "aws_security_group"),
        resource("list", "aws_ec2_managed_prefix_list", entries.map { ["max_entries": $0] } ?? [:]),
        resource(
          "rule", "aws_vpc_security_group_ingress_rule",
          [
            "security_group_id": of("group"), "ip_protocol": "tcp", "from_port": 443,
            "to_port": 443, "prefix_list_id": of("list"),
          ]),
      ]
    }
    func policy(_ groups: Int) -> Resource {
      resource(
        "policy", "aws_networkfirewall_firewall_policy",
        [
          "firewall_policy": .blocks([
            "stateful_rule_group_reference": .blocks(
              (1...groups).map { ["resource_arn": .string("arn:\($0)")] })
          ])
        ])
    }
    func gateways(_ count: Int) -> [Resource] {
      [subnet("left", vpc: "none", zone: "a", "10.0.0.0/24")]
        + (1...count).map {
          resource(
            "nat-\($0)", "aws_nat_gateway",
            ["subnet_id": of("left"), "connectivity_type": "private"])
        }
    }
    func service(_ groups: Int) -> Resource {
      resource(
        "service", "aws_ecs_service",
        [
          "desired_count": 2,
          "load_balancer": .blocks(
            (1...groups).map { ["target_group_arn": .string("arn:\($0)")] }),
        ])
    }
    return [
      RuleCase(.vpcQuota, "six", broken: networks(6), mended: networks(4)),
      RuleCase(
        .vpcQuota, "five beside the default one", broken: networks(5), mended: networks(4)),
      RuleCase(
        .addressQuota, "six", broken: many(6, "aws_eip", "address"),
        mended: many(5, "aws_eip", "address")),
      RuleCase(.routeQuota, "51", broken: routes(51), mended: routes(50)),
      RuleCase(
        .securityGroupQuota, "a long prefix list", broken: groupWithLists(61),
        mended: groupWithLists(60)),
      RuleCase(
        .prefixListSize, "an unknown prefix list", broken: groupWithLists(nil),
        mended: groupWithLists(10)),
      RuleCase(.ruleGroupQuota, "21", broken: [policy(21)], mended: [policy(20)]),
      RuleCase(.natGatewayQuota, "six", broken: gateways(6), mended: gateways(5)),
      RuleCase(.targetGroupQuota, "six", broken: [service(6)], mended: [service(5)]),
    ]
  }
}
