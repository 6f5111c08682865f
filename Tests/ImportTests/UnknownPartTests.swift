import Import
import ImportCases
import Reachability
import Testing

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
    Part("three-tier", "aws_subnet.public", "vpc_id", "internet", app, 80),
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
