import ArchitectureDSL
import Foundation
import HostileModels
import OrderedCollections
import TestSupport
import Testing
import Topology

@testable import Plumbline

extension HostileInputTests {
  private func declared(
    _ type: String, _ arguments: OrderedDictionary<String, Value>
  ) -> HostileModel {
    .plain { Declare("thing", type: type, arguments: arguments) }
  }

  private func details(_ model: HostileModel) -> String {
    model.evaluate().diagnostics.map { "\($0)" }.joined(separator: "\n")
  }

  // MARK: What AWS would refuse

  @Test func `F3 HTTPS to the internet and to AWS is one rule`() throws {
    for model in [
      HostileModel.cluster { Sends.toInternet(.https) },
      HostileModel.cluster {
        Sends.toInternet(ServiceProtocol("web", title: "Web", .tcp, port: 443))
      },
      HostileModel.cluster { Sends(.http(8080), to: "store") },
    ] {
      let evaluation = model.evaluate()
      #expect(!evaluation.diagnostics.hasErrors)
      let topology = try #require(evaluation.topologies.first)
      let rules = topology.resources.filter {
        $0.type == "aws_vpc_security_group_egress_rule" && $0.id.path.contains("web")
          && $0["cidr_ipv4"] == "0.0.0.0/0" && $0["from_port"] == .int(443)
      }
      #expect(rules.count == 1)
    }
  }

  @Test func `F3 A rule that a security group has twice is refused`() {
    let model = HostileModel.cluster {
      Sends.toInternet(.https)
      Sends.toInternet(ServiceProtocol("web", title: "Web", .tcp, port: 443))
    }
    #expect(model.errors == ["PLB066"])
  }

  @Test func `F7 What needs a private tier says so where there is none`() {
    func open(@VPCBuilder _ members: @escaping @Sendable () -> [any VPCMember]) -> HostileModel {
      HostileModel { _ in
        let inner = members()
        VPC("one", cidr: "10.16.0.0/16") {
          Subnets("public") { Route(to: .internetGateway) }
          inner
        }
      }
    }
    let models = [
      open { ECSCluster("shop", release: "1") { Service("web", cpu: 256, memory: 512) {} } },
      open { FileSystem("files") }, open { VPCEndpoints(interfaces: ["logs"]) },
      open {
        ECSCluster("shop", release: "1") {
          Service("web", cpu: 256, memory: 512, scalesTo: 4) {
            Listens(.http(8080))
            LoadBalanced(.http(8080))
          }
        }
      },
    ]
    for model in models { #expect(model.errors.contains("PLB080")) }
  }

  @Test func `F8 Services of one name in two clusters do not share names in AWS`() {
    let model = HostileModel { _ in
      VPC("one", cidr: "10.16.0.0/16") {
        Subnets("private")
        ECSCluster("shop", release: "1") { Service("web", cpu: 256, memory: 512) {} }
        ECSCluster("market", release: "1") {
          Service("web", cpu: 256, memory: 512) {}
          Service("api", cpu: 256, memory: 512) { Sends(.http(80), to: "web") }
        }
      }
    }
    let evaluation = model.evaluate()
    let names = evaluation.topologies.flatMap { topology in
      topology.resources(ofType: "aws_ecr_repository").compactMap { $0["name"] }
    }
    let areShared = Set(names).count < names.count
    let codes = Set(evaluation.diagnostics.map(\.code))
    #expect(!areShared || codes.contains(.nameTaken))
    #expect(codes.contains(.unknownTarget), "whom the API sends to is said by no name")
    #expect(
      evaluation.diagnostics.contains { $0.summary == "several services are named 'web'" })
  }

  @Test func `F9 A variable that a container gets twice is refused`() {
    let cases: [(model: HostileModel, remedy: String)] = [
      (
        .cluster {
          Sends(.http(8080), to: "store")
          Variable("HTTP_HOST", "other")
        }, "Give 'Sends' a 'prefix' of its own."
      ),
      (
        .cluster {
          Variable("A", "1")
          Variable("A", "2")
        }, "Give one of the two another name."
      ),
      (
        .cluster {
          Variable("A", "1")
          Secret("A", title: "A secret")
        }, "Give one of the two another name."
      ),
    ]
    for (model, remedy) in cases {
      #expect(model.errors == ["PLB001"])
      #expect(details(model).contains("two variables named"))
      #expect(details(model).contains(remedy), "\(details(model))")
    }
  }

  @Test func `F12 Names of inputs that Terraform or a module takes are refused`() {
    for name in [
      "environment", "account_id", "zones", "address_block", "region", "version", "count",
      "source", "providers", "locals", "for_each", "lifecycle", "depends_on", "a b", "1a", "", "ä",
      "a-b\"", "a\n",
    ] {
      let model = HostileModel.plain { [] }.with {
        Input(name, type: "string", description: "What it is.", example: "x")
      }
      #expect(model.errors == ["PLB012"], "\(name)")
    }
  }

