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
      resource("rule", "aws_vpc_security_group_egress_rule", arguments)
    }
    func listed(_ blocks: Value) -> Resource {
      resource(
        "rule", "aws_security_group_rule",
        ["type": "ingress", "protocol": "-1", "cidr_blocks": blocks])
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
    return [
      RuleCase(
        .webFirewallMissing, "none", broken: [balancer], mended: [balancer, association]),
      RuleCase(
        .plainListener, "forwards", broken: [listener("forward")],
        mended: [listener("redirect")]),
      RuleCase(
        .openSecurityGroup, "out",
        broken: [egress(["ip_protocol": "-1", "cidr_ipv4": "0.0.0.0/0"])],
        mended: [
          egress([
            "ip_protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_ipv4": "0.0.0.0/0",
          ])
        ]),
      RuleCase(
        .openSecurityGroup, "in, as a list", broken: [listed(["0.0.0.0/0"])],
        mended: [listed(["10.0.0.0/16"])]),
      RuleCase(
        .securityGroupReference, "to another VPC", broken: groups + [referring(to: "foreign")],
        mended: groups + [referring(to: "neighbour")]),
      RuleCase(
        .securityGroupReference, "to a VPC that is not the peer",
        broken: groups + [referring(to: "foreign")],
        mended: groups + [referring(to: "foreign"), peering]),
      RuleCase(
        .logRetention, "for ever", broken: [log(["kms_key_id": key])],
        mended: [log(["kms_key_id": key, "retention_in_days": 30])]),
      RuleCase(
        .logEncryption, "AWS's own key", broken: [log(["retention_in_days": 30])],
        mended: [log(["kms_key_id": key, "retention_in_days": 30])]),
    ]
  }
}
