import OrderedCollections
import Topology

extension RuleCase {
  /// What AWS refuses although Terraform plans it.
  static var refusals: [RuleCase] {
    func balancer(_ subnets: [Value]) -> [Resource] {
      vpc("vpc", "10.0.0.0/16") + [
        subnet("one[a]", vpc: "vpc", zone: "a", "10.0.0.0/24"),
        subnet("two[a]", vpc: "vpc", zone: "a", "10.0.1.0/24"),
        subnet("one[b]", vpc: "vpc", zone: "b", "10.0.2.0/24"),
        resource(
          "balancer", "aws_lb",
          ["load_balancer_type": "application", "internal": true, "subnets": .list(subnets)]),
      ]
    }
    func entries(_ count: Int) -> [Resource] {
      vpc("vpc", "10.0.0.0/16") + [
        resource(
          "list", "aws_network_acl",
          [
            "vpc_id": of("vpc"),
            "ingress": .blocks(
              (0..<count).map { ["rule_no": .int(100 + $0), "cidr_block": "10.0.0.0/16"] }),
          ])
      ]
    }
    func target(_ address: String) -> [Resource] {
      vpc("vpc", "10.0.0.0/16") + [
        resource("group", "aws_lb_target_group", ["vpc_id": of("vpc"), "target_type": "ip"]),
        resource(
          "target", "aws_lb_target_group_attachment",
          ["target_group_arn": of("group", "arn"), "target_id": .string(address)]),
      ]
    }
    return [
      RuleCase(
        .loadBalancerZones, "one", broken: balancer([of("one[a]"), of("two[a]")]),
        mended: balancer([of("one[a]"), of("one[b]")])),
      RuleCase(.networkACLQuota, "21", broken: entries(21), mended: entries(20)),
      RuleCase(
        .publicTargets, "elsewhere", broken: target("11.16.0.10"), mended: target("172.20.0.10")),
    ]
  }
}
