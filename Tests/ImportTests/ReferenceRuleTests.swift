import AWSModel
import Import
import Testing

/// One rule of following references at a time.
@Suite struct ReferenceRuleTests {
  private static func block(
    _ address: String, _ expressions: String, _ more: String = ""
  ) -> String {
    let parts = address.split(separator: ".")
    return """
      {"address": "\(address)", "mode": "managed", "type": "\(parts[0])", "name": "\(parts[1])",
       "expressions": {\(expressions)}\(more)}
      """
  }

  private static func references(_ names: String...) -> String {
    "{\"references\": [\(names.map { "\"\($0)\"" }.joined(separator: ", "))]}"
  }

  private static func root(_ blocks: String..., calls: String = "") -> String {
    "\"resources\": [\(blocks.joined(separator: ", "))], \"module_calls\": {\(calls)}"
  }

  @Test func theOnlyReferenceIsTheTarget() throws {
    let plan = SmallPlan(
      [("aws_vpc.a", [], ""), ("aws_vpc.b", [], ""), ("aws_subnet.s", ["vpc_id"], "")],
      Self.root(
        Self.block("aws_vpc.a", ""), Self.block("aws_vpc.b", ""),
        Self.block("aws_subnet.s", "\"vpc_id\": \(Self.references("aws_vpc.a.id", "aws_vpc.a"))")))
    #expect(try plan.edges("aws_subnet.s", "vpc_id") == ["aws_vpc.a, by the only reference"])
  }

  @Test func aConditionIsNotDecided() throws {
    let plan = SmallPlan(
      [("aws_vpc.a", [], ""), ("aws_vpc.b", [], ""), ("aws_subnet.s", ["vpc_id"], "")],
      Self.root(
        Self.block(
          "aws_subnet.s",
          "\"vpc_id\": \(Self.references("var.b", "aws_vpc.b.id", "aws_vpc.b", "aws_vpc.a.id", "aws_vpc.a"))"
        )))
    #expect(
      try plan.edges("aws_subnet.s", "vpc_id") == ["unknown: one of aws_vpc.b, aws_vpc.a"])
  }

  /// What stands beside the only fitting reference may be what a condition chooses.
  @Test func whatMayBeChosenInsteadMakesAnAssumption() throws {
    func edges(_ references: String...) throws -> [String] {
      let names = references.map { "\"\($0)\"" }.joined(separator: ", ")
      let plan = SmallPlan(
        [
          ("aws_internet_gateway.i", [], ""), ("aws_nat_gateway.n", [], ""),
          ("aws_nat_gateway.m", ["subnet_id"], ""), ("aws_route.r", ["gateway_id"], ""),
        ],
        Self.root(
          Self.block("aws_internet_gateway.i", ""), Self.block("aws_nat_gateway.n", ""),
          Self.block("aws_nat_gateway.m", ""),
          Self.block("aws_route.r", "\"gateway_id\": {\"references\": [\(names)]}")))
      return try plan.edges("aws_route.r", "gateway_id")
    }
    let sure = ["aws_internet_gateway.i, by the only reference"]
    let fitting = ["aws_internet_gateway.i, as the only one that fits of several references"]
    #expect(try edges("aws_internet_gateway.i.id") == sure)
    #expect(try edges("var.public", "aws_internet_gateway.i.id") == sure)
    #expect(try edges("local.gateway", "aws_internet_gateway.i.id") == fitting)
    #expect(try edges("aws_internet_gateway.i.id", "aws_nat_gateway.n.id") == fitting)
  }

  /// Routes that nothing gives are taken as none; a group without any rule is left open.
  @Test func blocksThatMayBeDynamicAreSaid() throws {
    let plan = SmallPlan(
      [
        ("aws_vpc.v", [], ""), ("aws_route_table.t", ["route"], ""),
        ("aws_route_table.u", ["route"], ""), ("aws_route.r", ["route_table_id"], ""),
        ("aws_security_group.g", ["ingress", "egress"], ""),
        ("aws_security_group.h", ["ingress"], "\"egress\": [{\"protocol\": \"-1\"}]"),
      ],
      Self.root(
        Self.block("aws_route_table.t", ""), Self.block("aws_route_table.u", ""),
        Self.block("aws_security_group.g", ""),
        Self.block("aws_security_group.h", "\"egress\": {}"),
        Self.block("aws_route.r", "\"route_table_id\": \(Self.references("aws_route_table.u.id"))")
      ))
    let imported = try plan.imported()
    #expect(
      imported.omitted.map { "\($0.source) \($0.name)" } == [
        "aws_route_table.t route", "aws_security_group.h ingress",
      ])
    let group = try #require(
      imported.topology.resources.first { $0.id.description == "aws_security_group.g" })
    guard case .input? = group["ingress"], case .input? = group["egress"] else {
      Issue.record("\(group.arguments)")
      return
    }
    #expect(imported.diagnostics.contains { $0.summary == "2 blocks are assumed not to be there" })
  }

  /// Rules with `count = 0` are rules of their own all the same: the group has none.
  @Test func rulesOfWhichThereAreNoneAreNone() throws {
    let plan = SmallPlan(
      [("aws_vpc.v", [], ""), ("aws_security_group.g", ["ingress", "egress"], "")],
      Self.root(
        Self.block("aws_security_group.g", ""),
        Self.block(
          "aws_vpc_security_group_ingress_rule.i",
          "\"security_group_id\": \(Self.references("aws_security_group.g.id"))",
          ", \"count_expression\": {\"constant_value\": 0}")))
    let imported = try plan.imported()
    #expect(
      imported.omitted.map { "\($0.source) \($0.name)" } == [
        "aws_security_group.g ingress", "aws_security_group.g egress",
      ])
    let group = imported.topology.resources.first { $0.id.description == "aws_security_group.g" }
    #expect(group?["ingress"] == nil && group?["egress"] == nil)
  }

  /// A target group of type `ip` names an instance by its address.
  @Test func aPrivateAddressNamesItsInstance() throws {
    let plan = SmallPlan(
      [
        ("aws_instance.y", ["private_ip"], ""),
        ("aws_lb_target_group_attachment.a", ["target_id"], "\"port\": 8080"),
      ],
      Self.root(
        Self.block("aws_instance.y", ""),
        Self.block(
          "aws_lb_target_group_attachment.a",
          "\"target_id\": \(Self.references("aws_instance.y.private_ip", "aws_instance.y"))")))
    #expect(
      try plan.edges("aws_lb_target_group_attachment.a", "target_id")
        == ["aws_instance.y, by the only reference"])
  }

  @Test func keysAlignAndOtherKeysDoNot() throws {
    let plan = SmallPlan(
      [
        ("aws_subnet.s[\"a\"]", [], ""), ("aws_subnet.s[\"b\"]", [], ""),
        ("aws_instance.i[\"a\"]", ["subnet_id"], ""), ("aws_instance.i[\"c\"]", ["subnet_id"], ""),
      ],
      Self.root(
        Self.block("aws_subnet.s", ""),
        Self.block(
          "aws_instance.i", "\"subnet_id\": \(Self.references("aws_subnet.s", "each.key"))")))
    #expect(
      try plan.edges("aws_instance.i[\"a\"]", "subnet_id")
        == ["aws_subnet.s[\"a\"], by the same key"])
    #expect(
      try plan.edges("aws_instance.i[\"c\"]", "subnet_id")
        == ["unknown: an instance of aws_subnet.s, whose keys are others"])
  }

  @Test func eachValueIsTheInstanceOfTheSameKey() throws {
    let plan = SmallPlan(
      [
        ("aws_subnet.s[\"a\"]", [], ""), ("aws_subnet.s[\"b\"]", [], ""),
        ("aws_instance.i[\"b\"]", ["subnet_id"], ""),
      ],
      Self.root(
        Self.block("aws_subnet.s", ""),
        Self.block(
          "aws_instance.i", "\"subnet_id\": \(Self.references("each.value.id", "each.value"))",
          ", \"for_each_expression\": \(Self.references("aws_subnet.s"))")))
    #expect(
      try plan.edges("aws_instance.i[\"b\"]", "subnet_id")
        == ["aws_subnet.s[\"b\"], by the same key"])
  }

  /// `aws_vpc.v[count.index].main_route_table_id` is told as `aws_vpc.v`.
  @Test func whatAResourceHasIsKnownWithoutItsAttribute() throws {
    let plan = SmallPlan(
      [
        ("aws_vpc.v[0]", [], ""), ("aws_vpc.v[1]", [], ""),
        ("aws_route.r[1]", ["route_table_id"], ""),
      ],
      Self.root(
        Self.block("aws_vpc.v", ""),
        Self.block(
          "aws_route.r", "\"route_table_id\": \(Self.references("aws_vpc.v", "count.index"))")))
    #expect(
      try plan.edges("aws_route.r[1]", "route_table_id") == ["aws_vpc.v[1], by the same key"])
    #expect(
      try plan.imported().edges.first?.targets.first?.attribute == "main_route_table_id")
  }

  @Test func aLocalIsTheOnlyOneOfItsModuleOrUnknown() throws {
    let blocks = [("aws_subnet.s", ["vpc_id"], ""), ("aws_vpc.a", [], "")]
    let configuration = Self.root(
      Self.block("aws_subnet.s", "\"vpc_id\": \(Self.references("local.vpc_id"))"))
    #expect(
      try SmallPlan(blocks, configuration).edges("aws_subnet.s", "vpc_id")
        == ["aws_vpc.a, as the only one in its module"])
    #expect(
      try SmallPlan(blocks + [("aws_vpc.b", [], "")], configuration)
        .edges("aws_subnet.s", "vpc_id") == ["unknown: local.vpc_id"])
  }

  @Test func variablesAndOutputsLeadThroughModules() throws {
    let network = """
      "network": {"expressions": {}, "module": {
        "outputs": {"id": {"expression": \(Self.references("aws_vpc.this[0].id", "aws_vpc.this[0]", "aws_vpc.this"))}},
        "resources": [\(Self.block("aws_vpc.this", ""))]}},
      "app": {"expressions": {"vpc": \(Self.references("module.network.id", "module.network"))},
        "for_each_expression": {}, "module": {
        "resources": [\(Self.block("aws_subnet.s", "\"vpc_id\": \(Self.references("var.vpc"))"))]}}
      """
    let plan = SmallPlan(
      [
        ("module.network.aws_vpc.this[0]", [], ""),
        ("module.app[\"x/y.z\"].aws_subnet.s", ["vpc_id"], ""),
      ], Self.root(calls: network))
    #expect(
      try plan.edges("module.app[\"x/y.z\"].aws_subnet.s", "vpc_id")
        == ["module.network.aws_vpc.this[0], by the only reference"])
  }

  @Test func splatsAreAllInstances() throws {
    let plan = SmallPlan(
      [
        ("aws_subnet.s[0]", [], ""), ("aws_subnet.s[1]", [], ""),
        ("aws_lb.l", ["subnets"], ""),
      ],
      Self.root(
        Self.block("aws_subnet.s", ""),
        Self.block("aws_lb.l", "\"subnets\": \(Self.references("aws_subnet.s"))")))
    #expect(
      try plan.edges("aws_lb.l", "subnets")
        == ["aws_subnet.s[0], as a whole", "aws_subnet.s[1], as a whole"])
  }

  /// The subnet of a NAT gateway is the subnet that the gateway itself names.
  @Test func copiedAttributesAreFollowedOn() throws {
    let plan = SmallPlan(
      [
        ("aws_subnet.s", [], ""), ("aws_nat_gateway.n", ["subnet_id"], ""),
        ("aws_instance.i", ["subnet_id"], ""),
      ],
      Self.root(
        Self.block(
          "aws_nat_gateway.n",
          "\"subnet_id\": \(Self.references("aws_subnet.s.id", "aws_subnet.s"))"
        ),
        Self.block(
          "aws_instance.i",
          "\"subnet_id\": \(Self.references("aws_nat_gateway.n.subnet_id", "aws_nat_gateway.n"))")))
    #expect(
      try plan.edges("aws_instance.i", "subnet_id") == ["aws_subnet.s, by the only reference"])
  }

  /// A text made from an id is not the id.
  @Test func computedTextsAreUnknown() throws {
    let plan = SmallPlan(
      [("aws_vpc.a", [], ""), ("aws_subnet.s", ["cidr_block"], "")],
      Self.root(
        Self.block(
          "aws_subnet.s", "\"cidr_block\": \(Self.references("aws_vpc.a.cidr_block", "aws_vpc.a"))")
      ))
    let subnet = try #require(
      try plan.imported().topology.resources.first { $0.type == "aws_subnet" })
    guard case .input? = subnet["cidr_block"] else {
      Issue.record("\(String(describing: subnet["cidr_block"]))")
      return
    }
  }

  /// References in a circle end.
  @Test func circlesEnd() throws {
    let plan = SmallPlan(
      [("aws_subnet.s", ["vpc_id"], ""), ("aws_nat_gateway.n", ["subnet_id"], "")],
      Self.root(
        Self.block(
          "aws_nat_gateway.n",
          "\"subnet_id\": \(Self.references("aws_nat_gateway.n.subnet_id", "aws_nat_gateway.n"))")))
    #expect(try plan.edges("aws_nat_gateway.n", "subnet_id").allSatisfy { $0.hasPrefix("unknown") })
  }

  /// Literals, defaults and inputs are known when a plan is made: what is unknown all the same the
  /// provider chooses, because the argument is null or empty.
  @Test func defaultsOfVariablesLeaveNothingOpen() throws {
    let plan = SmallPlan(
      [
        (
          #"module.m.aws_autoscaling_group.g"#, ["load_balancers", "launch_template"],
          #""max_size": 1"#
        )
      ],
      """
      "module_calls": {"m": {"source": "./m", "expressions": {}, "module": {
        "variables": {"load_balancers": {"default": []}},
        "resources": [
          {"address": "aws_autoscaling_group.g", "mode": "managed", "type": "aws_autoscaling_group",
           "name": "g", "expressions": {
             "load_balancers": {"references": ["var.load_balancers"]},
             "launch_configuration": {"constant_value": "web"}}}]}}}
      """)
    let resource = try #require(try plan.imported().topology.resources.first)
    #expect(resource["load_balancers"] == nil, "\(resource.arguments)")
    // Instances are launched in one way of three.
    #expect(resource["launch_template"] == nil, "\(resource.arguments)")
  }

  /// Terraform checks the form of what it plans with: where an id is an ARN, the minted one is, too.
  @Test func mintedIDsHaveTheFormOfTheirType() throws {
    let plan = SmallPlan(
      [
        ("aws_alb_target_group.web", [], ""), ("aws_subnet.app", [], ""),
      ], "")
    let text = try ExactTest(Array(plan.json.utf8)).text()
    let group = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/"
    #expect(text.split(separator: "\n").filter { $0.contains(group) }.count == 2, "\(text)")
    #expect(text.contains("\"subnet-00000000000000002\""), "\(text)")
  }

  /// A launch configuration's groups are those of what it launches, and are read there.
  @Test func aLaunchConfigurationIsRead() throws {
    let plan = SmallPlan(
      [
        ("aws_vpc.a", [], #""cidr_block": "10.0.0.0/16""#),
        ("aws_security_group.app", [], #""vpc_id": "vpc-1""#),
        ("aws_launch_configuration.app", ["security_groups"], #""instance_type": "t3.micro""#),
        ("aws_autoscaling_group.app", ["launch_configuration"], #""max_size": 1"#),
      ],
      Self.root(
        Self.block(
          "aws_launch_configuration.app",
          "\"security_groups\": "
            + Self.references("aws_security_group.app.id", "aws_security_group.app")),
        Self.block(
          "aws_autoscaling_group.app",
          "\"launch_configuration\": "
            + Self.references("aws_launch_configuration.app.id", "aws_launch_configuration.app"))))
    let topology = try plan.imported().topology
    let resource = topology.resources.first { $0.type == "aws_launch_configuration" }
    #expect(resource?["security_groups"]?.references.count == 1)
    let unread = AWSModel(topology).ledger.filter { $0.element == resource?.id }
    #expect(unread.isEmpty, "\(unread.map(\.feature))")
  }
}
