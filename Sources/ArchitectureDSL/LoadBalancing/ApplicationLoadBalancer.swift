import AWSResources
import Topology

/// An Application Load Balancer for HTTPS from outside, sending to a service in any VPC that the
/// transit gateway reaches.
///
/// TLS 1.2 and 1.3 only, plain HTTP redirected, invalid headers dropped, AWS WAF in front, access
/// and connections logged in a bucket of its own. Clients are admitted by a managed prefix list, so
/// that the list can change without a new deployment.
///
/// ```swift
/// ApplicationLoadBalancer(
///   "web", certificate: .input("certificate_arn"), clients: .input("client_prefix_list_id"),
///   target: "graphite", healthCheckPath: "/")
/// ```
/// Source: Elastic Load Balancing user guide, "Security policies for your Application Load
/// Balancer".
public struct ApplicationLoadBalancer: VPCMember {
  let name: String
  let certificate: Value
  let clients: Value
  let target: String
  let healthCheckPath: String
  let isProtected: Bool
  let webFirewall: WebFirewall
  let logRetention: Int
  let location: SourceLocation

  /// - Parameters:
  ///   - certificate: The ARN of the certificate in ACM.
  ///   - clients: The id of the managed prefix list with the networks that may connect.
  ///   - target: A service that is ``LoadBalanced``.
  ///   - isProtected: Whether deletion is refused, and that of the logs.
  ///   - webFirewall: What AWS WAF does in front of it.
  ///   - logRetention: Days to keep the logs of requests, connections and WAF.
  public init(
    _ name: String, certificate: Value, clients: Value, target: String,
    healthCheckPath: String = "/", isProtected: Bool = true,
    webFirewall: WebFirewall = .managed(), logRetention: Int = 365, fileID: String = #fileID,
    line: Int = #line
  ) {
    self.name = name
    self.certificate = certificate
    self.clients = clients
    self.target = target
    self.healthCheckPath = healthCheckPath
    self.isProtected = isProtected
    self.webFirewall = webFirewall
    self.logRetention = logRetention
    location = SourceLocation(file: fileID, line: line)
  }

  public func declare(in scope: Scope, registry: inout Registry) {
    registry.claim(name, as: "load balancer", within: scope.vpc ?? "", at: location)
    registry.add(DeclaredLoadBalancer(name: name, id: scope.element(name)))
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    guard let vpcName = scope.vpc, let vpc = lowering.registry.vpcs[vpcName] else { return }
    lowering.check(
      healthCheckPath, as: .requestPath, "'healthCheckPath'", of: scope.element(name), at: location)
    guard let tier = vpc.publicTier else {
      lowering.diagnostics.append(
        Diagnostic(
          .unknownTarget, summary: "the VPC '\(vpcName)' has no public subnets",
          detail: "The load balancer '\(name)' faces the internet.",
          remedy: "Add a tier with 'Route(to: .internetGateway)', or use IngressVPC.",
          subject: scope.element(name), location: location))
      return
    }
    guard
      let service = lowering.service(
        target, usedBy: "The load balancer '\(name)'", at: location)
    else { return }
    guard let balanced = service.service.loadBalanced else {
      lowering.diagnostics.append(
        Diagnostic(
          .unknownTarget, summary: "the service '\(target)' has no fixed addresses",
          detail:
            "The load balancer '\(name)' needs addresses that stay; those of tasks change with "
            + "every deployment.",
          remedy: "Declare 'LoadBalanced' on the service.", subject: scope.element(name),
          location: location))
      return
    }
    let parts = Parts(
      id: scope.element(name), vpc: vpc, tier: tier, service: service, balanced: balanced)
    lowering.add(
      ComponentRecord(
        id: parts.id, kind: .loadBalancer, title: "\(Words.sentence(name)) load balancer",
        parent: scope.parent, primary: parts.loadBalancer, location: location))
    lowerSecurityGroup(parts, to: &lowering)
    lowerLoadBalancer(parts, to: &lowering)
    lowerTargets(parts, to: &lowering)
    lowerListeners(parts, to: &lowering)
    if case .managed(let requests, let counting) = webFirewall {
      WebACL(
        name: name, owner: parts.id, loadBalancer: parts.loadBalancer,
        requestsPerFiveMinutes: requests, counting: counting, retention: logRetention,
        location: location
      ).lower(to: &lowering)
    }
  }