  @Test func `F12 Two inputs of one name and different types are refused`() {
    let model = HostileModel.plain { [] }.with {
      Input("a", type: "string", description: "One.", example: "x")
      Input("a", type: "number", description: "Two.", example: .int(1))
    }
    #expect(model.errors == ["PLB001"])
  }

  @Test(arguments: [(-1, -1), (8, -1), (3, 4)])
  func `F13 Types and codes of ICMP are no ports`(from: Int, to: Int) {
    let model = HostileModel.plain {
      Declare("group", AWS.SecurityGroup(vpcId: .reference(ElementID("one", "vpc"), "id")))
      Declare(
        "ping",
        AWS.VpcSecurityGroupIngressRule(
          ipProtocol: "icmp", securityGroupId: .reference(ElementID("one", "group"), "id"),
          cidrIpv4: "10.0.0.0/8", fromPort: .value(.int(from)), toPort: .value(.int(to))))
    }
    #expect(model.errors == [])
  }

  // MARK: Numbers

  @Test(arguments: [Int.min, -1, 0, 3, 255, 5000, Int.max])
  func `F10b A host number outside of the subnet is refused`(number: Int) {
    let model = HostileModel.cluster {
      Listens(.http(8080))
      LoadBalanced(.http(8080), hostNumber: number)
    }
    #expect(model.errors == ["PLB082"])
  }

  @Test(arguments: [Int.min, -1, 5001, Int.max])
  func `F10c A number of tasks that AWS does not run is refused`(number: Int) {
    #expect(HostileModel.cluster(tasks: number) {}.errors == ["PLB019"])
  }

  @Test(arguments: [65, 100, 1000, 10_000])
  func `F10d A value nested without end is refused`(depth: Int) {
    var value: Value = "x"
    for _ in 0..<depth { value = .list([value]) }
    for value in [value, .json(value)] {
      #expect(declared("aws_sqs_queue", ["policy": value]).errors == ["PLB062"])
    }
  }

  @Test(arguments: [10, 20, 40, 60], [false, true])
  func `F29 A value nested in lists costs no more than its depth`(depth: Int, isJSON: Bool) {
    var value: Value = "x"
    for _ in 0..<depth { value = .list([value, "y"]) }
    let model = declared("aws_sqs_queue", ["policy": isJSON ? .json(value) : value])
    let start = ContinuousClock.now
    let result = model.yield([.terraform])
    #expect(result.output.files.isEmpty == false, "\(result.diagnostics)")
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test func `F25 Numbers, blocks and names that AWS refuses are refused`() {
    let cases: [(String, HostileModel, String)] = [
      (
        "block",
        .firewall { TrafficRules("t") { Pass(.tcp, from: .cidr("banana"), to: .any, port: 1) } },
        "PLB003"
      ),
      (
        "port -1", .firewall { TrafficRules("t") { Pass(.tcp, from: .any, to: .any, port: -1) } },
        "PLB010"
      ),
      (
        "backwards",
        .firewall {
          TrafficRules("t") { Pass(.tcp, from: .any, to: .any, port: PortRange(90, through: 80)) }
        }, "PLB010"
      ),
      ("listens", .cluster { Listens(.http(PortRange(90, through: 80))) }, "PLB010"),
      ("domain", .firewall { AllowDomains("d", ["a b"]) }, "PLB086"),
      ("managed", .firewall { ManagedRules("A\"B") }, "PLB012"),
      (
        "retention",
        HostileModel { _ in
          VPC("one", cidr: "10.16.0.0/16", flowLogRetention: -7) { Subnets("private") }
        }, "PLB019"
      ),
      ("backup", .plain { FileSystem("f", backup: .daily(retention: -5, hour: 99)) }, "PLB019"),
      (
        "zone",
        HostileModel { _ in
          VPC("one", cidr: "10.16.0.0/16") { Subnets("private", cidrs: ["z": "10.16.1.0/24"]) }
        }, "PLB009"
      ),
      ("mount", .cluster { Mounts("files", at: "etc/../passwd") }, "PLB019"),
      ("type", .plain { Declare("q", type: "x\" {", arguments: [:]) }, "PLB012"),
      ("argument", .plain { Declare("q", type: "aws_x", arguments: ["a b": "x"]) }, "PLB012"),
      (
        "ignored",
        .plain {
          Declare(
            "q", type: "aws_x", arguments: [:],
            lifecycle: ResourceLifecycle(ignoreChanges: ["a]\n}"]))
        }, "PLB019"
      ),
      ("not a number", declared("aws_x", ["a": .double(.nan)]), "PLB019"),
      ("infinite", declared("aws_x", ["a": .double(.infinity)]), "PLB019"),
    ]
    for (name, model, code) in cases {
      #expect(model.errors.contains(code), "\(name): \(model.errors)")
    }
  }

  @Test func `F25 Names of the architecture, flows and zones are checked`() {
    for name in ["a b", "Shop", "a\nb", "", "con", String(repeating: "n", count: 300)] {
      var model = HostileModel.plain { [] }
      model.name = name
      // One that is too long for the bucket of the state is an error of the environment already.
      #expect(model.errors.contains(name.count > 64 ? "PLB015" : "PLB012"), "\(name)")
    }
    for name in ["../../x", "a\"b", "Visits", String(repeating: "n", count: 300)] {
      #expect(TextShop(["flow.name": name]).model.errors.contains("PLB012"), "\(name)")
    }
    for zones: [Zone] in [[""], ["apple"], ["A"], ["é"], ["b/c"], ["i"]] {
      var model = HostileModel.plain { [] }
      model.environments = [
        Environment("dev", account: "111111111111", zones: zones, addresses: "10.16.0.0/14")
      ]
      #expect(model.errors.contains("PLB015"), "\(zones)")
    }
    for name in ["con", "NUL", "aux", "a/b", "../x", String(repeating: "e", count: 300)] {
      var model = HostileModel.plain { [] }
      model.environments = [
        Environment(name, account: "111111111111", zones: ["a"], addresses: "10.16.0.0/14")
      ]
      #expect(model.errors.contains("PLB015"), "\(name)")
    }
  }

  @Test func `F25 A range of ports is mapped as a range`() throws {
    let model = HostileModel.cluster { Listens(.http(PortRange(8000, through: 8010))) }
    let topology = try #require(model.evaluate().topologies.first)
    let definition = try #require(
      topology.resources(ofType: "aws_ecs_task_definition").first { $0.id.path.contains("web") })
    #expect("\(definition["container_definitions"] ?? .null)".contains("8000-8010"))
  }

