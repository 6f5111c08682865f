import ArchitectureDSL
import Topology

/// An inspection deployment model of AWS as an architecture, with the walks that are expected of it.
protocol InspectionModel: Architecture {
  /// What is walked within a zone.
  static func walks(in zone: String) -> [Walk]
}

extension InspectionModel {
  static var environments: [Environment] {
    [Environment("only", account: "111111111111", zones: ["a", "b"], addresses: "10.0.0.0/8")]
  }

  /// Rules that let HTTPS pass, whoever sends it.
  var https: TrafficRules {
    TrafficRules("https") { Pass(.tcp, from: .any, to: .any, port: 443) }
  }

  /// What every model promises whose spokes meet in a firewall.
  @RegionBuilder
  func inspectsEastWest(
    between alpha: TrafficEnd = "alpha", by firewall: String
  ) -> [any RegionMember] {
    Require("Spokes reach each other") {
      Traffic(from: "alpha/app", to: "beta/app", .tcp(443)).reaches()
    }
    Require("Spokes are inspected once") {
      Traffic(between: alpha, "beta").passes(firewall, exactly: .once)
    }
    Require("Spokes are answered the way they came") {
      Traffic(between: alpha, "beta").symmetric()
    }
  }

  /// What every model promises whose egress passes a firewall and a NAT gateway in each zone.
  @RegionBuilder
  func inspectsEgress(of source: String, host: String, by firewall: String) -> [any RegionMember] {
    Require("Egress reaches the internet") {
      Traffic(from: .element(host), to: .internet, .tcp(443)).reaches()
    }
    Require("Egress is inspected once") {
      Traffic(from: .element(source), to: .internet).passes(firewall, exactly: .once)
    }
    Require("Egress is answered the way it went") {
      Traffic(from: .element(source), to: .internet).symmetric()
    }
    Require("Egress stays in its zone") {
      Traffic(from: .element(source), to: .internet).inOneZone()
    }
  }

  /// What every model promises whose ingress passes a firewall once.
  @RegionBuilder
  func inspectsIngress(to target: String, by firewall: String) -> [any RegionMember] {
    Require("Ingress arrives") {
      Traffic(from: .internet, to: .element(target), .tcp(443)).reaches()
    }
    Require("Ingress is inspected once") {
      Traffic(from: .internet, to: .element(target), .tcp(443)).passes(firewall, exactly: .once)
    }
    Require("Ingress is answered the way it came") {
      Traffic(from: .internet, to: .element(target), .tcp(443)).symmetric()
    }
  }
}
