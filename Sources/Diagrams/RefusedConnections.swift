import Reachability
import Topology

/// What is said of declared connections that do not arrive: PLB090, and PLB091 for those that arrive
/// on some of the ways that zones and targets allow.
///
/// Pictures draw the first red and dashed.
struct RefusedConnections {
  private let network: WalkedNetwork
  private let facts: Facts

  init(_ network: WalkedNetwork) {
    self.network = network
    facts = Facts(network.model.model)
  }

  func diagnostics() -> [Diagnostic] {
    ConnectionVerdict.all(network.reports, facts).compactMap { verdict in
      guard let failing = verdict.failing else { return nil }
      return verdict.refusal == nil
        ? partial(verdict, failing) : refused(verdict, failing)
    }
  }

  private func refused(_ verdict: ConnectionVerdict, _ failing: Trace) -> Diagnostic {
    let obstacles = Self.obstacles(failing)
    return Diagnostic(
      .refusedConnection, severity: .warning,
      summary: "the connection from \(name(verdict.source)) to \(name(verdict.target)) "
        + "(\(Self.service(verdict.connection))) does not arrive",
      detail: obstacles.map(\.sentence).joined(separator: " "),
      remedy: Self.remedy(obstacles), subject: verdict.source,
      origin: verdict.connection.origin, environment: facts.topology.environment.name)
  }

  private func partial(_ verdict: ConnectionVerdict, _ failing: Trace) -> Diagnostic {
    let obstacles = Self.obstacles(failing)
    return Diagnostic(
      .partialConnection, severity: .warning,
      summary: "the connection from \(name(verdict.source)) to \(name(verdict.target)) "
        + "(\(Self.service(verdict.connection))) arrives in \(verdict.arriving) of "
        + "\(verdict.traces.count) ways that zones and targets allow",
      detail: obstacles.map(\.sentence).joined(separator: " "),
      remedy: Self.remedy(obstacles), subject: verdict.source,
      origin: verdict.connection.origin, environment: facts.topology.environment.name)
  }

  private func name(_ id: ElementID) -> String { "'\(id)'" }

  private static func service(_ connection: Connection) -> String {
    let port = "\(connection.transport.rawValue.uppercased()) \(connection.ports)"
    return connection.title.isEmpty ? port : "\(connection.title) on \(port)"
  }

  /// Everything that stands in the way, each once.
  private static func obstacles(_ trace: Trace) -> [Reason] {
    var seen: Set<String> = []
    let all = trace.blockers.map(\.reason) + [trace.verdict.reason].compactMap(\.self)
    return all.filter { seen.insert($0.sentence).inserted }
  }

  /// What the connection needs, for each obstacle, and the other way out.
  private static func remedy(_ obstacles: [Reason]) -> String {
    var seen: Set<String> = []
    let needs = obstacles.map { need($0.code) }.filter { seen.insert($0).inserted }
    return "\(SheetText.list(needs).capitalizedFirst), or remove the connection; "
      + "'trace' shows the way hop by hop."
  }

  /// What a packet needs that this stands in the way of.
  private static func need(_ code: ReasonCode) -> String {
    switch code {
    case .securityGroupRules, .securityGroupEmpty, .securityGroupReferenceLost,
      .securityGroupReferencingOff:
      "add a rule to the security group"
    case .networkACL: "permit it in the network ACL, in both directions"
    case .noRoute, .noHost: "add a route to the destination"
    case .deadRoute: "lead the route to something that is there"
    case .localRouteRestriction, .edgeRouteRestriction, .redirectedSubnet: "correct the route"
    case .transitZone: "attach a subnet of the sender's zone to the transit gateway"
    case .transitAssociation: "associate the attachment with a route table"
    case .transitNoRoute, .transitBlackhole:
      "add a route to the transit gateway's route table"
    case .firewallRules: "pass it in the firewall's rules"
    case .noSession, .oneSided: "lead both directions through the same firewall endpoint"
    case .noPublicAddress: "give the sender a public address or lead it to a NAT gateway"
    case .notPublished, .privateDestination: "give the receiver a public address"
    case .clientAuthorization: "add an authorization rule to the Client VPN endpoint"
    case .listener: "add a listener for the port"
    case .noTarget: "add a target to the load balancer"
    case .targetZone: "let the load balancer cross zones"
    case .peeringAddress: "connect the two VPCs directly"
    case .noEndpoint: "give both ends a network interface"
    default: "change what stands in the way"
    }
  }
}
