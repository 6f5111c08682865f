import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// What a service needs before its first task starts: leave and a manifest from ECR, layers from S3.
@Suite struct ImagePullTests {
  private func network(endpoints: [String], storage: Bool = true) -> TestNetwork {
    var network = storage ? TestNetwork.storage() : TestNetwork.direct()
    network.securityGroup("alpha/endpoints-group")
    network.ingress("alpha/endpoints-group", "https", "10.1.0.0/16", "tcp", 443)
    for service in endpoints {
      network.add(
        "alpha/endpoint[\(service)]", "aws_vpc_endpoint",
        [
          "vpc_id": TestNetwork.ref("alpha/vpc"), "vpc_endpoint_type": "Interface",
          "service_name": .string("com.amazonaws.ap-southeast-1.\(service)"),
          "subnet_ids": .list(TestNetwork.zones.map { TestNetwork.ref("alpha/workload[\($0)]") }),
          "security_group_ids": [TestNetwork.ref("alpha/endpoints-group")],
        ])
    }
    return network
  }

  private func report(_ network: TestNetwork) throws -> FlowReport {
    let flow = try #require(network.model.namedFlows().first { $0.id == "image-pull-alpha-app" })
    return network.model.report(flow)
  }

  @Test func leaveManifestAndLayersAreLegsOfTheirOwn() throws {
    let report = try report(network(endpoints: ["ecr.dkr", "ecr.api"]))
    #expect(report.isSuccess, "\(story(report.traces))")
    #expect(report.flow.setsOutAnew)
    #expect(
      report.legs.map(\.title) == [
        "Authorization token: alpha/app to alpha/endpoint[ecr.api]",
        "Image manifest: alpha/app to alpha/endpoint[ecr.dkr]",
        "Image layers: alpha/app to alpha/storage",
      ])
    #expect(report.flow.targets == report.flow.legs.map(\.destination))
    let route = report.legs[2].traces[0].forward[0].decisions.last
    #expect(
      route?.sentence
        == "Route table alpha/workload/route-table[a] sends the s3 prefix list to the gateway "
        + "endpoint alpha/storage.")
  }

  /// Without leave there is no image.
  @Test func oneDeadLegStopsThePull() throws {
    var broken = network(endpoints: ["ecr.dkr", "ecr.api"])
    broken.remove("alpha/endpoints-group/ingress-https")
    #expect(try !report(broken).isSuccess)
  }

  /// Every leg is needed: one without an endpoint is asked of the internet.
  @Test func whatHasNoEndpointIsAskedOfTheInternet() throws {
    func targets(_ network: TestNetwork) throws -> [Endpoint] {
      try report(network).flow.legs.map(\.destination)
    }
    let manifest = Endpoint.element(ElementID("alpha", "endpoint", key: "ecr.dkr"))
    let layers = Endpoint.element(ElementID("alpha", "storage"))
    #expect(
      try targets(network(endpoints: ["ecr.dkr"], storage: false)) == [
        .internet, manifest, .internet,
      ])
    #expect(try targets(network(endpoints: ["ecr.dkr"])) == [.internet, manifest, layers])
    #expect(try targets(network(endpoints: [])) == [.internet, .internet, layers])
    #expect(
      try targets(network(endpoints: [], storage: false)) == [.internet, .internet, .internet])
  }
}
