import Plumbline

/// The hub and the three central VPCs: inspection, egress and ingress.
extension MetricsPlatform {
  /// Packets that have not been inspected know one way only; inspected ones know every network.
  func transitGateway(in environment: Environment) -> TransitGateway {
    TransitGateway("hub", flowLogRetention: environment.logRetention) {
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
  }

  func inspection(in environment: Environment) -> InspectionVPC {
    InspectionVPC(
      "inspection", cidr: environment.inspectionBlock, transitGateway: "hub",
      firewall: "perimeter", flowLogRetention: environment.logRetention
    ) {
      NetworkFirewall(
        "perimeter", isProtected: environment.isProduction,
        logRetention: environment.logRetention
      ) {
        TrafficRules("web") {
          Pass(.tcp, from: .vpc("ingress"), to: .vpc("workload"), port: 8080)
        }
        AllowDomains("domains", [".amazonaws.com", "registry.npmjs.org"])
      }
    }
  }

  func egress(in environment: Environment) -> EgressVPC {
    EgressVPC(
      "egress", prefixLength: 20, transitGateway: "hub", natGateways: environment.natGateways,
      flowLogRetention: environment.logRetention)
  }

  func ingress(in environment: Environment) -> IngressVPC {
    IngressVPC(
      "ingress", prefixLength: 20, transitGateway: "hub",
      flowLogRetention: environment.logRetention
    ) {
      ApplicationLoadBalancer(
        "web", certificate: .input("certificate_arn"), clients: .input("client_prefix_list_id"),
        target: "graphite", healthCheckPath: "/health", isProtected: environment.isProduction,
        // What Graphite is to draw stands in the query, which is long.
        webFirewall: .managed(counting: ["SizeRestrictions_QUERYSTRING"]),
        logRetention: environment.logRetention)
    }
  }
}
