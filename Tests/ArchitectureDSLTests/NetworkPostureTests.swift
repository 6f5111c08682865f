import ArchitectureDSL
import Testing
import Topology

@Suite struct NetworkPostureTests {
  private let sample = Sample()

  @Test func theSampleIsValid() {
    #expect(sample.diagnostics.isEmpty, "\(sample.diagnostics)")
  }

  @Test(arguments: ["inspection", "egress", "ingress", "workload"])
  func everySubnetIsInTheVPCsOwnNetworkACL(vpc: String) {
    let subnets = sample.topology.resources(ofType: "aws_subnet").filter {
      $0.id.component == vpc
    }
    let listed = ["", "-public", "-isolated"].flatMap {
      sample["\(vpc)/network-acl\($0)"]?["subnet_ids"]?.references.map(\.element) ?? []
    }
    #expect(!subnets.isEmpty)
    #expect(listed.count == subnets.count)
    #expect(Set(listed) == Set(subnets.map(\.id)))
  }

  @Test(arguments: ["inspection", "egress", "ingress", "workload"])
  func theDefaultNetworkACLAndSecurityGroupHaveNoRules(vpc: String) {
    for name in ["default-network-acl", "default-security-group"] {
      let resource = sample["\(vpc)/\(name)"]
      #expect(resource != nil)
      #expect(resource?["ingress"] == nil)
      #expect(resource?["egress"] == nil)
    }
  }

  /// From a packet's point of view: may TCP from `source` to `port` enter a subnet?
  private func admits(
    _ vpc: String, _ list: String = "network-acl", from source: String, port: Int, in sample: Sample
  ) -> Bool {
    let rules = sample.argument("ingress", of: "\(vpc)/\(list)")?.bodies ?? []
    return rules.contains { rule in
      guard let block = rule["cidr_block"]?.stringValue.flatMap({ IPv4Network($0) }),
        let address = IPv4Address(source), block.contains(address)
      else { return false }
      guard case .int(let first)? = rule["from_port"], case .int(let last)? = rule["to_port"] else {
        return false
      }
      return rule["protocol"] == "-1"
        || (rule["protocol"] == "tcp" && (first...last).contains(port))
    }
  }

  @Test(arguments: [
    ("workload/network-acl", "10.0.16.5", 8080, true),
    ("workload/network-acl", "203.0.113.9", 40000, true),
    ("workload/network-acl", "203.0.113.9", 8080, false),
    ("workload/network-acl", "203.0.113.9", 22, false),
    ("inspection/network-acl", "203.0.113.9", 40000, true),
    ("inspection/network-acl", "10.0.16.5", 22, true),
    ("egress/network-acl-public", "203.0.113.9", 1024, true),
    ("egress/network-acl", "203.0.113.9", 1024, true),
    ("egress/network-acl-public", "203.0.113.9", 443, false),
    ("ingress/network-acl-public", "203.0.113.9", 443, true),
    ("ingress/network-acl-public", "203.0.113.9", 80, true),
    ("ingress/network-acl", "203.0.113.9", 443, false),
    ("ingress/network-acl-public", "203.0.113.9", 3389, false),
  ])
  func networkACLsAdmitTheEnvironmentRepliesAndWebClients(
    list: String, source: String, port: Int, isAdmitted: Bool
  ) {
    let parts = list.split(separator: "/").map(String.init)
    #expect(admits(parts[0], parts[1], from: source, port: port, in: sample) == isAdmitted)
  }

  @Test func onlyTheNATGatewaysVPCSkipsTheCheckOfPort3389() {
    #expect(sample["egress/network-acl-public"]?.skippedChecks.keys == ["CKV_AWS_231"])
    #expect(sample["workload/network-acl"]?.skippedChecks.isEmpty == true)
  }

