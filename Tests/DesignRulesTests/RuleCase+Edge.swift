import OrderedCollections
import Topology

extension RuleCase {
  static var edge: [RuleCase] {
    let balancer = resource("web", "aws_lb", ["load_balancer_type": "application"])
    let association = resource(
      "guard", "aws_wafv2_web_acl_association", ["resource_arn": of("web", "arn")])
    func listener(_ action: Value) -> Resource {
      resource(
        "listener", "aws_lb_listener",
        ["protocol": "HTTP", "port": 80, "default_action": .blocks(["type": action])])
    }
    func egress(_ arguments: OrderedDictionary<String, Value>) -> Resource {
      resource(
        "rule", "aws_vpc_security_group_egress_rule",
        arguments.merging(["security_group_id": of("left")]) { own, _ in own })
    }
    func listed(_ blocks: Value) -> Resource {
      resource(
        "rule", "aws_security_group_rule",
        [
          "type": "ingress", "protocol": "-1", "cidr_blocks": blocks,
          "security_group_id": of("left"),
        ])
    }
    func group(_ id: String, in network: String) -> Resource {
      resource(id, "aws_security_group", ["vpc_id": of(network)])
    }
    let groups =
      vpc("one", "10.0.0.0/16") + vpc("two", "10.1.0.0/16") + [
        group("left", in: "one"), group("neighbour", in: "one"), group("foreign", in: "two"),
      ]
    func referring(to other: String) -> Resource {
      resource(
        "rule", "aws_vpc_security_group_ingress_rule",
        [
          "security_group_id": of("left"), "referenced_security_group_id": of(other),
          "ip_protocol": "tcp", "from_port": 443, "to_port": 443,
        ])
    }
    let peering = resource(
      "peering", "aws_vpc_peering_connection", ["vpc_id": of("two"), "peer_vpc_id": of("one")])
    func log(_ arguments: OrderedDictionary<String, Value>) -> Resource {
      resource("log", "aws_cloudwatch_log_group", arguments)
    }
    let key = of("key", "arn")
    let open =
      vpc("net", "10.2.0.0/16") + table("table", vpc: "net", subnet: "left-subnet") + [
        subnet("left-subnet", vpc: "net", zone: "a", "10.2.0.0/24"),
        resource("igw", "aws_internet_gateway", ["vpc_id": of("net")]),
        route("out", in: "table", to: "0.0.0.0/0", "gateway_id", of("igw")),
        group("clients", in: "net"),
        resource("subnets", "aws_db_subnet_group", ["subnet_ids": [of("left-subnet")]]),
        resource(
          "admits", "aws_vpc_security_group_ingress_rule",
          [
            "security_group_id": of("clients"), "cidr_ipv4": "0.0.0.0/0", "ip_protocol": "tcp",
            "from_port": 5432, "to_port": 5432,
          ]),
      ]
    func database(isPublic: Bool) -> Resource {
      resource(
        "orders", "aws_db_instance",
        [
          "db_subnet_group_name": of("subnets", "name"), "engine": "postgres",
          "vpc_security_group_ids": [of("clients")], "publicly_accessible": .bool(isPublic),
        ])
    }
    func host(_ arguments: OrderedDictionary<String, Value>) -> Resource {
      resource(
        "host", "aws_instance",
        arguments.merging([
          "subnet_id": of("left-subnet"), "vpc_security_group_ids": [of("clients")],
        ]) { own, _ in own })
    }
    return [
      RuleCase(
        .webFirewallMissing, "none", broken: [balancer], mended: [balancer, association]),
      RuleCase(
        .plainListener, "forwards", broken: [listener("forward")],
        mended: [listener("redirect")]),
      RuleCase(
        .openSecurityGroup, "out",
        broken: groups + [egress(["ip_protocol": "-1", "cidr_ipv4": "0.0.0.0/0"])],
        mended: groups + [
          egress([
            "ip_protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_ipv4": "0.0.0.0/0",
          ])
        ]),
      RuleCase(
        .openSecurityGroup, "in, as a list", broken: groups + [listed(["0.0.0.0/0"])],
        mended: groups + [listed(["10.0.0.0/16"])]),
      RuleCase(
        .securityGroupReference, "to another VPC", broken: groups + [referring(to: "foreign")],
        mended: groups + [referring(to: "neighbour")]),
      RuleCase(
        .securityGroupReference, "to a VPC that is not the peer",
        broken: groups + [referring(to: "foreign")],
        mended: groups + [referring(to: "foreign"), peering]),
      RuleCase(
        .securityGroupOfOtherVPC, "an instance",
        broken: open + vpc("two", "10.1.0.0/16") + [
          group("foreign", in: "two"), host(["vpc_security_group_ids": [of("foreign")]]),
        ],
        mended: open + vpc("two", "10.1.0.0/16") + [group("foreign", in: "two"), host([:])]),
      RuleCase(
        .peeringOverlap, "the same block",
        broken: vpc("one", "10.0.0.0/16") + vpc("two", "10.0.128.0/17") + [peering],
        mended: vpc("one", "10.0.0.0/16") + vpc("two", "10.1.0.0/16") + [peering]),
      RuleCase(
        .openHost, "a database", broken: open + [database(isPublic: true)],
        mended: open + [database(isPublic: false)]),
      RuleCase(
        .openHost, "an instance", broken: open + [host(["associate_public_ip_address": true])],
        mended: open + [host([:])]),
      RuleCase(
        .logRetention, "for ever", broken: [log(["kms_key_id": key])],
        mended: [log(["kms_key_id": key, "retention_in_days": 30])]),
      RuleCase(
        .logEncryption, "AWS's own key", broken: [log(["retention_in_days": 30])],
        mended: [log(["kms_key_id": key, "retention_in_days": 30])]),
    ]
  }
}
