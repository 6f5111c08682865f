import Testing
import Topology

@testable import Diagrams

@Suite struct SheetWordsTests {
  private static let zones = ["a", "b"]

  /// The inspection network with a web ACL before its load balancer, and interface endpoints.
  private static func topology(services: [String] = ["ecr.api", "logs"]) -> Topology {
    var build = TopologyBuilder(zones: zones)
    build.topology = Samples.inspection(zones: zones)
    for index in build.topology.components.indices
    where build.topology.components[index].id == ElementID("ingress", "web") {
      build.topology.components[index].primary = ElementID("ingress", "web", "load-balancer")
    }
    for index in build.topology.resources.indices
    where build.topology.resources[index].type == "aws_lb" {
      build.topology.resources[index].arguments["security_groups"] = .list([
        build.reference("ingress/web/security-group")
      ])
    }
    build.add(
      "ingress/web/security-group", "aws_security_group", "Security group of the web load balancer",
      ["vpc_id": build.reference("ingress/vpc")])
    for (name, type, port) in [
      ("from-clients", "ingress", 443), ("to-graphite", "egress", 8080),
    ] {
      build.add(
        "ingress/web/\(name)", "aws_vpc_security_group_\(type)_rule", "Rule \(name)",
        [
          "security_group_id": build.reference("ingress/web/security-group"),
          "cidr_ipv4": "0.0.0.0/0", "ip_protocol": "tcp", "from_port": .int(port),
          "to_port": .int(port),
        ])
    }
    build.add(
      "ingress/web/listener", "aws_lb_listener", "Listener",
      [
        "load_balancer_arn": build.reference("ingress/web/load-balancer", "arn"), "port": 443,
        "protocol": "HTTPS",
      ])
    build.add("ingress/web/web-acl", "aws_wafv2_web_acl", "Web ACL of the shop")
    build.add(
      "ingress/web/web-acl-association", "aws_wafv2_web_acl_association", "Web ACL in front",
      [
        "resource_arn": build.reference("ingress/web/load-balancer", "arn"),
        "web_acl_arn": build.reference("ingress/web/web-acl", "arn"),
      ])
    for service in services {
      build.add(
        "metrics/endpoint-\(service)", "aws_vpc_endpoint", "Endpoint for \(service)",
        [
          "service_name": .string("com.amazonaws.ap-southeast-1.\(service)"),
          "vpc_id": build.reference("metrics/vpc"), "vpc_endpoint_type": "Interface",
          "private_dns_enabled": true, "subnet_ids": build.subnets("metrics", "private"),
        ])
    }
    return build.topology
  }

  private func sheets(_ topology: Topology = topology()) throws -> [Sheet] {
    try DiagramGenerator(environments: [topology]).sheets()
  }

  private func words(_ box: Box) -> [String] { box.texts.map(\.text) }

  private static let connected: [DiagramSummary.Kind] = [
    .overview, .workload, .security, .services,
  ]

  @Test func `Words beside connections have one heading and begin with capital letters`() throws {
    let sheets = try sheets()
    for kind in Self.connected {
      let sheet = try #require(sheets.first { $0.kind == kind }, "\(kind)")
      let panel = try #require(sheet.boxes.first { $0.role == .note })
      let words = panel.flattened.compactMap { self.words($0).first }
      #expect(words.first == "Who opens connections to whom", "\(kind)")
      #expect(words.filter { $0.first?.isLowercase == true } == [], "\(kind)")
    }
  }

  @Test func `Lines between components lead from who opens a connection to whom it opens it`()
    throws
  {
    let topology = Self.topology()
    let declared = Set(topology.connections.map { ["\($0.source)", "\($0.target)"] })
    for sheet in try sheets(topology) where [.workload, .services].contains(sheet.kind) {
      #expect(!sheet.edges.isEmpty)
      #expect(sheet.edges.allSatisfy { declared.contains([$0.source, $0.target]) })
    }
  }

  @Test func `The box of a load balancer shows the web ACL that guards it`() throws {
    let sheets = try sheets()
    let details: [DiagramSummary.Kind: String] = [
      .overview: "Application Load Balancer · WAF", .workload: "Ingress VPC · WAF",
      .services: "Application Load Balancer · WAF",
    ]
    for (kind, detail) in details {
      let sheet = try #require(sheets.first { $0.kind == kind }, "\(kind)")
      let tile = try #require(sheet.allBoxes.first { $0.name == "ingress/web" }, "\(kind)")
      #expect(words(tile) == ["Web load balancer", detail], "\(kind)")
    }
    let workload = try #require(sheets.first { $0.kind == .workload })
    #expect(SheetCheck.violations(of: workload) == [])
  }

