import Import
import ImportCases
import Reachability
import Testing
import Topology

/// One fact of a real plan that is not known, and a packet that depends on it: neither accepted nor
/// refused. Each was found by `import-figures --hide`.
@Suite struct UnknownPartTests {
  struct Part: Sendable, CustomStringConvertible {
    let plan: String
    /// The address of a resource with a value, or of a block or call with an expression.
    let owner: String
    let name: String
    let source: String
    let destination: String
    let port: UInt16

    var description: String { "\(owner) \(name)" }

    init(
      _ plan: String, _ owner: String, _ name: String, _ source: String, _ destination: String,
      _ port: UInt16
    ) {
      (self.plan, self.owner, self.name) = (plan, owner, name)
      (self.source, self.destination, self.port) = (source, destination, port)
    }

    var model: NetworkModel {
      get throws {
        var plan = try HiddenPlan(ImportCase(plan).plan)
        if !plan.hide(name, of: owner) {
          let isHidden = plan.hideReference(name, of: owner)
          try #require(isHidden)
        }
        return NetworkModel(try ImportedTerraform(plan.bytes, name: "hidden").topology)
      }
    }
  }

  private static let app = "aws_autoscaling_group.app"
  private static let client = "module.ecs_service_client.aws_ecs_service.ecs_service"
  private static let bat = "batfish-transit-gateway-asymmetric-paths"

  static let all = [
    Part("three-tier", app, "target_group_arns", "internet", app, 80),
    Part("three-tier", "aws_lb_listener.http", "default_action", "internet", app, 80),
    Part("three-tier", "aws_lb_listener.http", "port", "internet", app, 80),
    Part("three-tier", "aws_lb_target_group.app", "port", "internet", app, 80),
    Part("three-tier", "aws_lb.this", "load_balancer_type", "internet", app, 80),
    Part("three-tier", "aws_subnet.public[\"0\"]", "availability_zone", "internet", app, 80),
    Part("ecs-fullstack", "module.alb_client", "subnets", "internet", client, 80),
    Part("ecs-fullstack", "module.alb_client", "target_group", "internet", client, 80),
    Part(
      bat, "aws_ec2_transit_gateway_vpc_attachment.tgw-fish-vpc-bat-att", "subnet_ids",
      "aws_instance.bat_web01[0]", "aws_instance.fish_web01[0]", 22),
    Part(
      bat, "aws_ec2_transit_gateway_vpc_attachment.tgw-fish-vpc-bat-att", "transit_gateway_id",
      "aws_instance.bat_web01[0]", "aws_instance.fish_web01[0]", 22),
    Part(
      "batfish-nat-gateway", "aws_instance.jump_host", "subnet_id", "internet",
      "aws_instance.jump_host", 22),
  ]

  /// A front in a subnet of which the VPC is not known has no interface, and may stand before
  /// anything.
  @Test func aFrontMayStandInASubnetThatIsNotPlaced() throws {
    let plan = SmallPlan(
      [
        ("aws_vpc.a", [], #""cidr_block": "10.0.0.0/16""#),
        ("aws_vpc.b", [], #""cidr_block": "10.1.0.0/16""#),
        ("aws_subnet.front", ["vpc_id"], #""cidr_block": "10.0.1.0/24""#),
        ("aws_subnet.app", ["vpc_id"], #""cidr_block": "10.0.2.0/24""#),
        ("aws_instance.app", ["subnet_id"], #""associate_public_ip_address": false"#),
        (
          "aws_lb.front", ["subnets"],
          #""internal": false, "load_balancer_type": "application", "name": "front""#
        ),
      ],
      """
      "resources": [
        {"address": "aws_subnet.front", "mode": "managed", "type": "aws_subnet", "name": "front",
         "expressions": {"vpc_id": {"references": ["local.vpc_id"]}}},
        {"address": "aws_subnet.app", "mode": "managed", "type": "aws_subnet", "name": "app",
         "expressions": {"vpc_id": {"references": ["aws_vpc.a.id", "aws_vpc.a"]}}},
        {"address": "aws_instance.app", "mode": "managed", "type": "aws_instance", "name": "app",
         "expressions": {"subnet_id": {"references": ["aws_subnet.app.id", "aws_subnet.app"]}}},
        {"address": "aws_lb.front", "mode": "managed", "type": "aws_lb", "name": "front",
         "expressions": {"subnets": {"references": ["aws_subnet.front.id", "aws_subnet.front"]}}}]
      """)
    let model = NetworkModel(try plan.imported().topology)
    let traces = model.trace(
      FlowQuery(from: .internet, to: .element(ElementID("aws_instance.app")), .tcp, port: 80))
    #expect(!traces.isEmpty)
    for trace in traces {
      guard case .unknown = trace.verdict else {
        Issue.record("\(trace.verdict)")
        continue
      }
    }
  }

  @Test(arguments: all) func isUnknown(part: Part) throws {
    let source = try #require(Endpoint(part.source))
    let destination = try #require(Endpoint(part.destination))
    let traces = try part.model.trace(
      FlowQuery(from: source, to: destination, .tcp, port: part.port))
    #expect(!traces.isEmpty)
    let isOpen = traces.contains { if case .unknown = $0.verdict { true } else { false } }
    #expect(isOpen, "\(traces.map(\.verdict))")
  }
}
