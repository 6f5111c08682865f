import ArchitectureDSL
import DesignRules
import Diagrams
import Reachability
import Terraform
import Testing
import Topology

/// A load balancer straight to its services, and one whose targets are in another VPC.
@Suite struct LoadBalancerTests {
  private static func region(
    _ balancer: ApplicationLoadBalancer, more: [any RegionMember] = []
  ) -> Region {
    Region(.ireland) {
      for input in inputs { input }
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("public") { Route(to: .internetGateway) }
        Subnets("app") { Route(to: .natGateway) }
        Subnets("data")
        balancer
        ECSCluster("apps", release: "1", tier: "app") {
          Service("web", cpu: 256, memory: 512) { Listens(.http(8080)) }
          Service("api", cpu: 256, memory: 512) {
            Listens(.http(8081))
            Listens(ServiceProtocol("metrics", title: "Metrics", .tcp, port: 9090))
          }
          Service("bus", cpu: 256, memory: 512) { Listens(.statsd) }
        }
      }
      for member in more { member }
    }
  }

  private static func balancer(
    clients: Clients = .anywhere, plainHTTP: PlainHTTP = .redirected, tier: String? = nil,
    @ListBuilder<Forwards> _ forwards: () -> [Forwards] = { [Forwards(to: "web")] }
  ) -> ApplicationLoadBalancer {
    ApplicationLoadBalancer(
      "front", certificate: .input("certificate_arn"), clients: clients, plainHTTP: plainHTTP,
      tier: tier, forwards)
  }

  private static func input(
    more: [any RegionMember] = [], _ balancer: ApplicationLoadBalancer
  ) -> FieldCase {
    one { _ in region(balancer, more: more) }
  }

  private static let several = balancer(plainHTTP: .redirected) {
    Forwards(to: "web")
    Forwards(to: "api", over: .http(8081), paths: ["/api/*"], priority: 10)
    Forwards(
      to: "apps/api", over: .http(8081), hosts: ["api.example.com"], priority: 20, name: "host")
  }

  @Test func `Tasks register themselves, and no other load balancer stands between`() throws {
    let input = Self.input(Self.several)
    #expect(!input.diagnostics.hasErrors, "\(input.diagnostics)")
    #expect(input.resources("aws_lb").count == 1)
    #expect(input.resources("aws_lb_target_group_attachment").isEmpty)
    #expect(input.resources("aws_ec2_subnet_cidr_reservation").isEmpty)
    let services = input.resources("aws_ecs_service")
    func groups(_ name: String) -> [ElementID] {
      let service = services.first { $0.id.path == ["apps", name, "service"] }
      return service?["load_balancer"]?.references.map(\.element) ?? []
    }
    let front = ElementID("net", "front")
    #expect(groups("web") == [front.child("target-group")])
    #expect(
      groups("api") == [front.child("target-group-api"), front.child("target-group-host")])
    #expect(groups("bus") == [])
    let api = try #require(services.first { $0.id.path[1] == "api" })
    #expect(api.dependsOn.contains(front.child("rule-api")))
    #expect(
      input.texts("name", of: "aws_lb_target_group")
        == ["shop-dev-front-8080", "shop-dev-front-api-8081", "shop-dev-front-host-8081"])
  }

  @Test func `Both security groups name the other, and nothing speaks of another VPC`() throws {
    let input = Self.input(Self.several)
    let ingress = input.resources("aws_vpc_security_group_ingress_rule")
    let web = try #require(
      ingress.first { $0.id == ElementID("apps", "web", "ingress-from-front-http") })
    #expect(
      web["referenced_security_group_id"]
        == .reference(ElementID("net", "front", "security-group"), "id"))
    #expect(web["cidr_ipv4"] == nil)
    // Two rules send to it over one port.
    #expect(ingress.filter { $0.id.path.starts(with: ["apps", "api"]) }.count == 1)
    let files = TerraformGenerator(environments: input.evaluation.topologies).generate().files
    let text = files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    #expect(!text.contains("availability_zone = \"all\""))
    #expect(!text.contains("matches nothing"))
  }

  @Test func `Rules have the author's priorities, hosts and paths`() throws {
    let rules = Self.input(Self.several).resources("aws_lb_listener_rule")
    #expect(rules.map { $0["priority"] } == [10, 20])
    #expect(
      rules[0]["condition"]
        == .blocks([["path_pattern": .blocks([["values": .list(["/api/*"])]])]]))
    #expect(
      rules[1]["condition"]
        == .blocks([["host_header": .blocks([["values": .list(["api.example.com"])]])]]))
  }

  @Test func `Without a target for the rest, it answers that there is nothing`() throws {
    let input = Self.input(
      Self.balancer { Forwards(to: "web", paths: ["/web/*"], priority: 10) })
    #expect(!input.diagnostics.hasErrors)
    let listener = try #require(
      input.resources("aws_lb_listener").first { $0["port"] == 443 })
    guard case .blocks(let actions)? = listener["default_action"] else {
      Issue.record("no action")
      return
    }
    #expect(actions[0]["type"] == "fixed-response")
  }

  @Test(arguments: [PlainHTTP.redirected, .closed])
  func `Port 80 redirects or is not open anywhere`(_ plainHTTP: PlainHTTP) {
    let input = Self.input(Self.balancer(plainHTTP: plainHTTP))
    let isOpen = plainHTTP == .redirected
    #expect(input.resources("aws_lb_listener").contains { $0["port"] == 80 } == isOpen)
    #expect(
      input.resources("aws_vpc_security_group_ingress_rule").contains { $0["from_port"] == 80 }
        == isOpen)
    let admitted = input.resources("aws_network_acl").flatMap { list -> [Value?] in
      guard case .blocks(let rules)? = list["ingress"] else { return [] }
      return rules.map { $0["to_port"] }
    }
    #expect(admitted.contains(443))
    #expect(admitted.contains(80) == isOpen)
  }

  @Test func `Clients are everybody, blocks, or a prefix list`() {
    func rules(_ clients: Clients) -> [Resource] {
      Self.input(Self.balancer(clients: clients, plainHTTP: .closed))
        .resources("aws_vpc_security_group_ingress_rule")
        .filter { $0.id.path.starts(with: ["net", "front"]) }
    }
    #expect(rules(.anywhere).map { $0["cidr_ipv4"] } == ["0.0.0.0/0"])
    let blocks = rules(.blocks(["192.0.2.0/24", "198.51.100.0/24"]))
    #expect(blocks.map { $0["cidr_ipv4"] } == ["192.0.2.0/24", "198.51.100.0/24"])
    #expect(blocks.map(\.id.key) == ["192.0.2.0-24", "198.51.100.0-24"])
    #expect(
      rules(.input("client_prefix_list_id")).map { $0["prefix_list_id"] }
        == [.input("client_prefix_list_id")])
    #expect(rules("pl-1").map { $0["prefix_list_id"] } == ["pl-1"])
  }

  @Test func `It is walked and proved from the internet to the tasks`() {
    let input = Self.input(
      more: [
        Require("Whoever is on the internet reaches the front, past the web firewall") {
          Traffic(from: .internet, to: "net/front", .tcp(443)).reaches()
          Traffic(from: .internet, to: "net/front", .tcp(443)).passesWebFirewall()
        },
        Require("The front reaches both services, and one of them not the other") {
          Traffic(from: "net/front", to: "apps/web", .tcp(8080)).reaches()
          Traffic(from: "net/front", to: "apps/api", .tcp(8081)).reaches()
          Traffic(from: "apps/api", to: "apps/web").isRefused()
        },
      ], Self.several)
    #expect(!input.evaluation.diagnostics.hasErrors, "\(input.evaluation.diagnostics)")
    let reports = RequirementReport.reports(for: input.evaluation.topologies)
    #expect(reports.count == 2)
    for report in reports { #expect(report.verdict == .proved, "\(report.evidence)") }
  }

  @Test func `It is drawn with a line to each service`() {
    let result = DiagramGenerator(
      environments: Self.input(Self.several).evaluation.topologies, formats: [.svg]
    ).generate()
    #expect(!result.diagnostics.hasErrors, "\(result.diagnostics)")
    for kind in ["overview", "services", "security"] {
      let texts = result.files.filter { $0.path.contains(kind) && $0.path.hasSuffix(".svg") }
        .map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
      #expect(texts.contains("Front load balancer"), "\(kind)")
      for service in ["web", "api"] {
        #expect(texts.lowercased().contains(">\(service)<"), "\(kind): \(service)")
      }
    }
  }

  @Test func `Each target group has its alarm`() {
    let input = Self.input(more: [Alarms("operations")], Self.several)
    let names = input.resources("aws_cloudwatch_metric_alarm").map(\.id.name)
      .filter { $0.hasPrefix("unhealthy") }
    #expect(
      Set(names) == [
        "unhealthy-targets-net-front", "unhealthy-targets-net-front-api",
        "unhealthy-targets-net-front-host",
      ])
  }

  @Test func `What Elastic Load Balancing refuses is refused with its place`() {
    func codes(_ balancer: ApplicationLoadBalancer) -> [DiagnosticCode] {
      let found = Self.input(balancer).evaluation.diagnostics.filter { $0.severity == .error }
      #expect(found.allSatisfy { $0.location != nil && !$0.remedy.isEmpty })
      return found.map(\.code)
    }
    #expect(codes(Self.balancer { [] as [Forwards] }) == [.unknownTarget])
    #expect(
      codes(
        Self.balancer {
          Forwards(to: "web"); Forwards(to: "api", over: .http(8081))
        })
        == [.duplicateName])
    #expect(codes(Self.balancer { Forwards(to: "api") }) == [.unknownTarget])
    #expect(codes(Self.balancer { Forwards(to: "bus") }) == [.unknownTarget])
    #expect(codes(Self.balancer { Forwards(to: "web", over: .http(1)) }) == [.unknownTarget])
    #expect(codes(Self.balancer { Forwards(to: "web", priority: 1) }) == [.invalidArgument])
    #expect(
      codes(Self.balancer { Forwards(to: "web", paths: ["api"], priority: 1) })
        == [.invalidArgument])
    #expect(
      codes(Self.balancer { Forwards(to: "web", hosts: ["example"], priority: 1) })
        == [.invalidArgument])
    #expect(
      codes(Self.balancer { Forwards(to: "web", paths: ["/a"], priority: 0) })
        == [.invalidArgument])
    #expect(
      codes(
        Self.balancer {
          Forwards(to: "web", paths: ["/1", "/2", "/3", "/4", "/5", "/6"], priority: 1)
        }) == [.invalidArgument])
    #expect(
      codes(
        Self.balancer {
          Forwards(to: "web", paths: ["/1"], priority: 1)
          Forwards(to: "web", paths: ["/2"], priority: 1, name: "two")
        }) == [.duplicateName])
    #expect(
      codes(
        Self.balancer {
          Forwards(to: "web", paths: ["/1"], priority: 1)
          Forwards(to: "web", paths: ["/2"], priority: 2)
        }) == [.duplicateName])
    #expect(codes(Self.balancer(clients: .blocks([]))) == [.invalidArgument])
    #expect(codes(Self.balancer(clients: .blocks(["10.0.0.1/8"]))) == [.invalidCIDR])
    #expect(
      codes(Self.balancer(clients: .blocks(["192.0.2.0/24", "192.0.2.0/24"])))
        == [.duplicateName])
    #expect(codes(Self.balancer(tier: "app")) == [.unknownTarget])
    #expect(codes(Self.balancer(tier: "none")) == [.unknownTarget])
  }

  @Test func `A service of another VPC needs fixed addresses`() throws {
    let input = one { _ in
      Region(.ireland) {
        for input in inputs { input }
        TransitGateway("hub") {}
        IngressVPC("edge", prefixLength: 20, transitGateway: "hub") {
          ApplicationLoadBalancer(
            "front", certificate: .input("certificate_arn"), clients: .anywhere, target: "api")
        }
        WorkloadVPC("inner", prefixLength: 20, transitGateway: "hub") {
          ECSCluster("apps", release: "1") {
            Service("api", cpu: 256, memory: 512) { Listens(.http(8080)) }
          }
        }
      }
    }
    let found = try #require(input.evaluation.diagnostics.first { $0.severity == .error })
    #expect(found.code == .unknownTarget)
    #expect(found.remedy.contains("LoadBalanced"))
  }
}
