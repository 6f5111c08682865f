import ArchitectureDSL
import Reachability
import Testing
import Topology

/// A model that breaks one predicate, and how that is seen.
struct Violation: Sendable, CustomTestStringConvertible {
  /// The predicate's number in the reference tables.
  let code: String
  let topology: [Topology]
  /// The requirement, by title, that is refuted.
  let requirement: String
  /// Part of the evidence.
  let evidence: String
  /// Why the counterexample does not arrive, or is not answered; nil where it arrives and should
  /// not, or not that way.
  let reason: ReasonCode?
  /// The element that decided.
  let decider: String?
  /// The element that is wrong, where the walk shows it besides the decider.
  let shows: String?
  let change: @Sendable (inout Topology) -> Void

  var testDescription: String { code }

  init(
    _ code: String, in topology: [Topology], refutes requirement: String, _ evidence: String,
    reason: ReasonCode? = nil, decider: String?, shows: String? = nil,
    change: @escaping @Sendable (inout Topology) -> Void
  ) {
    self.code = code
    self.topology = topology
    self.requirement = requirement
    self.evidence = evidence
    self.reason = reason
    self.decider = decider
    self.shows = shows
    self.change = change
  }

  private static let centralized =
    ArchitectureEvaluator.evaluate(CentralizedInspection.self).topologies
  private static let separateEgress =
    ArchitectureEvaluator.evaluate(SeparateEgress.self).topologies
  private static let distributed =
    ArchitectureEvaluator.evaluate(DistributedFirewall.self).topologies
  static let overlapping = ArchitectureEvaluator.evaluate(
    name: "overlap", title: "Overlap", summary: "", environments: CentralizedInspection.environments
  ) { _ in
    CentralizedInspection().region(
      betaBlock: "10.1.0.0/16", betaSubnets: ["a": "10.1.128.0/24", "b": "10.1.129.0/24"])
  }

