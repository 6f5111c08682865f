import ArchitectureDSL
import Topology

extension ChangeChain {
  /// Load balancers of one VPC send to a service of another, behind its own load balancer.
  private struct Crossing {
    var doors = ["first"]
    var port: PortRange = 8080
    var health = "/"
    var hasAlarms = false
    var alarmDrops = 100
    var hasFiles = false
    var hasSecond = false
    var number: Int?
  }

  package static let crossing = ChangeChain(
    "crossing", Crossing(),
    changes: [
      ("a second load balancer to the same service", false, { $0.doors = ["first", "second"] }),
      ("the first load balancer is removed", true, { $0.doors = ["second"] }),
      ("the service behind both listens on another port", true, { $0.port = 9090 }),
      ("another path for health checks", false, { $0.health = "/health" }),
      ("a second service with fixed addresses", false, { $0.hasSecond = true }),
      ("alarms", false, { $0.hasAlarms = true }),
      ("a file system", true, { $0.hasFiles = true }),
      ("the second service is removed", true, { $0.hasSecond = false }),
      ("alarms are removed", true, { $0.hasAlarms = false }),
    ]
  ) { settings in
    Region(.ireland) {
      for input in suppliedInputs { input }
      EncryptionKey("encryption", deletionWindow: 7)
      TransitGateway("hub") {
        TransitGatewayRouteTable("everyone") {
          Associates("edge", "inner")
          Propagates("edge", "inner")
        }
      }
      IngressVPC("edge", prefixLength: 20, transitGateway: "hub") {
        for door in settings.doors {
          ApplicationLoadBalancer(
            door, certificate: .input("certificate_arn"), clients: .anywhere, target: "api",
            healthCheckPath: settings.health, isProtected: false, webFirewall: .off)
        }
      }
      WorkloadVPC("inner", prefixLength: 20, transitGateway: "hub") {
        ECSCluster("apps", release: "1") {
          Service("api", cpu: 256, memory: 512) {
            Listens(.http(settings.port))
            LoadBalanced(.http(settings.port), isProtected: false)
            if settings.hasFiles { Mounts("files", at: "/files") }
          }
          if settings.hasSecond {
            Service("extra", cpu: 256, memory: 512) {
              Listens(.http(8080))
              LoadBalanced(.http(8080), isProtected: false)
            }
          }
        }
        if settings.hasFiles { FileSystem("files", backup: .daily(retention: 7)) }
        VPCEndpoints(interfaces: ["ecr.api", "ecr.dkr", "logs"])
      }
      if settings.hasAlarms { Alarms("operations") }
    }
  }
}
