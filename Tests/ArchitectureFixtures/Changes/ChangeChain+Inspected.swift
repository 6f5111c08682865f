import ArchitectureDSL
import Topology

extension ChangeChain {
  /// Workloads behind a transit gateway, with every packet inspected.
  private struct Inspected {
    var groups = ["web", "packages"]
    var domains = [".example.com"]
    var traffic: [Int] = [443]
    var spokes = ["shop"]
    var table = false
    var blackhole = false
    var endpoints = ["logs"]
    var capacity = 200
    var zones: [Zone] = ["a", "b"]
  }

  package static let inspected = ChangeChain(
    "inspected", zones: \.zones, Inspected(),
    changes: [
      ("a rule group is removed", true, { $0.groups = ["web"] }),
      ("the rule group is renamed", true, { $0.groups = ["sites"] }),
      ("another capacity", true, { $0.capacity = 300 }),
      ("other domains", false, { $0.domains[0] = ".example.org" }),
      ("rules on ports", true, { $0.traffic = [443, 8443] }),
      ("the same rules in another order", true, { $0.traffic = [8443, 443] }),
      ("a route table more", false, { $0.table = true }),
      ("a route that drops", false, { $0.blackhole = true }),
      ("a VPC more", false, { $0.spokes = ["shop", "bills"] }),
      ("the VPC is removed again", true, { $0.spokes = ["shop"] }),
      ("endpoints more", false, { $0.endpoints = ["ecr.api", "ecr.dkr", "logs"] }),
      ("an endpoint fewer", true, { $0.endpoints = ["ecr.api", "logs"] }),
      ("the route that drops is removed", true, { $0.blackhole = false }),
      ("a zone more", false, { $0.zones = ["a", "b", "c"] }),
      ("another zone fewer", true, { $0.zones = ["b", "c"] }),
    ]
  ) { settings in
    Region(.ireland) {
      TransitGateway("hub") {
        TransitGatewayRouteTable("before") {
          for spoke in settings.spokes { Associates(spoke) }
          TransitGatewayRoute(to: "inspection")
          if settings.blackhole {
            TransitGatewayRoute.blackhole("lost", destination: .cidr("10.99.0.0/16"))
          }
        }
        TransitGatewayRouteTable("after") {
          Associates("inspection")
          for spoke in settings.spokes { Propagates(spoke) }
        }
        if settings.table { TransitGatewayRouteTable("spare") {} }
      }
      InspectionVPC(
        "inspection", cidr: "100.64.0.0/24", transitGateway: "hub", firewall: "perimeter"
      ) {
        NetworkFirewall("perimeter", isProtected: false) {
          for group in settings.groups {
            AllowDomains(group, settings.domains, capacity: settings.capacity)
          }
          TrafficRules("ports") {
            for port in settings.traffic {
              Pass(.tcp, from: .environment, to: .any, port: PortRange(port))
            }
          }
        }
      }
      for spoke in settings.spokes {
        WorkloadVPC(spoke, prefixLength: 20, transitGateway: "hub") {
          VPCEndpoints(interfaces: settings.endpoints)
        }
      }
    }
  }
}
