import ArchitectureDSL
import Topology

/// C1: one inspection VPC for what the spokes send each other and the internet.
struct CentralizedInspection: InspectionModel {
  func body(in environment: Environment) -> some ArchitectureBody { region() }

  /// - Parameters:
  ///   - betaBlock: The block of the second spoke, for a mistake.
  ///   - betaSubnets: Its private subnets by zone, for the same.
  func region(betaBlock: String = "10.2.0.0/16", betaSubnets: [String: String] = [:]) -> Region {
    Region(.singapore) {
      TransitGateway("hub") {
        TransitGatewayRouteTable("spokes") {
          Associates("alpha", "beta")
          TransitGatewayRoute(to: "inspection")
        }
        TransitGatewayRouteTable("inspected") {
          Associates("inspection")
          Propagates("alpha", "beta")
        }
      }
      for (name, block, subnets) in [
        ("alpha", "10.1.0.0/16", [:]), ("beta", betaBlock, betaSubnets),
      ] {
        VPC(name, cidr: block, transitGateway: "hub") {
          Subnets("private", prefixLength: 24, cidrs: subnets) { Route(to: .transitGateway) }
          Hosts("app")
        }
      }
      inspection
      inspectsEastWest(by: "inspection/perimeter")
      inspectsEgress(of: "alpha", host: "alpha/app", by: "inspection/perimeter")
    }
  }

  var inspection: VPC {
    VPC("inspection", cidr: "100.64.0.0/20", transitGateway: "hub", applianceMode: true) {
      Subnets("transit", prefixLength: 28) { Route(to: .firewall("perimeter")) }
      Subnets("firewall", prefixLength: 28) {
        Route(to: .natGateway)
        Route("environment", destination: .environment, to: .transitGateway)
      }
      Subnets("public", prefixLength: 24) {
        Route(to: .internetGateway)
        Route("return", destination: .environment, to: .firewall("perimeter"))
      }
      NetworkFirewall("perimeter") { https }
    }
  }

  static func walks(in zone: String) -> [Walk] {
    [
      .eastWest(in: zone),
      Walk(
        "alpha/app", "internet", in: zone,
        [
          "alpha/app[\(zone)]", "alpha/attachment[\(zone)]", "hub/transit-gateway",
          "inspection/attachment[\(zone)]", "inspection/perimeter/firewall[\(zone)]",
          "inspection/nat[\(zone)]", "inspection/internet-gateway", "internet",
        ]),
    ]
  }
}

extension Walk {
  /// From one spoke to another through the firewall of an inspection VPC.
  static func eastWest(in zone: String) -> Walk {
    Walk(
      "alpha/app", "beta/app", in: zone,
      [
        "alpha/app[\(zone)]", "alpha/attachment[\(zone)]", "hub/transit-gateway",
        "inspection/attachment[\(zone)]", "inspection/perimeter/firewall[\(zone)]",
        "inspection/attachment[\(zone)]", "hub/transit-gateway", "beta/attachment[\(zone)]",
        "beta/app[\(zone)]",
      ])
  }

  /// From a spoke to the internet through an inspection and an egress VPC.
  static func inspectedEgress(in zone: String) -> Walk {
    Walk(
      "alpha/app", "internet", in: zone,
      [
        "alpha/app[\(zone)]", "alpha/attachment[\(zone)]", "hub/transit-gateway",
        "inspection/attachment[\(zone)]", "inspection/perimeter/firewall[\(zone)]",
        "inspection/attachment[\(zone)]", "hub/transit-gateway", "egress/attachment[\(zone)]",
        "egress/nat[\(zone)]", "egress/internet-gateway", "internet",
      ])
  }

  /// From the internet to a spoke through an ingress and an inspection VPC.
  static func inspectedIngress(in zone: String) -> Walk {
    Walk(
      "internet", "ingress/web", in: zone,
      [
        "internet", "ingress/internet-gateway", "ingress/web[\(zone)]",
        "ingress/attachment[\(zone)]", "hub/transit-gateway", "inspection/attachment[\(zone)]",
        "inspection/perimeter/firewall[\(zone)]", "inspection/attachment[\(zone)]",
        "hub/transit-gateway", "alpha/attachment[\(zone)]", "alpha/app[\(zone)]",
      ])
  }
}