  @Test func `F41 Two port mappings have two names`() throws {
    let model = HostileModel.cluster {
      Listens(.http(8080))
      Listens(.http(9090))
    }
    let topology = try #require(model.evaluate().topologies.first)
    let definition = try #require(
      topology.resources(ofType: "aws_ecs_task_definition").first { $0.id.path.contains("web") })
    #expect("\(definition["container_definitions"] ?? .null)".contains("http-9090"))
  }

  // MARK: Names

  @Test func `F14 Titles of other scripts are told apart`() {
    let model = HostileModel.plain { [] }.with {
      Decision("外部からは届かない", on: ElementID("one")) {
        Context("A.")
        Choice("B.")
        Consequence("C.")
      }
      Decision("内部からは届く", on: ElementID("one")) {
        Context("A.")
        Choice("B.")
        Consequence("C.")
      }
    }
    #expect(model.errors == [])
  }

  @Test func `F21 Resources that need each other in a circle are refused`() {
    let model = HostileModel.plain {
      Declare("a", type: "aws_x", arguments: ["b": .reference(ElementID("one", "b"), "id")])
      Declare("b", type: "aws_x", arguments: ["a": .reference(ElementID("one", "a"), "id")])
    }
    #expect(model.errors.contains("PLB014"))
    let waiting = HostileModel.plain {
      Declare("a", type: "aws_x", arguments: [:], dependsOn: [ElementID("one", "b")])
      Declare("b", type: "aws_x", arguments: [:], dependsOn: [ElementID("one", "a")])
    }
    #expect(waiting.errors.contains("PLB014"))
  }

  @Test func `F23 Elements of one identity are told also where one line declares both`() {
    let model = HostileModel.cluster {
      for port in [8080, 9090] { Sends.toInternet(.http(PortRange(port))) }
    }
    #expect(model.errors.contains("PLB001"))
  }

  @Test func `F31 Names that stand for something else are refused`() {
    let internet = HostileModel { _ in
      VPC("internet", cidr: "10.16.0.0/16") { Subnets("private") }
    }
    #expect(internet.errors.contains("PLB012"))
    let cluster = HostileModel.plain {
      ECSCluster("shop", release: "1") { Service("cluster", cpu: 256, memory: 512) {} }
    }
    #expect(cluster.errors.contains("PLB001"))
  }

  @Test func `F26 Control characters are refused where they are declared`() {
    for field in TextShop.lines + TextShop.prose {
      for text in HostileTexts.refused
      where !(text.contains("\n") && TextShop.prose.contains(field)) {
        let errors = TextShop([field: text]).model.errors
        #expect(errors.contains("PLB061"), "\(field): \(text.debugDescription): \(errors)")
      }
      let long = String(repeating: "long ", count: 2000)
      #expect(TextShop([field: long]).model.errors.contains("PLB061"), "\(field)")
    }
  }

  @Test func `F32 An architecture without environments is no valid one`() {
    var model = HostileModel.plain { [] }
    model.environments = []
    #expect(model.errors == ["PLB015"])
  }

  @Test func `Every name of every kind refuses what it cannot be`() {
    for field in TextShop.names {
      for text in HostileTexts.refused + ["a\"b", "${x}", "../x", "<b>", "a b\u{301}"] {
        let errors = TextShop([field: text]).model.errors
        #expect(!errors.isEmpty, "\(field): \(text.debugDescription)")
      }
    }
  }
}

extension HostileModel {
  /// The same with further members.
  func with(
    @RegionBuilder _ more: @escaping @Sendable () -> [any RegionMember]
  ) -> HostileModel {
    var model = self
    let members = members
    model.members = { members($0) + more() }
    return model
  }
}