  @Test func `Flows that a web ACL looks at show it, flows that the load balancer opens do not`()
    throws
  {
    func details(_ view: String) throws -> [String] {
      let sheet = try #require(try sheets().first { $0.view == view })
      return sheet.allBoxes.filter { $0.name.hasPrefix("ingress/web/load-balancer in") }
        .flatMap { words($0).dropFirst() }
    }
    #expect(
      try details("flow-ingress-ingress-web-listener") == ["Application Load Balancer · WAF"])
    #expect(
      try details("flow-connection-ingress-web-metrics-graphite-8080")
        == ["Application Load Balancer"])
  }

  @Test func `The rules of a load balancer have its web ACL between what comes and what goes`()
    throws
  {
    let sheet = try #require(try sheets().first { $0.kind == .security })
    let table = try #require(sheet.allBoxes.first { $0.name == "ingress/web/security-group" })
    #expect(
      table.children.map(words) == [
        ["from anywhere", "TCP 443"], ["Web ACL of the shop", "AWS WAF"],
        ["to anywhere", "TCP 8080"],
      ])
    let row = table.children[1]
    #expect(row.ids == [ElementID("ingress", "web", "web-acl")])
    #expect(row.marks == [])
    #expect(sheet.longText.contains { $0.contains("is guarded by web ACL of the shop (AWS WAF)") })
    #expect(SheetCheck.violations(of: sheet) == [])
  }

  @Test func `Interface endpoints say what they are`() throws {
    func detail(_ kind: DiagramSummary.Kind, _ services: [String]) throws -> String? {
      let sheets = try sheets(Self.topology(services: services))
      return sheets.first { $0.kind == kind }?.allBoxes.map(words)
        .first { $0.first == "Interface endpoints" }?.last
    }
    #expect(try detail(.workload, ["logs"]) == "AWS PrivateLink to 1 service")
    #expect(try detail(.workload, ["ecr.api", "logs"]) == "AWS PrivateLink to 2 services")
    #expect(try detail(.overview, ["ecr.api", "logs"]) == "ecr.api, logs")
    let many = ["autoscaling", "cloudformation", "ecr.api", "logs", "secretsmanager", "monitoring"]
    #expect(try detail(.overview, many) == "AWS PrivateLink to 6 services")
  }

  @Test func `The network's sheet has every route in a row of its table`() throws {
    let topology = Self.topology()
    let sheet = try #require(try sheets(topology).first { $0.kind == .network })
    #expect(sheet.subtitle == "Every subnet and gateway, and every route table with its routes")
    let rows = Set(sheet.allBoxes.filter { $0.role == .row }.flatMap(\.ids))
    let routes = topology.resources.filter {
      ["aws_route", "aws_ec2_transit_gateway_route"].contains($0.type)
    }
    #expect(!routes.isEmpty)
    #expect(routes.map(\.id).filter { !rows.contains($0) } == [])
    let propagated = sheet.allBoxes.filter { $0.role == .row }.compactMap { words($0).last }
    #expect(propagated.contains("Metrics VPC, propagated"), "\(propagated)")
  }

  @Test func `A service that scales is drawn with its bounds`() throws {
    var build = TopologyBuilder(zones: Self.zones)
    build.topology = Samples.inspection(zones: Self.zones)
    build.add(
      "metrics/app/scaling-target", "aws_appautoscaling_target", "Scaling limits",
      [
        "min_capacity": 2, "max_capacity": 6,
        "resource_id": build.reference("metrics/app/service", "name"),
      ])
    let sheets = try DiagramGenerator(environments: [build.topology]).sheets()
    func words(_ kind: DiagramSummary.Kind) throws -> [String] {
      let sheet = try #require(sheets.first { $0.kind == kind })
      return sheet.allBoxes.flatMap(\.texts).map(\.text)
    }
    #expect(try words(.overview).contains("ECS service · 2 to 6 tasks"))
    #expect(try words(.overview).contains("ECS service · 2 tasks"))
    #expect(try words(.network).contains("2 to 6 tasks"))
    #expect(try words(.workload).contains("Scales from 2 to 6 tasks"))
  }
}
