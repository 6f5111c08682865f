import OrderedCollections
import Testing
import Topology

@testable import Import

/// What a load balancer's security groups let it reach, and what it forwards to.
@Suite struct ForwardingTests {
  private static func resource(
    _ id: String, _ type: String, _ arguments: OrderedDictionary<String, Value>
  ) -> Resource {
    Resource(
      id: ElementID(id), type: type, name: id, arguments: arguments, title: id,
      location: SourceLocation(file: "sample.swift", line: 1))
  }

  private static func reference(_ id: String, _ attribute: String = "id") -> Value {
    .reference(ElementID(id), attribute)
  }

  /// Two services in one security group, of which the first may be a target.
  private static func connections(hasTarget: Bool) -> [String] {
    var topology = Topology(
      name: "sample", title: "Sample", summary: "",
      environment: Environment(
        "test", account: "111111111111", zones: [Zone("a")], addresses: "10.0.0.0/8"),
      region: .ireland)
    func service(_ id: String, isTarget: Bool) -> Resource {
      var arguments: OrderedDictionary<String, Value> = [
        "name": .string(id),
        "network_configuration": .blocks([
          "subnets": .list([reference("subnet")]), "security_groups": .list([reference("apps")]),
        ]),
      ]
      if isTarget {
        arguments["load_balancer"] = .blocks([
          "target_group_arn": reference("group", "arn"), "container_name": "web",
          "container_port": 8080,
        ])
      }
      return resource(id, "aws_ecs_service", arguments)
    }
    topology.resources = [
      resource("vpc", "aws_vpc", ["cidr_block": "10.0.0.0/16"]),
      resource(
        "subnet", "aws_subnet", ["vpc_id": reference("vpc"), "cidr_block": "10.0.1.0/24"]),
      resource("balancers", "aws_security_group", ["vpc_id": reference("vpc")]),
      resource("apps", "aws_security_group", ["vpc_id": reference("vpc")]),
      resource(
        "out", "aws_vpc_security_group_egress_rule",
        [
          "security_group_id": reference("balancers"), "cidr_ipv4": "0.0.0.0/0",
          "ip_protocol": "-1",
        ]),
      resource(
        "in", "aws_vpc_security_group_ingress_rule",
        [
          "security_group_id": reference("apps"),
          "referenced_security_group_id": reference("balancers"), "ip_protocol": "tcp",
          "from_port": 8080, "to_port": 8080,
        ]),
      resource(
        "alb", "aws_lb",
        [
          "name": "alb", "internal": true, "load_balancer_type": "application",
          "subnets": .list([reference("subnet")]),
          "security_groups": .list([reference("balancers")]),
        ]),
      resource(
        "group", "aws_lb_target_group",
        [
          "name": "web", "port": 8080, "protocol": "HTTP", "target_type": "ip",
          "vpc_id": reference("vpc"),
        ]),
      resource(
        "listener", "aws_lb_listener",
        [
          "load_balancer_arn": reference("alb", "arn"), "port": 80, "protocol": "HTTP",
          "default_action": .blocks([
            "type": "forward", "target_group_arn": reference("group", "arn"),
          ]),
        ]),
      service("web", isTarget: hasTarget), service("batch", isTarget: false),
    ]
    let inferred = InferredComponents(topology).topology
    return inferred.connections.filter { $0.source == ElementID("alb") }.map {
      "\($0.target): \($0.title) on \($0.ports)"
    }
  }

  @Test func aLineIsDrawnToWhatIsATarget() {
    #expect(Self.connections(hasTarget: true) == ["web: HTTP on 8080"])
  }

  @Test func whereNoTargetIsKnownALineSaysThatItIsPermitted() {
    let connections = Self.connections(hasTarget: false)
    #expect(connections.count == 2)
    #expect(connections.allSatisfy { $0.contains("permitted by security groups") })
  }
}
