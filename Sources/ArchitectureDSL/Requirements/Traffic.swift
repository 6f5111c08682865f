import Topology

/// Packets, and what must hold of every one of them.
///
/// Packets are meant as their senders send them: a connection that a load balancer opens to its
/// target is the load balancer's own. Clients on the internet reach a target without a public address
/// by what a load balancer passes on, so that `only(from:)` names `.internet` beside the load balancer.
///
/// ```swift
/// Traffic(from: "workload", to: .internet)
///   .passes("inspection/perimeter", exactly: .once).symmetric().inOneZone()
/// Traffic(from: .internet, to: "ingress").only(.tcp(443), .tcp(80), to: "ingress/web")
/// Traffic(from: .anywhere, to: "whisper").only(.tcp(2049), from: "metrics/graphite")
/// ```
public struct Traffic: RequirementStatement {
  private enum Predicate: Sendable {
    case fixed(Requirement.Predicate)
    case passes(String, exactlyOnce: Bool)
    case only([Requirement.Service], from: TrafficEnd?, to: TrafficEnd?)
  }

  private let sources: TrafficEnd
  private let destinations: TrafficEnd
  private let isBetween: Bool
  private let services: [TrafficService]
  private let serverName: String?
  private let location: SourceLocation
  private var predicates: [Predicate] = []

  /// Packets from one end to another.
  ///
  /// - Parameters:
  ///   - services: The protocols and ports; without any, all there are.
  ///   - serverName: The name that the client asks for; by default every name, and none.
  public init(
    from sources: TrafficEnd, to destinations: TrafficEnd, _ services: TrafficService...,
    serverName: String? = nil, fileID: String = #fileID, line: Int = #line
  ) {
    self.init(
      from: sources, to: destinations, over: services, serverName: serverName, fileID: fileID,
      line: line)
  }

  /// The same for whoever has the services in a list.
  package init(
    from sources: TrafficEnd, to destinations: TrafficEnd, over services: [TrafficService],
    serverName: String? = nil, fileID: String = #fileID, line: Int = #line
  ) {
    self.sources = sources
    self.destinations = destinations
    isBetween = false
    self.services = services
    self.serverName = serverName
    location = SourceLocation(file: fileID, line: line)
  }

  /// Packets between any two of these ends, in both directions.
  public init(
    between ends: TrafficEnd..., over services: [TrafficService] = [],
    fileID: String = #fileID, line: Int = #line
  ) {
    sources = .all(ends)
    destinations = .all([])
    isBetween = true
    self.services = services
    serverName = nil
    location = SourceLocation(file: fileID, line: line)
  }

  /// Every one of them arrives, and so does its answer, whatever the routers choose. Clients send
  /// from the ports that Linux takes (32768 to 60999), those of the internet from 1024 on.
  public func reaches() -> Traffic { adding(.fixed(.reaches)) }

  /// Not one of them arrives.
  public func isRefused() -> Traffic { adding(.fixed(.isRefused)) }

  /// Whatever arrives has passed the element, and its answer passes it too.
  public func passes(_ element: String) -> Traffic {
    adding(.passes(element, exactlyOnce: false))
  }

  /// Whatever arrives has passed the element once in each direction, no more.
  public func passes(_ element: String, exactly times: Times) -> Traffic {
    adding(.passes(element, exactlyOnce: true))
  }

  /// Whatever arrives came through a load balancer whose web ACL has seen it.
  public func passesWebFirewall() -> Traffic { adding(.fixed(.passesWebFirewall)) }

  /// Nothing arrives but these services, from these senders, at these receivers; what is left out
  /// is not restricted.
  public func only(
    _ services: TrafficService..., from sources: TrafficEnd? = nil,
    to destinations: TrafficEnd? = nil
  ) -> Traffic {
    only(services, from: sources, to: destinations)
  }

  /// The same for whoever has the services in a list.
  package func only(
    _ services: [TrafficService], from sources: TrafficEnd?, to destinations: TrafficEnd?
  ) -> Traffic {
    adding(.only(services.map(\.service), from: sources, to: destinations))
  }

  /// Answers come back through the firewall endpoints and NAT gateways that their packets passed.
  public func symmetric() -> Traffic { adding(.fixed(.isSymmetric)) }

  /// Packets and answers stay in the zone that they were sent in.
  public func inOneZone() -> Traffic { adding(.fixed(.staysInOneZone)) }

  /// Every one of them arrives when any one zone is lost, from whatever is left.
  ///
  /// - Parameter restarting: Whether a service with a single task may be down until ECS has started
  ///   it again in another zone.
  public func survivesAnyZone(restarting: Bool = false) -> Traffic {
    adding(.fixed(.survivesAnyZone(restarting: restarting)))
  }

  private func emptyOnly(_ user: String) -> Diagnostic {
    Diagnostic(
      .invalidArgument, summary: "'only()' names nothing that may arrive",
      detail: "\(user) restricts traffic to nothing in particular, which restricts nothing.",
      remedy: "Name services, senders or receivers, or say .isRefused().", location: location)
  }

  private func adding(_ predicate: Predicate) -> Traffic {
    var traffic = self
    traffic.predicates.append(predicate)
    return traffic
  }

  public func claims(
    of title: String, in lowering: inout Lowering
  ) -> [Requirement.Claim] {
    let user = "The requirement '\(title)'"
    if predicates.isEmpty {
      lowering.diagnostics.append(
        Diagnostic(
          .invalidArgument, summary: "nothing is required of this traffic",
          detail: "\(user) names traffic and says nothing about it.",
          remedy: "Say what must hold, as in .isRefused() or .passes(\"firewall\").",
          location: location))
    }
    for ports in services.compactMap(\.service.ports) {
      lowering.check(ports, user, at: location)
    }
    func ends(_ end: TrafficEnd?) -> [Requirement.End] {
      end?.resolved(usedBy: user, at: location, &lowering) ?? []
    }
    let selection = Requirement.Selection(
      from: ends(sources), to: ends(destinations), isBetween: isBetween,
      services: services.map(\.service), serverName: serverName)
    return predicates.compactMap { predicate in
      let resolved: Requirement.Predicate
      switch predicate {
      case .fixed(let fixed): resolved = fixed
      case .passes(let name, let exactlyOnce):
        guard let id = lowering.element(named: name, usedBy: user, at: location) else {
          return nil
        }
        resolved = .passes(element: id, exactlyOnce: exactlyOnce)
      case .only(let services, let sources, let destinations):
        if services.isEmpty, sources == nil, destinations == nil {
          lowering.diagnostics.append(emptyOnly(user))
          return nil
        }
        resolved = .only(
          services: services, sources: ends(sources), destinations: ends(destinations))
      }
      return Requirement.Claim(.traffic(selection: selection), resolved)
    }
  }
}