  private struct Parts {
    let id: ElementID
    let vpc: DeclaredVPC
    let tier: String
    let service: DeclaredService
    let balanced: LoadBalanced
    var loadBalancer: ElementID { id.child("load-balancer") }
    var securityGroup: ElementID { id.child("security-group") }
    var targetGroup: ElementID { id.child("target-group") }
    var port: Value { .int(balanced.service.port.lower) }
  }

  private func lowerSecurityGroup(_ parts: Parts, to lowering: inout Lowering) {
    lowering.add(
      AWS.SecurityGroup(
        description: .value(.string("Load balancer \(name)")),
        name: .value(lowering.name(name, "alb")), tags: .value(lowering.nameTag(name, "alb")),
        vpcId: .reference(parts.vpc.resource, "id")),
      id: parts.securityGroup, name: name, title: "Security group of the \(name) load balancer",
      at: location)
    for (port, title) in [(443, "HTTPS from clients"), (80, "HTTP from clients, to redirect it")] {
      lowering.add(
        AWS.VpcSecurityGroupIngressRule(
          ipProtocol: "tcp", securityGroupId: .reference(parts.securityGroup, "id"),
          description: .value(.string(title)), fromPort: .value(.int(port)),
          prefixListId: .value(clients), toPort: .value(.int(port))),
        id: parts.id.child("ingress-from-clients-\(port)"), name: "\(name)-from-clients-\(port)",
        title: "\(Words.sentence(name)) accepts \(title)",
        skipping: port == 80
          ? [
            "CKV_AWS_260":
              "The prefix list decides who may connect, and HTTP is only redirected; the check sees no prefix list."
          ] : [:], at: location)
    }
    // Across the firewall a reference to a security group matches nothing; addresses do.
    guard let target = lowering.registry.vpcs[parts.service.vpc] else { return }
    lowering.add(
      AWS.VpcSecurityGroupEgressRule(
        ipProtocol: "tcp", securityGroupId: .reference(parts.securityGroup, "id"),
        cidrIpv4: .reference(target.resource, "cidr_block"),
        description: .value(
          .string(
            SecurityGroupText.spelled("\(parts.balanced.service.title) to \(self.target)"))),
        fromPort: .value(parts.port), toPort: .value(parts.port)),
      id: parts.id.child("egress-to-\(self.target)"), name: "\(name)-to-\(self.target)",
      title: "\(Words.sentence(name)) may send \(parts.balanced.service.title) to \(self.target)",
      at: location)
    acceptRequests(parts, to: &lowering)
    let internet = lowering.internet(at: location)
    lowering.add(
      Connection(
        from: internet, to: parts.id, transport: .tcp, ports: 443, title: "HTTPS",
        location: location))
    lowering.add(
      Connection(
        from: parts.id, to: parts.service.loadBalancer,
        transport: parts.balanced.service.transport, ports: parts.balanced.service.port,
        title: parts.balanced.service.title, location: location))
  }

  /// Lets the service's load balancer take what this one sends; load balancers of one VPC share the
  /// rule, which names the VPC's block, and AWS refuses a second one.
  private func acceptRequests(_ parts: Parts, to lowering: inout Lowering) {
    let group = parts.service.id.child("load-balancer-security-group")
    let service = parts.balanced.service
    let ports = "\(service.transport.rawValue)/\(service.port)"
    let rule = "ingress of \(group) for \(ports) with \(parts.vpc.name)"
    guard lowering.blockRules.insert(rule).inserted else { return }
    lowering.add(
      AWS.VpcSecurityGroupIngressRule(
        ipProtocol: "tcp",
        securityGroupId: .reference(group, "id"),
        cidrIpv4: .reference(parts.vpc.resource, "cidr_block"),
        description: .value(
          .string(SecurityGroupText.spelled("\(parts.balanced.service.title) from \(name)"))),
        fromPort: .value(parts.port), toPort: .value(parts.port)),
      id: parts.service.id.child("load-balancer-ingress-from-\(name)"),
      name: "\(parts.service.name)-load-balancer-from-\(name)",
      title:
        "The \(parts.service.name) load balancer accepts \(parts.balanced.service.title) from \(name)",
      notes: [
        "cidr_ipv4":
          "The packets cross the firewall, where a reference to a security group matches nothing."
      ], at: location)
  }

