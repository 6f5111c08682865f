import Topology

/// A target of an Application Load Balancer with what it is: the service, over which protocol, and
/// whether its tasks register themselves.
struct LoadBalancerTarget {
  let forward: Forwards
  let service: DeclaredService
  let over: ServiceProtocol
  /// Whether the service is of the load balancer's own VPC, so that its tasks are the targets; else
  /// the fixed addresses of its own load balancer are.
  let isDirect: Bool

  /// Nil, with PLB002, where the service is none, or does not listen for what is sent.
  init?(
    _ forward: Forwards, of balancer: String, _ id: ElementID, in vpc: DeclaredVPC,
    _ lowering: inout Lowering
  ) {
    guard
      let service = lowering.service(
        forward.target, usedBy: "The load balancer '\(balancer)'", at: forward.location)
    else { return nil }
    self.forward = forward
    self.service = service
    isDirect = service.vpc == vpc.name
    if !isDirect, service.service.loadBalanced == nil {
      lowering.diagnostics.append(
        Diagnostic(
          .unknownTarget, summary: "the service '\(forward.target)' has no fixed addresses",
          detail:
            "The load balancer '\(balancer)' is in another VPC and needs addresses that stay; those "
            + "of tasks change with every deployment.",
          remedy: "Declare 'LoadBalanced' on the service, or the load balancer in its VPC.",
          subject: id, location: forward.location))
      return nil
    }
    guard let over = Self.protocol(of: forward, for: service, isDirect: isDirect) else {
      lowering.diagnostics.append(
        Self.unanswered(forward, service, by: balancer, id, isDirect: isDirect))
      return nil
    }
    self.over = over
  }

  /// What is sent to the service; nil where it does not listen for it, or where that is not clear.
  static func `protocol`(
    of forward: Forwards, for service: DeclaredService, isDirect: Bool
  ) -> ServiceProtocol? {
    let balanced = service.service.loadBalanced?.service
    if !isDirect {
      guard let wanted = forward.service else { return balanced }
      return balanced?.port == wanted.port && balanced?.transport == wanted.transport
        ? wanted : nil
    }
    let listens = service.service.listens.map(\.service).filter { $0.transport == .tcp }
    if let wanted = forward.service { return listens.first { $0 == wanted } }
    if listens.count == 1 { return listens[0] }
    return listens.first { $0 == balanced }
  }

  private static func unanswered(
    _ forward: Forwards, _ service: DeclaredService, by balancer: String, _ id: ElementID,
    isDirect: Bool
  ) -> Diagnostic {
    let offered =
      isDirect
      ? service.service.listens.map(\.service).filter { $0.transport == .tcp }
      : [service.service.loadBalanced?.service].compactMap(\.self)
    let texts = offered.map { "\($0.name) (\($0.transport.rawValue)/\($0.port))" }
    let what =
      texts.isEmpty ? "It listens for nothing over TCP." : "It offers \(Words.list(texts))."
    let summary =
      forward.service.map { "the service '\(service.name)' does not listen for \($0.name)" }
      ?? "it is not clear what the load balancer '\(balancer)' sends to '\(service.name)'"
    return Diagnostic(
      .unknownTarget, summary: summary,
      detail: "The load balancer '\(balancer)' sends to it. \(what)",
      remedy: texts.isEmpty
        ? "Declare 'Listens' on the service." : "Name one of them with 'Forwards(to:over:)'.",
      subject: id, location: forward.location,
      related: [RelatedPlace(.source(service.service.location), "the service")])
  }

  /// What follows the load balancer's own name in those of the target's rule and group.
  var suffix: String { forward.priority == nil ? "" : "-\(forward.name)" }
}

extension DeclaredLoadBalancer {
  var httpsListener: ElementID { id.child("https-listener") }

  func targetGroup(of forward: Forwards) -> ElementID {
    id.child(forward.priority == nil ? "target-group" : "target-group-\(forward.name)")
  }

  /// What lets requests come to the target: the listener, or the rule of it.
  func gate(of forward: Forwards) -> ElementID {
    forward.priority == nil ? httpsListener : id.child("rule-\(forward.name)")
  }
}

extension Registry {
  /// The target groups of load balancers of the service's own VPC that its tasks register with.
  func directTargets(of service: ElementID, in vpc: String) -> [TargetGroup] {
    loadBalancers.values.filter { $0.vpc == vpc }.flatMap { balancer in
      balancer.forwards.compactMap { forward -> TargetGroup? in
        guard let target = self.service(forward.target), target.id == service,
          let over = LoadBalancerTarget.protocol(of: forward, for: target, isDirect: true)
        else { return nil }
        return TargetGroup(
          id: balancer.targetGroup(of: forward), listener: balancer.gate(of: forward),
          port: over.port)
      }
    }
  }
}
