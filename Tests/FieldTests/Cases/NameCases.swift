import ArchitectureDSL
import Topology

let nameCases: [String: FieldCase] = [
  "long-architecture-name": one("customer-relationship-management-platform", [prod]) { _ in
    Region(.ireland) { VPC("net", cidr: "10.20.0.0/16") { Subnets("private") } }
  },
  // A title in plain English, as in the reference's own secret "… Graphite's web sessions".
  "apostrophe": one { _ in
    Region(.ireland) {
      for i in inputs { i };
      privateVPC {
        [
          Service("web", cpu: 256, memory: 512) {
            Sends(
              ServiceProtocol("render", title: "Graphite's render API", .tcp, port: 8080),
              to: "graphite")
          },
          Service("graphite", cpu: 256, memory: 512) {
            Listens(ServiceProtocol("render", title: "Graphite's render API", .tcp, port: 8080))
          },
        ]
      }
    }
  },
]

let wayCases: [String: FieldCase] = [
  "home-net-walk": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      TransitGateway("hub") {
        TransitGatewayRouteTable("spokes") {
          Associates("home-net", "b"); TransitGatewayRoute(to: "inspection")
        }
        TransitGatewayRouteTable("central") {
          Associates("inspection"); Propagates("home-net", "b")
        }
      }
      InspectionVPC(
        "inspection", cidr: "100.64.0.0/24", transitGateway: "hub", firewall: "perimeter"
      ) {
        NetworkFirewall("perimeter", isProtected: false) {
          TrafficRules("east-west") {
            Pass(.tcp, from: .environment, to: .vpc("home-net"), port: 8080)
          }
        }
      }
      WorkloadVPC("home-net", prefixLength: 16, transitGateway: "hub") {
        ECSCluster("one", release: .input("release")) {
          Service("api", cpu: 256, memory: 512) { Listens(.http(8080)) }
        }
      }
      WorkloadVPC("b", prefixLength: 16, transitGateway: "hub") {
        ECSCluster("two", release: .input("release")) {
          Service("web", cpu: 256, memory: 512) { Sends(.http(8080), to: "api") }
        }
      }
    }
  },
  "service-in-public-only": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        ECSCluster("apps", release: .input("release")) {
          Service("web", cpu: 256, memory: 512) { Listens(.http(8080)) }
        }
      }
    }
  },
  "attachment-zone-missing": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      TransitGateway("hub") {
        TransitGatewayRouteTable("all") {
          Associates("net", "two"); Propagates("net", "two")
        }
      }
      VPC("net", cidr: "10.16.0.0/16", transitGateway: "hub") {
        Subnets("private", prefixLength: 24) { Route(to: .transitGateway) }
        Subnets("transit", cidrs: ["a": "10.16.200.0/28"])
      }
      WorkloadVPC("two", prefixLength: 20, transitGateway: "hub")
    }
  },
]
