import AWSResources
import ArchitectureDSL
import Terraform
import Testing
import Topology

/// How a resource is written in Terraform follows from what it is: adding, removing or moving one
/// thing changes the address of no other.
@Suite struct StableAddressTests {
  /// Something of which there may be several side by side.
  enum Sibling: String, CaseIterable, Sendable {
    case service, secret, connection, cluster, fileSystem, tier, route, vpc, gatewayTable
    case association, propagation, ruleGroup, trafficRule, firewall, loadBalancer, balanced
    case endpoint, admission, alarms, raw, mount, variable, listener
    case sender, forward, clients, keyed, tag
  }

  private static let environments = [
    Environment("dev", account: "111111111111", zones: ["a", "b"], addresses: "10.16.0.0/14"),
    Environment(
      "production", account: "333333333333", zones: ["a", "b", "c"], addresses: "10.24.0.0/14"),
  ]

  /// The names of `count` siblings, in order.
  private static func names(_ prefix: String, _ count: Int, reversed: Bool) -> [String] {
    let names = (0..<count).map { "\(prefix)-\("abcdefgh".dropFirst($0).prefix(1))" }
    return reversed ? names.reversed() : names
  }

  /// An architecture with so many of each kind of sibling.
  private static func region(_ counts: [Sibling: Int], reversed: Bool = false) -> Region {
    func names(_ sibling: Sibling, _ prefix: String) -> [String] {
      Self.names(prefix, counts[sibling] ?? 1, reversed: reversed)
    }
    let spokes = names(.vpc, "spoke")
    return Region(.ireland) {
      for input in inputs { input }
      EncryptionKey("encryption")
      TransitGateway("hub") {
        TransitGatewayRouteTable("central") {
          for name in Array(spokes.prefix(counts[.association] ?? 1)) { Associates(name) }
          for name in Array(spokes.prefix(counts[.propagation] ?? 1)) { Propagates(name) }
        }
        for name in names(.gatewayTable, "table") { TransitGatewayRouteTable(name) {} }
      }
      for name in spokes { WorkloadVPC(name, prefixLength: 20, transitGateway: "hub") }
      VPC("net", prefixLength: 16) {
        Subnets("public") { Route(to: .internetGateway) }
        Subnets("firewall", prefixLength: 28) { Route(to: .internetGateway) }
        Subnets("app") {
          Route(to: .natGateway)
          for (index, name) in names(.route, "route").sorted().enumerated() {
            Route(name, destination: .cidr("192.168.\(index).0/24"), to: .natGateway)
          }
        }
        for name in names(.tier, "tier") {
          Subnets(name, prefixLength: 26) { Route(to: .natGateway) }
        }
        for name in names(.firewall, "wall") {
          NetworkFirewall(name) {
            for group in names(.ruleGroup, "group") { AllowDomains(group, [".\(group).example"]) }
            TrafficRules("traffic") {
              for index in 0..<(counts[.trafficRule] ?? 1) {
                Pass(
                  .tcp, from: .environment, to: .any,
                  port: PortRange(1000 + index, through: 1000 + index))
              }
            }
          }
        }
        for (index, name) in names(.admission, "admission").sorted().enumerated() {
          Admits(
            .tcp, from: "203.0.113.\(index)/32", port: PortRange(name.count, through: name.count))
        }
        for name in names(.loadBalancer, "front") {
          ApplicationLoadBalancer(
            name, certificate: .input("certificate_arn"), clients: .input("client_prefix_list_id"),
            target: "balanced-a")
        }
        ApplicationLoadBalancer(
          "door", certificate: .input("certificate_arn"),
          clients: .blocks(
            (0..<(counts[.clients] ?? 1)).map { "203.0.113.\($0)/32" } + ["192.0.2.0/24"])
        ) {
          Forwards(to: "api", over: .http(8000))
          for name in names(.forward, "path") {
            Forwards(
              to: "api", over: .http(8000), paths: ["/\(name)"],
              priority: Int(name.unicodeScalars.last?.value ?? 1), name: name)
          }
        }
        ECSCluster("apps", release: "1", tier: "app") {
          for name in names(.balanced, "balanced") {
            Service(name, cpu: 256, memory: 512) {
              Listens(.http(8080))
              LoadBalanced(.http(8080))
            }
          }
          for name in names(.service, "service") {
            Service(name, cpu: 256, memory: 512, tasks: 2, scalesTo: 4) { Listens(.http(8080)) }
          }
          Service("api", cpu: 256, memory: 512) {
            Listens(.http(8000))
            for index in 0..<(counts[.listener] ?? 1) {
              Listens(
                ServiceProtocol(
                  "port-\(index)", title: "Port \(index)", .tcp,
                  port: PortRange(9000 + index, through: 9000 + index)))
            }
          }
          Service("client", cpu: 256, memory: 512) {
            for index in 0..<min(counts[.connection] ?? 1, counts[.listener] ?? 1) {
              Sends(
                ServiceProtocol(
                  "port-\(index)", title: "Port \(index)", .tcp,
                  port: PortRange(9000 + index, through: 9000 + index)), to: "api")
            }
            for name in names(.secret, "secret") {
              Secret(name.uppercased().replacing("-", with: "_"), title: name)
            }
            for name in names(.variable, "variable") { Variable(name, "x") }
            for name in Array(names(.fileSystem, "files").prefix(counts[.mount] ?? 1)) {
              Mounts(name, at: "/\(name)")
            }
          }
        }
        for name in names(.cluster, "cluster") {
          ECSCluster(name, release: "1", tier: "app") {
            Service("\(name)-job", cpu: 256, memory: 512) {}
          }
        }
        for name in names(.fileSystem, "files") { FileSystem(name, tier: "app") }
        VPCEndpoints(
          interfaces: Array(
            ["logs", "ecr.api", "ecr.dkr", "ssm", "sts"].prefix(counts[.endpoint] ?? 1)),
          tier: "app")
        for name in names(.keyed, "key") {
          Declare("topic", key: name, AWS.SnsTopic(name: .value(.string(name))))
        }
        for name in names(.raw, "queue") {
          Declare(name, AWS.SqsQueue(name: .value(.string(name))))
        }
      }
      VPC("far", prefixLength: 20, transitGateway: "hub") {
        Subnets("private") { Route(to: .transitGateway) }
        ECSCluster("senders", release: "1") {
          for name in names(.sender, "sender") {
            Service(name, cpu: 256, memory: 512) { Sends(.http(8000), to: "api") }
          }
        }
      }
      Tags(.init(uniqueKeysWithValues: names(.tag, "tag").map { ($0, "x") }))
      for name in names(.alarms, "alarms") { Alarms(name) }
    }
  }

