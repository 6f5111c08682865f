import Plumbline

/// What must hold of every packet there is. It is proved before anything is generated.
extension MetricsPlatform {
  @RegionBuilder
  func requirements(in environment: Environment) -> [any RegionMember] {
    Flow(
      "metrics", title: "Metrics pipeline",
      through: "metrics/app", "metrics/statsd", "metrics/graphite", "whisper")
    egressRequirements(in: environment)
    Require("The internet reaches the web load balancer only, past its web ACL") {
      Traffic(from: .internet, to: .anywhere)
        .only(.tcp(443), .tcp(80), to: "ingress/web").passesWebFirewall()
    }
    Require("Web requests are inspected on their way to Graphite") {
      Traffic(from: .internet, to: "ingress/web", .tcp(443))
        .passes("inspection/perimeter", exactly: .once).symmetric()
    }
    Require("Networks reach each other only through inspection") {
      Traffic(between: "workload", "ingress", "egress")
        .passes("inspection/perimeter", exactly: .once).symmetric()
    }
    Require("Only Graphite reaches its files") {
      Traffic(from: .anywhere, to: "whisper").only(.tcp(2049), from: "metrics/graphite")
    }
    Require("Only the application reaches StatsD") {
      Traffic(from: .anywhere, to: "metrics/statsd").only(.udp(8125), from: "metrics/app")
    }
    Require("No private subnet has a route to an internet gateway") {
      Routing(of: .anywhere, except: "egress/public", "ingress/public").avoidsInternetGateway()
    }
    Require(
      "The environment reaches no other one",
      restingOn: "Each environment has an account and a transit gateway of its own, and neither "
        + "peering nor a VPN joins them; internet gateways drop packets to private addresses."
    ) {
      Traffic(from: .anywhere, to: .otherEnvironments).isRefused()
    }
    Require("Metrics reach the disk") { Flow("metrics").reaches() }
    if environment.isProduction { survival }
  }

  @RegionBuilder
  private func egressRequirements(in environment: Environment) -> [any RegionMember] {
    Require("Internet egress is inspected exactly once") {
      Traffic(from: "workload", to: .internet)
        .passes("inspection/perimeter", exactly: .once).symmetric()
    }
    // A single NAT gateway serves the zones that it is not in.
    if environment.natGateways == .onePerZone {
      Require("Internet egress stays in its zone") {
        Traffic(from: "workload", to: .internet).inOneZone()
      }
    }
    Require("The application reaches the package registry") {
      Traffic(
        from: "metrics/app", to: .internet, .tcp(443), serverName: "registry.npmjs.org"
      ).reaches()
    }
  }

  /// What only production promises; the documents say what the others lose.
  @RegionBuilder private var survival: [any RegionMember] {
    Require(
      "Metrics and egress survive the loss of a zone",
      restingOn: "StatsD and Graphite run one task each; ECS starts it again in another zone."
    ) {
      Flow("metrics").survivesAnyZone(restarting: true)
      Traffic(
        from: "metrics/app", to: .internet, .tcp(443), serverName: "registry.npmjs.org"
      ).survivesAnyZone()
    }
  }
}