  static let all = [
    Violation(
      "P1", in: centralized, refutes: "Egress stays in its zone", "zones a, b",
      decider: "inspection/transit/default-route[a]"
    ) {
      $0.set("inspection/transit/default-route[a]", "vpc_endpoint_id", endpoint("b"))
    },
    Violation(
      "P2", in: centralized, refutes: "Egress is answered the way it went",
      "the response takes another path",
      reason: .oneSided, decider: "inspection/public/return-route[a]"
    ) {
      $0.set("inspection/public/return-route[a]", "vpc_endpoint_id", nil)
      $0.set(
        "inspection/public/return-route[a]", "transit_gateway_id", reference("hub/transit-gateway"))
    },
    Violation(
      "P3", in: centralized, refutes: "Egress stays in its zone", "zones a, b",
      decider: "inspection/firewall/default-route[a]"
    ) {
      $0.set(
        "inspection/firewall/default-route[a]", "nat_gateway_id", reference("inspection/nat[b]"))
    },
    Violation(
      "P4", in: centralized, refutes: "Spokes are answered the way they came",
      "Appliance mode is off on inspection/attachment", reason: .noSession,
      decider: "inspection/attachment"
    ) {
      $0.set("inspection/attachment", "appliance_mode_support", "disable")
    },
    Violation(
      "P5", in: centralized, refutes: "Spokes reach each other", "where it has been before",
      reason: .loop,
      decider: "hub/transit-gateway",
      shows: "hub/spokes/default-route"
    ) {
      $0.set(
        "hub/inspected/association[inspection]", "transit_gateway_route_table_id",
        reference("hub/spokes/route-table"))
    },
    Violation(
      "P6", in: centralized, refutes: "Egress is inspected once",
      "without passing the Perimeter firewall", decider: "hub/spokes/default-route",
      shows: "inspection/firewall/default-route[a]"
    ) {
      $0.set(
        "inspection/attachment", "subnet_ids",
        [reference("inspection/firewall[a]"), reference("inspection/firewall[b]")])
    },
    Violation(
      "P7", in: centralized, refutes: "Spokes are inspected once",
      "The spokes route table sends 10.2.0.0/16 straight to the Beta VPC",
      decider: "hub/spokes/propagation[beta]"
    ) {
      $0.copy("hub/inspected/propagation[alpha]", to: "hub/spokes/propagation[alpha]")
      $0.copy("hub/inspected/propagation[beta]", to: "hub/spokes/propagation[beta]")
    },
    Violation(
      "P8", in: separateEgress, refutes: "Egress is answered the way it went",
      "the response takes another path",
      reason: .oneSided, decider: "hub/egress/propagation[alpha]"
    ) {
      $0.copy("hub/inspected/propagation[alpha]", to: "hub/egress/propagation[alpha]")
    },
    Violation(
      "P9", in: centralized, refutes: "Egress reaches the internet", "has no subnet in zone b",
      reason: .transitZone,
      decider: "alpha/attachment"
    ) {
      $0.set("alpha/attachment", "subnet_ids", [reference("alpha/transit[a]")])
    },
    Violation(
      "P10", in: centralized, refutes: "Egress is answered the way it went",
      "the response comes to the endpoint of zone b",
      reason: .noSession, decider: "inspection/public/return-route[a]"
    ) {
      $0.set("inspection/public/return-route[a]", "vpc_endpoint_id", endpoint("b"))
    },
    Violation(
      "P11", in: separateEgress, refutes: "Egress is inspected once",
      "without passing the Perimeter firewall", decider: "hub/inspected/default-route",
      shows: "inspection/transit/default-route[a]"
    ) {
      for zone in ["a", "b"] {
        $0.set("inspection/transit/default-route[\(zone)]", "vpc_endpoint_id", nil)
        $0.set(
          "inspection/transit/default-route[\(zone)]", "transit_gateway_id",
          reference("hub/transit-gateway"))
      }
    },
    Violation(
      "P11, crossed twice", in: centralized, refutes: "Egress is inspected once",
      "passes the Perimeter firewall 2 times", decider: "inspection/firewall/default-route[a]"
    ) {
      $0.set("inspection/firewall/default-route[a]", "nat_gateway_id", nil)
      $0.set("inspection/firewall/default-route[a]", "vpc_endpoint_id", endpoint("b"))
    },
    Violation(
      "P12", in: separateEgress, refutes: "Spokes reach each other",
      "drops the destination on purpose",
      reason: .transitBlackhole, decider: "hub/transit-gateway",
      shows: "hub/inspected/beta-route"
    ) {
      $0.copy("hub/spokes/gamma-route", to: "hub/inspected/beta-route")
      $0.set(
        "hub/inspected/beta-route", "destination_cidr_block", reference("beta/vpc", "cidr_block"))
    },
    Violation(
      "P13", in: overlapping.topologies, refutes: "Spokes reach each other",
      "has no route to 10.1.128.4",
      reason: .noHost,
      decider: "alpha/vpc"
    ) { _ in },
    Violation(
      "P14", in: separateEgress, refutes: "Development and the others are apart",
      "One arrives at the hosts gamma/app",
      decider: "gamma/app/ingress", shows: "hub/spokes/default-route"
    ) {
      $0.remove("hub/development/alpha-route")
      $0.remove("hub/spokes/gamma-route")
    },
    Violation(
      "P15", in: distributed, refutes: "Ingress arrives",
      "may name the VPC's block or a whole subnet, and 10.2.0.0/23 is neither",
      reason: .edgeRouteRestriction,
      decider: "spoke/internet-gateway/route-table"
    ) {
      $0.set("spoke/internet-gateway/public-route[a]", "destination_cidr_block", "10.2.0.0/23")
    },
  ]

  private static func endpoint(_ zone: String) -> Value {
    .reference(ElementID("inspection", "perimeter", "firewall"), "endpoint_ids", key: zone)
  }

  private static func reference(_ id: String, _ attribute: String = "id") -> Value {
    .reference(ElementID(text: id) ?? ElementID("none"), attribute)
  }
}

extension Topology {
  /// Changes an argument of a resource; nil removes it.
  fileprivate mutating func set(_ id: String, _ argument: String, _ value: Value?) {
    guard let index = index(of: id) else { return }
    resources[index].arguments[argument] = value
  }

  fileprivate mutating func remove(_ id: String) {
    guard let index = index(of: id) else { return }
    resources.remove(at: index)
  }

  /// Adds a resource like another one, in the transit gateway route table that its identity names.
  fileprivate mutating func copy(_ id: String, to other: String) {
    guard let index = index(of: id), let new = ElementID(text: other) else { return }
    let original = resources[index]
    var arguments = original.arguments
    arguments["transit_gateway_route_table_id"] = .reference(
      ElementID(path: Array(new.path.dropLast()) + ["route-table"]), "id")
    resources.append(
      Resource(
        id: new, type: original.type, name: original.name, arguments: arguments,
        title: original.title, origin: original.origin))
  }

  private func index(of id: String) -> Int? {
    let index = resources.firstIndex { $0.id == ElementID(text: id) }
    if index == nil { Issue.record("There is no resource \(id).") }
    return index
  }
}
