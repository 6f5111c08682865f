import Plumbline

/// A hub with central inspection, egress and ingress, and any number of workload VPCs with a
/// service each, in three environments.
public struct ManyWorkloads<Count: WorkloadCount>: Architecture {
  public static var name: String { "many" }
  public static var title: String { "Many workloads" }
  public static var environments: [Environment] {
    // A block of a size holds only so many VPCs of /20.
    let (blocks, length) =
      switch Count.number {
      case ...50: (["10.16.0.0", "10.20.0.0", "10.24.0.0"], 14)
      case ...200: (["10.16.0.0", "10.32.0.0", "10.48.0.0"], 12)
      default: (["10.32.0.0", "10.64.0.0", "10.96.0.0"], 11)
      }
    return [
      Environment(
        "dev", account: "111111111111", zones: ["a", "b"], addresses: "\(blocks[0])/\(length)"),
      Environment(
        "uat", account: "222222222222", zones: ["a", "b"], addresses: "\(blocks[1])/\(length)"),
      Environment(
        "production", account: "333333333333", zones: ["a", "b", "c"],
        addresses: "\(blocks[2])/\(length)"),
    ]
  }

  public init() {}

  // Short names: a load balancer's may have 32 characters.
  private var workloads: [String] { numbers.map { "workload-\($0)" } }
  private var numbers: ClosedRange<Int> { 1...Count.number }

  public func body(in environment: Environment) -> some ArchitectureBody {
    Region(.singapore, zones: environment.zones) {
      Input(
        "release", type: "string", description: "Tag of the images to deploy.", example: "1.0.0")
      Input(
        "certificate_arn", type: "string", description: "ARN of the web certificate.",
        example: "arn:aws:acm:ap-southeast-1:111111111111:certificate/0000")
      Input(
        "client_prefix_list_id", type: "string", description: "Who may open the web page.",
        example: "pl-0123456789abcdef0")
      EncryptionKey("encryption")
      transitGateway
      inspection(in: environment)
      EgressVPC("egress", prefixLength: 20, transitGateway: "hub")
      ingress
      for number in numbers { workload(number, in: environment) }
    }
  }

  private var transitGateway: TransitGateway {
    TransitGateway("hub") {
      TransitGatewayRouteTable("pre-inspection") {
        Associates("ingress", "egress")
        for name in workloads { Associates(name) }
        TransitGatewayRoute(to: "inspection")
      }
      TransitGatewayRouteTable("post-inspection") {
        Associates("inspection")
        Propagates("ingress")
        for name in workloads { Propagates(name) }
        TransitGatewayRoute(to: "egress")
      }
    }
  }

  private func inspection(in environment: Environment) -> InspectionVPC {
    InspectionVPC(
      "inspection", cidr: environment.inspectionBlock, transitGateway: "hub",
      firewall: "perimeter"
    ) {
      NetworkFirewall("perimeter") {
        TrafficRules("web") {
          Pass(.tcp, from: .vpc("ingress"), to: .vpc("workload-1"), port: 8080)
        }
        AllowDomains("domains", [".amazonaws.com"])
      }
    }
  }

  private var ingress: IngressVPC {
    IngressVPC("ingress", prefixLength: 20, transitGateway: "hub") {
      ApplicationLoadBalancer(
        "web", certificate: .input("certificate_arn"), clients: .input("client_prefix_list_id"),
        target: "app-1", healthCheckPath: "/")
    }
  }

  private func workload(_ number: Int, in environment: Environment) -> WorkloadVPC {
    WorkloadVPC("workload-\(number)", prefixLength: 20, transitGateway: "hub") {
      ECSCluster("cluster-\(number)", release: .input("release")) {
        Service(
          "app-\(number)", cpu: 256, memory: environment.name == "production" ? 1024 : 512
        ) {
          Listens(.http(8080))
          if number == 1 { LoadBalanced(.http(8080)) }
          Mounts("files-\(number)", at: "/srv")
          Sends.toInternet(.https)
        }
      }
      FileSystem("files-\(number)")
    }
  }
}

extension Environment {
  fileprivate var inspectionBlock: String {
    switch name {
    case "dev": "100.64.0.0/24"
    case "uat": "100.64.1.0/24"
    default: "100.64.2.0/24"
    }
  }
}
