import Plumbline
import Testing
import Topology

/// What Terraform would destroy because its address block is another is told before it is applied.
struct ReplacedNetworksTests {
  private func topology(
    _ environment: String = "dev", vpc: String = "10.0.0.0/16", subnets: [String: String] = [:]
  ) -> Topology {
    let location = SourceLocation(file: "fixture/Network.swift", line: 5)
    let network = Resource(
      id: ElementID("app", "vpc"), type: "aws_vpc", name: "this",
      arguments: ["cidr_block": .string(vpc)], title: "App VPC", location: location)
    let members = subnets.sorted { $0.key < $1.key }.map { zone, block in
      Resource(
        id: ElementID("app", "private").keyed(zone), type: "aws_subnet", name: "private",
        arguments: ["cidr_block": .string(block)], title: "Private subnet", location: location)
    }
    return Topology(
      name: "fixture", title: "Fixture", summary: "",
      environment: Environment(
        environment, account: "111111111111", zones: ["a", "b"], addresses: "10.0.0.0/8"),
      region: .singapore, resources: [network] + members)
  }

  private func told(_ now: [Topology], since before: [Topology]) -> [Diagnostic] {
    ReplacedNetworks.diagnostics(now, since: ModelDocument(environments: before))
  }

  @Test func `The first generation and one without a change replace nothing`() {
    let topologies = [topology(subnets: ["a": "10.0.0.0/24"])]
    #expect(ReplacedNetworks.diagnostics(topologies, since: nil).isEmpty)
    #expect(told(topologies, since: topologies).isEmpty)
  }

  @Test func `A VPC that gets another block is told once, with its environments`() throws {
    let before = ["dev", "uat"].map { topology($0, subnets: ["a": "10.0.0.0/24"]) }
    let now = ["dev", "uat"].map {
      topology($0, vpc: "10.1.0.0/16", subnets: ["a": "10.1.0.0/24"])
    }
    let diagnostic = try #require(told(now, since: before).first)
    #expect(told(now, since: before).count == 1)
    #expect(diagnostic.code == .replacedNetwork)
    #expect(diagnostic.severity == .warning)
    #expect(diagnostic.subject == ElementID("app", "vpc"))
    #expect(
      diagnostic.detail.hasPrefix(
        "10.0.0.0/16 became 10.1.0.0/16 (dev); 10.0.0.0/16 became 10.1.0.0/16 (uat)."))
    #expect(diagnostic.remedy.contains("'cidr: \"10.0.0.0/16\"'"))
  }

  @Test func `A subnet that gets another block is told with its zone`() throws {
    let before = [topology(subnets: ["a": "10.0.0.0/24", "b": "10.0.1.0/24"])]
    let now = [topology(subnets: ["a": "10.0.0.0/24", "b": "10.0.2.0/24"])]
    let diagnostic = try #require(told(now, since: before).first)
    #expect(diagnostic.detail.hasPrefix("10.0.1.0/24 became 10.0.2.0/24 in zone b (dev)."))
    #expect(diagnostic.remedy.contains("'cidrs: [\"b\": \"10.0.1.0/24\"]'"))
  }

  @Test func `What is new or gone replaces nothing`() {
    let before = [topology(subnets: ["a": "10.0.0.0/24"])]
    let now = [topology(subnets: ["b": "10.0.1.0/24"])]
    #expect(told(now, since: before).isEmpty)
  }
}
