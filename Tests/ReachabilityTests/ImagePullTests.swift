import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// What a service needs before its first task starts: leave and a manifest from ECR, layers from S3.
@Suite struct ImagePullTests {
  private static let repository = "111122223333.dkr.ecr.ap-southeast-1.amazonaws.com/app:1"

  private func network(
    endpoints: [String], storage: Bool = true,
    containers: [Value] = [["image": .string(repository)]]
  ) -> TestNetwork {
    var network = storage ? TestNetwork.storage() : TestNetwork.direct()
    network.add(
      "alpha/task", "aws_ecs_task_definition",
      ["family": "app", "container_definitions": .json(.list(containers))])
    network.set("alpha/app", "task_definition", TestNetwork.ref("alpha/task"))
    network.securityGroup("alpha/endpoints-group")
    network.ingress("alpha/endpoints-group", "https", "10.1.0.0/16", "tcp", 443)
    for service in endpoints {
      network.add(
        "alpha/endpoint[\(service)]", "aws_vpc_endpoint",
        [
          "vpc_id": TestNetwork.ref("alpha/vpc"), "vpc_endpoint_type": "Interface",
          "private_dns_enabled": true,
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

  /// Other registries than Amazon ECR are on the internet, whatever endpoints the VPC has.
  @Test(arguments: [
    ("nginx", "registry-1.docker.io"), ("grafana/grafana:11", "registry-1.docker.io"),
    ("docker.io/library/nginx", "registry-1.docker.io"), ("ghcr.io/a/b:1", "ghcr.io"),
    ("public.ecr.aws/nginx/nginx:1", "public.ecr.aws"), ("localhost/a", "localhost"),
  ])
  func otherRegistriesAreOnTheInternet(image: String, host: String) throws {
    let endpoints = ["ecr.dkr", "ecr.api"]
    let flow = try report(network(endpoints: endpoints, containers: [["image": .string(image)]]))
      .flow
    #expect(flow.legs.map(\.destination) == [.internet])
    #expect(flow.legs.map(\.serverName?.name) == [host])
    // A sidecar of another registry is one more leg.
    let both: [Value] = [["image": .string(Self.repository)], ["image": .string(image)]]
    #expect(try report(network(endpoints: endpoints, containers: both)).flow.legs.count == 4)
  }

  @Test func registryThatIsNotKnown() throws {
    let network = network(endpoints: [], containers: [["image": .input("image")]])
    let titles = try report(network).legs.map(\.title)
    #expect(titles.allSatisfy { $0.contains("if the image is in Amazon ECR") }, "\(titles)")
  }

  /// What the containers of a task get their values from.
  @Test(arguments: [
    ("arn:aws:secretsmanager:eu-west-1:111122223333:secret:a", "secrets"),
    ("arn:aws:ssm:eu-west-1:111122223333:parameter/a", "parameters"), ("/app/key", "parameters"),
  ])
  func valuesOfContainers(name: String, what: String) throws {
    let container: Value = [
      "image": .string(Self.repository), "secrets": [["name": "A", "valueFrom": .string(name)]],
    ]
    let ids = network(endpoints: [], containers: [container]).model.namedFlows().map(\.id)
    #expect(ids.contains("\(what)-alpha-app"), "\(ids)")
    #expect(ids.filter { $0.hasPrefix("secrets-") || $0.hasPrefix("parameters-") }.count == 1)
  }

  /// Amazon ECS sends the output of a container without a log configuration nowhere.
  @Test(arguments: [(nil, false), ("awslogs", true), ("awsfirelens", false)] as [(String?, Bool)])
  func logsOfContainers(driver: String?, delivers: Bool) {
    var container: [(String, Value)] = [("image", .string(Self.repository))]
    if let driver { container.append(("logConfiguration", ["logDriver": .string(driver)])) }
    let value = Value.object(.init(uniqueKeysWithValues: container))
    let ids = network(endpoints: [], containers: [value]).model.namedFlows().map(\.id)
    #expect(ids.contains("log-shipping-alpha-app") == delivers)
  }

  /// On instances their own interfaces pull images and deliver logs.
  @Test func instancesPullForTheirTasks() {
    var network = network(endpoints: [])
    network.set("alpha/app", "launch_type", "EC2")
    let ids = network.model.namedFlows().map(\.id)
    #expect(!ids.contains { $0.hasSuffix("-alpha-app") && !$0.hasPrefix("ingress") }, "\(ids)")
  }
}
