import Import
import ImportCases
import Reachability
import Testing
import Topology

/// Questions about real plans: the answer is right, or unknown with the cause, and never wrong.
@Suite struct QuestionTests {
  private static let hub = "hubspoke-centralized-egress"
  private static func compute(_ spoke: Int) -> String {
    "module.compute[\"spoke-vpc-\(spoke)\"].aws_instance.ec2_instance[0]"
  }
  private static let places = "subnets that are not known"

  static let all: [Question] = [
    Question(
      name: "A1, spokes talk HTTP through the firewall", plan: "anfw-terraform",
      source: "aws_instance.spoke_vpc_a_host", destination: "aws_instance.spoke_vpc_b_host",
      port: 80, right: .reaches, unknown: "the protocol dns"),
    Question(
      name: "A2, but not SSH", plan: "anfw-terraform", source: "aws_instance.spoke_vpc_a_host",
      destination: "aws_instance.spoke_vpc_b_host", port: 22, right: .fails(by: "firewall"),
      unknown: "the protocol dns"),
    Question(
      name: "A2, nor ping", plan: "anfw-terraform", source: "aws_instance.spoke_vpc_a_host",
      destination: "aws_instance.spoke_vpc_b_host", transport: .icmp,
      right: .fails(by: "drop_icmp")),
    Question(
      name: "A3, egress", plan: "anfw-terraform", source: "aws_instance.spoke_vpc_a_host",
      destination: "internet", serverName: "example.com", right: .reaches,
      unknown: "the protocol dns"),
    Question(
      name: "A4, the load balancer's targets are read during apply", plan: "anfw-terraform",
      source: "internet", destination: "aws_lb.public_web_service_lb", port: 80,
      right: .fails(by: "one-sided"), unknown: "load balancer target"),
    Question(
      name: "A4, answers of web hosts go around the firewall", plan: "anfw-terraform",
      source: "aws_lb.public_web_service_lb", destination: "aws_instance.vpc_a_web_hosts[0]",
      port: 80, right: .fails(by: "response takes another path")),
    Question(
      name: "A5, the other spoke's endpoint", plan: "anfw-terraform",
      source: "aws_instance.spoke_vpc_b_host",
      destination: "aws_vpc_endpoint.spoke_vpc_a_ssm_endpoint",
      right: .fails(by: "no rule permits it")),
    Question(
      name: "B1, spokes ping each other", plan: hub, source: compute(1), destination: compute(2),
      transport: .icmp, right: .reaches, unknown: places),
    Question(
      name: "B2, but have no SSH", plan: hub, source: compute(1), destination: compute(2),
      port: 22, right: .fails(by: "no rule permits it"), unknown: places),
    Question(
      name: "B3, the endpoint of EC2 Instance Connect", plan: hub,
      source: "module.compute[\"spoke-vpc-1\"].aws_ec2_instance_connect_endpoint.eic_endpoint",
      destination: compute(1), port: 22, right: .reaches, unknown: places),
    Question(
      name: "B4, an allowed name", plan: hub, source: compute(1), destination: "internet",
      serverName: "aws.amazon.com", right: .reaches, unknown: places),
    Question(
      name: "B4, another name", plan: hub, source: compute(1), destination: "internet",
      serverName: "example.com", right: .fails(by: "firewall"), unknown: places),
    Question(
      name: "D1, the workload's VPC is not in the plan", plan: "oozou-nonprod-network",
      source: "10.2.0.10", destination: "internet", right: .reaches,
      unknown: "outside the model"),
    Question(
      name: "D2, nor is the deployment's", plan: "oozou-nonprod-network", source: "10.129.0.10",
      destination: "10.2.0.10", right: .reaches, unknown: "outside the model"),
    Question(
      name: "F3, the application leaves by a NAT instance", plan: "three-tier",
      source: "aws_autoscaling_group.app", destination: "internet", right: .reaches,
      unknown: "forwarding by an instance"),
    Question(
      name: "F3, and reaches S3 by the endpoint", plan: "three-tier",
      source: "aws_autoscaling_group.app", destination: "aws_vpc_endpoint.s3", right: .reaches),
    Question(
      name: "G2, each direction by its own transit gateway",
      plan: "batfish-transit-gateway-asymmetric-paths", source: "aws_instance.bat_web01[0]",
      destination: "aws_instance.fish_web01[0]", port: 22, right: .reaches),
    Question(
      name: "G3, the public subnet has the internet", plan: "batfish-vpc-endpoint-gateway",
      source: "aws_instance.instance_public[0]", destination: "internet", right: .reaches),
    Question(
      name: "G3, the private one has not", plan: "batfish-vpc-endpoint-gateway",
      source: "aws_instance.instance_private[0]", destination: "internet",
      right: .fails(by: "no route")),
    Question(
      name: "G4, a subnet behind NAT", plan: "batfish-nat-gateway", source: "aws_instance.test1",
      destination: "internet", right: .reaches),
    Question(
      name: "G4, a subnet of the main table", plan: "batfish-nat-gateway",
      source: "aws_instance.test20", destination: "internet", right: .fails(by: "no route")),
  ]

  @Test(arguments: all) func isAnsweredOrUnknownWithItsCause(question: Question) throws {
    let traces = try question.traces()
    #expect(!traces.isEmpty)
    for fault in Set(traces.compactMap(question.fault)) { Issue.record("\(question): \(fault)") }
  }

  /// A1: both ways lead through the firewall, in one zone.
  @Test func spokesTalkThroughTheFirewall() throws {
    let question = try #require(Self.all.first)
    let firewall = "aws_networkfirewall_firewall.inspection_vpc_anfw"
    for trace in try question.traces() {
      let forward = trace.forward.filter { $0.element?.description == firewall }
      let reply = trace.reply.filter { $0.element?.description == firewall }
      #expect(forward.count == 1 && reply.count == 1)
      #expect(forward.first?.zone == reply.first?.zone)
    }
  }

  /// B1: the transit gateway's more specific routes lead past the inspection.
  @Test func spokesBypassTheFirewall() throws {
    let question = try #require(Self.all.first { $0.name.hasPrefix("B1") })
    for trace in try question.traces() {
      #expect(!(trace.forward + trace.reply).contains { $0.element?.name == "anfw" })
    }
  }

  /// G2: bat to fish by one transit gateway, the answer by the other.
  @Test func eachDirectionHasItsTransitGateway() throws {
    let question = try #require(Self.all.first { $0.name.hasPrefix("G2") })
    for trace in try question.traces() {
      #expect(trace.forward.contains { $0.element?.name == "tgw-bat" })
      #expect(!trace.forward.contains { $0.element?.name == "tgw-fish" })
      #expect(trace.reply.contains { $0.element?.name == "tgw-fish" })
      #expect(!trace.reply.contains { $0.element?.name == "tgw-bat" })
    }
  }

  /// G4: no zone is given, so that no zone is claimed.
  @Test func zonesThatAreNotGivenAreNotClaimed() throws {
    let imported = try ImportedTerraform(ImportCase("batfish-nat-gateway").plan, name: "nat")
    #expect(imported.topology.zones.isEmpty)
  }
}