  /// A tier without a way out takes nothing from outside the environment, not even replies, and web
  /// clients come to the public one alone.
  @Test func anIsolatedTierIsClosedToTheOutside() {
    let sample = Sample { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") {
          Subnets("public") { Route(to: .internetGateway) }
          Subnets("app") { Route(to: .natGateway) }
          Subnets("data")
          ApplicationLoadBalancer(
            "front", certificate: "arn:aws:acm:eu-west-1:123456789012:certificate/1",
            clients: .anywhere, target: "web", plainHTTP: .closed)
          ECSCluster("apps", release: "1", tier: "app") {
            Service("web", cpu: 256, memory: 512) { Listens(.http(8080)) }
          }
        }
      }
    }
    func admits(_ list: String, _ port: Int) -> Bool {
      self.admits("one", list, from: "203.0.113.9", port: port, in: sample)
    }
    #expect(!admits("network-acl-isolated", 40000))
    #expect(!admits("network-acl", 443))
    #expect(admits("network-acl", 40000))
    #expect(admits("network-acl-public", 443))
    #expect(!admits("network-acl-public", 80))
    let data = sample["one/network-acl-isolated"]?["subnet_ids"]?.references.map { $0.element.name }
    #expect(Set(data ?? []) == ["data"])
  }

  /// A function opens connections from every port above 1023.
  @Test func repliesToFunctionsComeToLowerPorts() {
    func sample(_ arguments: [String: Value]) -> Sample {
      Sample { _ in
        Region(.ireland) {
          TransitGateway("hub") {}
          WorkloadVPC("one", prefixLength: 20, transitGateway: "hub") {
            Declare(
              "mailer", type: "aws_lambda_function",
              arguments: .init(uniqueKeysWithValues: arguments.sorted { $0.key < $1.key }))
          }
        }
      }
    }
    let inside = sample(["vpc_config": .blocks([["subnet_ids": .list([])]])])
    #expect(admits("one", from: "203.0.113.9", port: 1024, in: inside))
    #expect(!admits("one", from: "203.0.113.9", port: 1023, in: inside))
    #expect(!admits("one", from: "203.0.113.9", port: 1024, in: sample([:])))
  }

  @Test func aVPCOutsideTheEnvironmentsBlockAdmitsItself() {
    let sample = Sample { _ in
      Region(.ireland) {
        VPC("one", cidr: "192.168.0.0/20") {
          Subnets("private")
          Admits(.tcp, from: "198.51.100.0/24", port: 22)
        }
      }
    }
    let rules = sample.argument("ingress", of: "one/network-acl-isolated")?.bodies ?? []
    #expect(
      rules.contains {
        $0["cidr_block"] == .reference(ElementID("one", "vpc"), "cidr_block")
          && $0["protocol"] == "-1"
      })
    #expect(admits("one", "network-acl-isolated", from: "198.51.100.7", port: 22, in: sample))
    #expect(!admits("one", "network-acl-isolated", from: "198.51.101.7", port: 22, in: sample))
  }

  @Test func whatANetworkACLAdmitsIsChecked() {
    let sample = Sample { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/20") {
          Subnets("private")
          Admits(.tcp, from: "198.51.100.1/24", port: 0)
        }
      }
    }
    #expect(sample.diagnostics.map(\.code) == [.invalidCIDR, .invalidPort])
  }

  @Test func theTransitGatewayHasAFlowLog() {
    let log = sample["hub/flow-log"]
    #expect(log?["transit_gateway_id"] == .reference(ElementID("hub", "transit-gateway"), "id"))
    #expect(log?["max_aggregation_interval"] == 60)
    #expect(log?["traffic_type"] == nil)
    #expect(log?["vpc_id"] == nil)
    #expect(sample.argument("name", of: "hub/flow-log/log-group") == "/shop/test/hub/flow-log")
    #expect(sample["hub/flow-log/log-group"]?["kms_key_id"] != nil)
  }

  @Test(arguments: ["workload/endpoints/interface[ecr.api]", "workload/endpoints/interface[logs]"])
  func endpointsServeThisAccountAlone(endpoint: String) {
    let condition = sample.statement("OwnAccount", of: endpoint)?["Condition"]
    #expect(condition?["StringEquals"]?["aws:PrincipalAccount"] == "123456789012")
    #expect(condition?["StringEqualsIfExists"]?["aws:ResourceAccount"] == "123456789012")
  }

  @Test func theS3EndpointLetsImageLayersThrough() {
    let layers = sample.statement("ImageLayers", of: "workload/endpoints/s3")
    #expect(layers?["Resource"] == "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*")
    #expect(layers?["Action"] == "s3:GetObject")
  }
}