  private func lowerLoadBalancer(_ parts: Parts, to lowering: inout Lowering) {
    let logs = AccessLogBucket(
      name: name, owner: parts.id, retention: logRetention, isProtected: isProtected,
      location: location
    ).lower(to: &lowering)
    lowering.add(
      AWS.Lb(
        accessLogs: .init(bucket: .reference(logs.bucket, "id"), enabled: true, prefix: "access"),
        connectionLogs: .init(
          bucket: .reference(logs.bucket, "id"), enabled: true, prefix: "connection"),
        desyncMitigationMode: "defensive", dropInvalidHeaderFields: true,
        enableDeletionProtection: .value(.bool(isProtected)), internal: false,
        loadBalancerType: "application", name: .value(lowering.name(name)),
        securityGroups: .value([.reference(parts.securityGroup, "id")]),
        subnets: .value(parts.vpc.subnetIDs(parts.tier)),
        tags: .value(lowering.nameTag(name))),
      id: parts.loadBalancer, name: name, title: "\(Words.sentence(name)) load balancer",
      // The load balancer tries to write to the bucket as soon as it is told of it, and AWS refuses
      // one that faces the internet in a VPC without a way there.
      dependsOn: [logs.policy, parts.vpc.internetGateway], at: location)
  }

  private func lowerTargets(_ parts: Parts, to lowering: inout Lowering) {
    lowering.add(
      AWS.LbTargetGroup(
        deregistrationDelay: "30",
        healthCheck: .init(
          healthyThreshold: 2, interval: 15, matcher: "200", path: .value(.string(healthCheckPath)),
          protocol: "HTTP", unhealthyThreshold: 2),
        // The port is part of the name: another port makes another group, and the listener uses
        // the old one until the new one is there.
        name: .value(lowering.name(name, "\(parts.balanced.service.port.lower)")),
        port: .value(parts.port), protocol: "HTTP",
        tags: .value(lowering.nameTag(name)), targetType: "ip",
        vpcId: .reference(parts.vpc.resource, "id")),
      id: parts.targetGroup, name: name, title: "Targets of the \(name) load balancer",
      lifecycle: ResourceLifecycle(createBeforeDestroy: true), at: location)
    for zone in parts.vpc.zones {
      guard let address = parts.service.fixedAddress(in: zone, registry: lowering.registry) else {
        continue
      }
      lowering.add(
        AWS.LbTargetGroupAttachment(
          targetGroupArn: .reference(parts.targetGroup, "arn"),
          targetId: .value(.string(address.description)), availabilityZone: "all",
          port: .value(parts.port)),
        id: parts.id.child("target", key: zone.key), name: name,
        title: "The \(target) load balancer's address in zone \(zone)",
        notes: ["availability_zone": "Targets outside the load balancer's own VPC are in no zone."],
        at: location)
    }
  }

  private func lowerListeners(_ parts: Parts, to lowering: inout Lowering) {
    lowering.add(
      AWS.LbListener(
        defaultAction: [
          .init(type: "forward", targetGroupArn: .reference(parts.targetGroup, "arn"))
        ], loadBalancerArn: .reference(parts.loadBalancer, "arn"),
        certificateArn: .value(certificate), port: 443, protocol: "HTTPS",
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06", tags: .value(lowering.nameTag(name))),
      id: parts.id.child("https-listener"), name: "\(name)-https",
      title: "HTTPS listener of the \(name) load balancer", at: location)
    lowering.add(
      AWS.LbListener(
        defaultAction: [
          .init(
            type: "redirect",
            redirect: .init(statusCode: "HTTP_301", port: "443", protocol: "HTTPS"))
        ], loadBalancerArn: .reference(parts.loadBalancer, "arn"), port: 80, protocol: "HTTP",
        tags: .value(lowering.nameTag(name))),
      id: parts.id.child("http-listener"), name: "\(name)-http",
      title: "Redirect from HTTP to HTTPS", at: location)
  }
}

/// An Application Load Balancer by name: what other components may refer to.
package struct DeclaredLoadBalancer: Sendable {
  let name: String
  let id: ElementID
}
