import ArchitectureDSL
import Topology

/// A small architecture that has one of everything, and its resources by identity.
struct Sample {
  let topology: Topology
  let diagnostics: [Diagnostic]
  private let index: TopologyIndex

  init(_ body: (Environment) -> Region = { _ in Sample.region() }) {
    let evaluation = ArchitectureEvaluator.evaluate(
      name: "shop", title: "Shop", summary: "", environments: [.test], body: body)
    topology =
      evaluation.topologies.first
      ?? Topology(name: "", title: "", summary: "", environment: .test, region: .ireland)
    diagnostics = evaluation.diagnostics
    index = TopologyIndex(topology)
  }

  subscript(_ id: String) -> Resource? { ElementID(text: id).flatMap(index.resource) }

  /// An argument with the environment's facts filled in.
  func argument(_ name: String, of id: String) -> Value? {
    self[id]?[name].map(topology.resolve)
  }

  /// The statements of a policy by their `Sid`.
  func statement(_ sid: String, of id: String, argument: String = "policy") -> Value? {
    guard case .json(let document)? = self.argument(argument, of: id),
      case .list(let statements)? = document["Statement"]
    else { return nil }
    return statements.first { $0["Sid"] == .string(sid) }
  }

  static func region(
    webFirewall: WebFirewall = .managed(), backup: Backup = .daily(), allowsExec: Bool = false,
    isProtected: Bool = true, @RegionBuilder more: () -> [any RegionMember] = { [] }
  ) -> Region {
    Region(.ireland) {
      EncryptionKey("encryption")
      TransitGateway("hub") {
        TransitGatewayRouteTable("pre-inspection") {
          Associates("workload", "ingress", "egress")
          TransitGatewayRoute(to: "inspection")
        }
        TransitGatewayRouteTable("post-inspection") {
          Associates("inspection")
          Propagates("workload", "ingress")
          TransitGatewayRoute(to: "egress")
        }
      }
      InspectionVPC(
        "inspection", cidr: "100.64.0.0/24", transitGateway: "hub", firewall: "perimeter"
      ) {
        NetworkFirewall("perimeter") { AllowDomains("domains", [".example.com"]) }
      }
      EgressVPC("egress", prefixLength: 20, transitGateway: "hub")
      IngressVPC("ingress", prefixLength: 20, transitGateway: "hub") {
        ApplicationLoadBalancer(
          "web", certificate: "arn:aws:acm:eu-west-1:123456789012:certificate/1",
          clients: "pl-1", target: "store", isProtected: isProtected, webFirewall: webFirewall)
      }
      WorkloadVPC("workload", prefixLength: 16, transitGateway: "hub") {
        ECSCluster("shop", release: "1") {
          Service("store", cpu: 256, memory: 512, allowsExec: allowsExec) {
            Listens(.http(8080))
            LoadBalanced(.http(8080), isProtected: isProtected)
            Mounts("files", at: "/files")
            Secret("TOKEN", title: "Token")
          }
          Service("worker", cpu: 256, memory: 512) {
            Sends(.http(8080), to: "store", prefix: "STORE")
          }
        }
        FileSystem("files", backup: backup)
        VPCEndpoints(interfaces: ["ecr.api", "logs"])
      }
      more()
    }
  }
}

extension Value {
  /// A member of an object.
  subscript(name: String) -> Value? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The members of each nested block.
  var bodies: [Value] {
    if case .blocks(let blocks) = self { blocks.map(Value.object) } else { [] }
  }
}