  private static func addresses(
    _ counts: (Environment) -> [Sibling: Int], reversed: Bool = false
  ) throws -> [String: [ElementID: String]] {
    let evaluation = ArchitectureEvaluator.evaluate(
      name: "shop", title: "Shop", summary: "", environments: environments
    ) { region(counts($0), reversed: reversed) }
    let summary = TerraformGenerator(environments: evaluation.topologies).generate().summary
    try #require(!summary.addresses.isEmpty)
    return summary.addresses
  }

  /// What both have under one identity has one address.
  private func expectSame(
    _ before: [String: [ElementID: String]], _ after: [String: [ElementID: String]],
    _ what: String
  ) {
    for (environment, addresses) in before {
      let moved = addresses.filter { id, address in
        after[environment]?[id].map { $0 != address } ?? false
      }
      #expect(moved.isEmpty, "\(what) in \(environment): \(moved.sorted { $0.value < $1.value })")
    }
  }

  private func expectKept(
    _ before: [String: [ElementID: String]], _ after: [String: [ElementID: String]],
    _ what: String
  ) {
    for (environment, addresses) in before {
      let lost = Set(addresses.values).subtracting((after[environment] ?? [:]).values)
      #expect(lost.isEmpty, "\(what) in \(environment): \(lost.sorted())")
    }
  }

  @Test(arguments: Sibling.allCases)
  func `One more or one fewer moves no other`(_ sibling: Sibling) throws {
    var before = try Self.addresses { _ in [sibling: 0] }
    for count in 1...4 {
      let after = try Self.addresses { _ in [sibling: count] }
      expectSame(before, after, "\(count) of \(sibling)")
      // The first may stand for another way; beside it, one more takes nothing away.
      if count > 1 { expectKept(before, after, "\(count) of \(sibling)") }
      before = after
    }
  }

  @Test(arguments: Sibling.allCases)
  func `Another order moves none`(_ sibling: Sibling) throws {
    expectSame(
      try Self.addresses { _ in [sibling: 3] },
      try Self.addresses({ _ in [sibling: 3] }, reversed: true),
      "\(sibling)")
  }

  /// One that only production has: the others stay, in both environments.
  @Test(arguments: Sibling.allCases)
  func `One more in one environment moves no other`(_ sibling: Sibling) throws {
    let before = try Self.addresses { _ in [sibling: 2] }
    let after = try Self.addresses { [sibling: $0.name == "production" ? 3 : 2] }
    expectSame(before, after, "\(sibling)")
  }

  /// Of several that send from one VPC, whichever is removed: the rule that admits all of them stays.
  @Test(arguments: ["first", "second", "third"])
  func `Whoever is removed, the rule of its VPC stays`(_ removed: String) throws {
    func addresses(_ names: [String]) throws -> Set<String> {
      let evaluation = ArchitectureEvaluator.evaluate(
        name: "shop", title: "Shop", summary: "", environments: Self.environments
      ) { _ in
        Region(.ireland) {
          for input in inputs { input }
          TransitGateway("hub") {}
          IngressVPC("near", prefixLength: 20, transitGateway: "hub") {
            for name in names {
              ApplicationLoadBalancer(
                "\(name)-door", certificate: .input("certificate_arn"), clients: .anywhere,
                target: "api")
            }
            Subnets("app") { Route(to: .transitGateway) }
            ECSCluster("senders", release: "1", tier: "app") {
              for name in names {
                Service(name, cpu: 256, memory: 512) { Sends(.http(8080), to: "api") }
              }
            }
          }
          WorkloadVPC("far", prefixLength: 20, transitGateway: "hub") {
            ECSCluster("apps", release: "1") {
              Service("api", cpu: 256, memory: 512) {
                Listens(.http(8080))
                LoadBalanced(.http(8080))
              }
            }
          }
        }
      }
      let errors = evaluation.diagnostics.filter { $0.severity == .error }
      try #require(errors.isEmpty, "\(errors)")
      let summary = TerraformGenerator(environments: evaluation.topologies).generate().summary
      return Set(summary.addresses["dev"]?.values.map { $0 } ?? [])
    }
    let all = ["first", "second", "third"]
    let before = try addresses(all)
    let lost = before.subtracting(try addresses(all.filter { $0 != removed }))
    #expect(lost.allSatisfy { $0.contains(removed) }, "\(lost.sorted())")
    #expect(
      before.contains {
        $0.hasSuffix("aws_vpc_security_group_ingress_rule.api_from_near_vpc_tcp_8080")
      })
    #expect(
      before.contains {
        $0.hasSuffix(
          "aws_vpc_security_group_ingress_rule.api_load_balancer_from_near_vpc_tcp_8080")
      })
  }
}
