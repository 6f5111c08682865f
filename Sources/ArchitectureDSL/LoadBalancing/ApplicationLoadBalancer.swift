import AWSResources
import Topology

/// An Application Load Balancer for HTTPS from outside, sending to services of its own VPC, or of
/// any that the transit gateway reaches.
///
/// TLS 1.2 and 1.3 only, plain HTTP redirected, invalid headers dropped, AWS WAF in front, access
/// and connections logged in a bucket of its own.
///
/// ```swift
/// ApplicationLoadBalancer(
///   "web", certificate: .input("certificate_arn"), clients: .input("client_prefix_list_id"),
///   target: "graphite", healthCheckPath: "/")
/// ```
/// Several targets, by host and path, are declared with ``Forwards``. Behind a load balancer of
/// their own VPC tasks register themselves; a service of another VPC is ``LoadBalanced``.
///
/// Source: Elastic Load Balancing user guide, "Security policies for your Application Load
/// Balancer".
public struct ApplicationLoadBalancer: VPCMember {
  let name: String
  let certificate: Value
  let clients: Clients
  let forwards: [Forwards]
  let plainHTTP: PlainHTTP
  let tier: String?
  let isProtected: Bool
  let webFirewall: WebFirewall
  let logRetention: Int?
  let location: SourceLocation

  /// One with several targets.
  ///
  /// - Parameters:
  ///   - certificate: The ARN of the certificate in ACM.
  ///   - clients: Who may connect.
  ///   - plainHTTP: Whether port 80 redirects to HTTPS or is not open.
  ///   - tier: The tier of subnets that it stands in, whose way out is the internet gateway, also
  ///     through a firewall; by default the first with a route to the gateway itself.
  ///   - isProtected: Whether deletion is refused, and that of the logs.
  ///   - webFirewall: What AWS WAF does in front of it.
  ///   - logRetention: Days to keep the logs of requests, connections and WAF; by default those of
  ///     ``Defaults``.
  ///   - forwards: Where requests go.
  public init(
    _ name: String, certificate: Value, clients: Clients, plainHTTP: PlainHTTP = .redirected,
    tier: String? = nil, isProtected: Bool = true, webFirewall: WebFirewall = .managed(),
    logRetention: Int? = nil, @ListBuilder<Forwards> _ forwards: () -> [Forwards],
    fileID: String = #fileID, line: Int = #line
  ) {
    self.name = name
    self.certificate = certificate
    self.clients = clients
    self.forwards = forwards()
    self.plainHTTP = plainHTTP
    self.tier = tier
    self.isProtected = isProtected
    self.webFirewall = webFirewall
    self.logRetention = logRetention
    location = SourceLocation(file: fileID, line: line)
  }

  /// One that sends everything to one service.
  ///
  /// - Parameters:
  ///   - certificate: The ARN of the certificate in ACM.
  ///   - clients: Who may connect.
  ///   - target: A service; of another VPC one that is ``LoadBalanced``.
  ///   - healthCheckPath: The path that answers with 200 when the service is healthy.
  ///   - plainHTTP: Whether port 80 redirects to HTTPS or is not open.
  ///   - tier: The tier of subnets that it stands in, whose way out is the internet gateway, also
  ///     through a firewall; by default the first with a route to the gateway itself.
  ///   - isProtected: Whether deletion is refused, and that of the logs.
  ///   - webFirewall: What AWS WAF does in front of it.
  ///   - logRetention: Days to keep the logs of requests, connections and WAF; by default those of
  ///     ``Defaults``.
  public init(
    _ name: String, certificate: Value, clients: Clients, target: String,
    healthCheckPath: String = "/", plainHTTP: PlainHTTP = .redirected, tier: String? = nil,
    isProtected: Bool = true, webFirewall: WebFirewall = .managed(), logRetention: Int? = nil,
    fileID: String = #fileID, line: Int = #line
  ) {
    self.init(
      name, certificate: certificate, clients: clients, plainHTTP: plainHTTP, tier: tier,
      isProtected: isProtected, webFirewall: webFirewall, logRetention: logRetention,
      {
        Forwards(to: target, healthCheckPath: healthCheckPath, fileID: fileID, line: line)
      }, fileID: fileID, line: line)
  }

  public func declare(in scope: Scope, registry: inout Registry) {
    registry.claim(name, as: "load balancer", within: scope.vpc ?? "", at: location)
    registry.add(
      DeclaredLoadBalancer(
        name: name, id: scope.element(name), vpc: scope.vpc ?? "", forwards: forwards))
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    guard let vpcName = scope.vpc, let vpc = lowering.registry.vpcs[vpcName] else { return }
    let id = scope.element(name)
    lowering.diagnostics += ForwardsChecks(balancer: self, id: id).diagnostics
    for forward in forwards {
      lowering.check(
        forward.healthCheckPath, as: .requestPath, "'healthCheckPath'", of: id,
        at: forward.location)
    }
    guard let tier = publicTier(of: vpc, id, &lowering) else {
      lowering.isIncomplete = true
      return
    }
    let targets = forwards.compactMap { LoadBalancerTarget($0, of: name, id, in: vpc, &lowering) }
    guard targets.count == forwards.count else {
      lowering.isIncomplete = true
      return
    }
    ApplicationLoadBalancerLowering(
      balancer: self, id: id, parent: scope.parent, vpc: vpc, tier: tier, targets: targets
    ).lower(to: &lowering)
  }

  /// The tier that it stands in; nil, with PLB002, where that has no route to the internet gateway.
  private func publicTier(
    of vpc: DeclaredVPC, _ id: ElementID, _ lowering: inout Lowering
  ) -> String? {
    guard let tier else {
      if let first = vpc.publicTier { return first }
      lowering.diagnostics.append(
        Diagnostic(
          .unknownTarget, summary: "the VPC '\(vpc.name)' has no public subnets",
          detail: "The load balancer '\(name)' faces the internet.",
          remedy: "Add a tier with 'Route(to: .internetGateway)', or use IngressVPC.",
          subject: id, location: location))
      return nil
    }
    guard let given = vpc.vpc.tiers.first(where: { $0.name == tier }) else {
      lowering.reportUnknown(
        tier, kind: "tier of subnets", known: vpc.vpc.tiers.map(\.name),
        usedBy: "The load balancer '\(name)'", at: location)
      return nil
    }
    if given.routes.contains(where: Self.leadsToInternet) { return tier }
    lowering.diagnostics.append(
      Diagnostic(
        .unknownTarget, summary: "the tier '\(tier)' has no route to the internet gateway",
        detail: "The load balancer '\(name)' stands in it and faces the internet.",
        remedy: "Name a tier with 'Route(to: .internetGateway)'.", subject: id, location: location))
    return nil
  }
}

extension ApplicationLoadBalancer {
  /// Straight to the internet gateway, or through a firewall before it.
  fileprivate static func leadsToInternet(_ route: Route) -> Bool {
    if route.target == .internetGateway { return true }
    if case .firewall = route.target { return route.destination == .any }
    return false
  }
}

/// An Application Load Balancer by name: what other components may refer to.
package struct DeclaredLoadBalancer: Sendable {
  let name: String
  let id: ElementID
  let vpc: String
  let forwards: [Forwards]
}
