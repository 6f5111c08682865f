import AWSResources
import OrderedCollections
import Topology

/// Adds the resources of an Application Load Balancer: itself, its security group and logs, its
/// listeners with their rules, and the target groups.
struct ApplicationLoadBalancerLowering {
  let balancer: ApplicationLoadBalancer
  let id: ElementID
  let parent: ElementID?
  let vpc: DeclaredVPC
  let tier: String
  let targets: [LoadBalancerTarget]

  private var name: String { balancer.name }
  private var title: String { "\(Words.sentence(name)) load balancer" }
  private var at: SourceLocation { balancer.location }
  private var loadBalancer: ElementID { id.child("load-balancer") }
  private var securityGroup: ElementID { id.child("security-group") }
  private var declared: DeclaredLoadBalancer {
    DeclaredLoadBalancer(name: name, id: id, vpc: vpc.name, forwards: balancer.forwards)
  }

  func lower(to lowering: inout Lowering) {
    lowering.add(
      ComponentRecord(
        id: id, kind: .loadBalancer, title: title, parent: parent, primary: loadBalancer,
        location: at))
    lowerSecurityGroup(to: &lowering)
    lowerConnections(to: &lowering)
    lowerLoadBalancer(to: &lowering)
    for target in targets { lower(target, to: &lowering) }
    lowerListeners(to: &lowering)
    if case .managed(let requests, let counting) = balancer.webFirewall {
      WebACL(
        name: name, owner: id, loadBalancer: loadBalancer, requestsPerFiveMinutes: requests,
        counting: counting, retention: retention(lowering), location: at
      ).lower(to: &lowering)
    }
  }

  private func retention(_ lowering: Lowering) -> Int {
    balancer.logRetention ?? lowering.registry.retention.logs
  }

  // MARK: Who may connect

  private func lowerSecurityGroup(to lowering: inout Lowering) {
    lowering.add(
      AWS.SecurityGroup(
        description: .value(.string("Load balancer \(name)")),
        name: .value(lowering.name(name, "alb")), tags: .value(lowering.nameTag(name, "alb")),
        vpcId: .reference(vpc.resource, "id")),
      id: securityGroup, name: name, title: "Security group of the \(name) load balancer",
      lifecycle: .replacedFirst, at: at)
    lowerClients(443, "HTTPS from clients", to: &lowering)
    if balancer.plainHTTP == .redirected {
      lowerClients(80, "HTTP from clients, to redirect it", to: &lowering)
    }
  }

  private func lowerClients(_ port: Int, _ title: String, to lowering: inout Lowering) {
    switch balancer.clients {
    case .anywhere:
      lowerClients(
        port, title, block: "0.0.0.0/0", skipping: "HTTP is only redirected to HTTPS.",
        to: &lowering)
    case .blocks(let blocks):
      for block in blocks {
        lowerClients(port, title, block: .string(block), to: &lowering)
      }
    case .prefixList(let list):
      lowerClients(
        port, title, list: list,
        skipping:
          "The prefix list decides who may connect, and HTTP is only redirected; the check sees no prefix list.",
        to: &lowering)
    }
  }

  private func lowerClients(
    _ port: Int, _ title: String, block: Value? = nil, list: Value? = nil,
    skipping reason: String? = nil, to lowering: inout Lowering
  ) {
    var checks: OrderedDictionary<String, String> = [:]
    if port == 80, let reason { checks["CKV_AWS_260"] = reason }
    let named = reason == nil ? block?.stringValue : nil
    lowering.add(
      AWS.VpcSecurityGroupIngressRule(
        ipProtocol: "tcp", securityGroupId: .reference(securityGroup, "id"),
        cidrIpv4: block.map { .value($0) }, description: .value(.string(title)),
        fromPort: .value(.int(port)), prefixListId: list.map { .value($0) },
        toPort: .value(.int(port))),
      id: id.child("ingress-from-clients-\(port)", key: named?.replacing("/", with: "-")),
      name: "\(name)-from-clients-\(port)",
      title: "\(Words.sentence(name)) accepts \(title)" + (named.map { " in \($0)" } ?? ""),
      skipping: checks, at: at)
  }

  private func lowerConnections(to lowering: inout Lowering) {
    let internet = lowering.internet(at: at)
    lowering.add(
      Connection(
        from: internet, to: id, transport: .tcp, ports: 443, title: "HTTPS", location: at))
    let source = SecurityGroupMember(
      component: id, group: securityGroup, name: name, vpc: vpc.name,
      words: "the \(name) load balancer")
    var connected: Set<String> = []
    for target in targets {
      let member = member(target)
      // Two rules may send to one service.
      guard connected.insert("\(member.component) \(target.over.port)").inserted else { continue }
      lowering.connect(from: source, to: member, over: target.over, at: target.forward.location)
    }
  }

  private func member(_ target: LoadBalancerTarget) -> SecurityGroupMember {
    let service = target.service
    return target.isDirect
      ? SecurityGroupMember(
        component: service.id, group: service.securityGroup, name: service.name, vpc: service.vpc)
      : SecurityGroupMember(
        component: service.loadBalancer, group: service.id.child("load-balancer-security-group"),
        name: "\(service.name)-load-balancer", vpc: service.vpc,
        words: "the \(service.name) load balancer")
  }

  // MARK: The load balancer

  private func lowerLoadBalancer(to lowering: inout Lowering) {
    let logs = AccessLogBucket(
      name: name, owner: id, retention: retention(lowering), isProtected: balancer.isProtected,
      location: at
    ).lower(to: &lowering)
    lowering.add(
      AWS.Lb(
        accessLogs: .init(bucket: .reference(logs.bucket, "id"), enabled: true, prefix: "access"),
        connectionLogs: .init(
          bucket: .reference(logs.bucket, "id"), enabled: true, prefix: "connection"),
        desyncMitigationMode: "defensive", dropInvalidHeaderFields: true,
        enableDeletionProtection: .value(.bool(balancer.isProtected)), internal: false,
        loadBalancerType: "application", name: .value(lowering.name(name)),
        securityGroups: .value([.reference(securityGroup, "id")]),
        subnets: .value(vpc.subnetIDs(tier)), tags: .value(lowering.nameTag(name))),
      id: loadBalancer, name: name, title: title,
      // The load balancer tries to write to the bucket as soon as it has its name, and AWS refuses
      // one that faces the internet in a VPC without a way there.
      dependsOn: [logs.policy, vpc.internetGateway], at: at)
  }

  private func lower(_ target: LoadBalancerTarget, to lowering: inout Lowering) {
    let port = target.over.port.lower
    let named = "\(name)\(target.suffix)"
    let group = lowering.add(
      AWS.LbTargetGroup(
        deregistrationDelay: "30",
        healthCheck: .init(
          healthyThreshold: 2, interval: 15, matcher: "200",
          path: .value(.string(target.forward.healthCheckPath)), protocol: "HTTP",
          unhealthyThreshold: 2),
        // The port is part of the name: another port makes another group, and the listener uses
        // the old one until the new one is there.
        name: .value(lowering.name(named, "\(port)")), port: .value(.int(port)), protocol: "HTTP",
        tags: .value(lowering.nameTag(named)), targetType: "ip",
        vpcId: .reference(vpc.resource, "id")),
      id: declared.targetGroup(of: target.forward), name: named,
      title: target.suffix.isEmpty
        ? "Targets of the \(name) load balancer"
        : "Targets of the \(target.forward.name) rule of the \(name) load balancer",
      lifecycle: ResourceLifecycle(createBeforeDestroy: true), at: target.forward.location)
    if !target.isDirect { lowerAddresses(target, group, to: &lowering) }
    if target.forward.priority != nil { lowerRule(target, group, to: &lowering) }
  }

  /// The fixed addresses of the target's own load balancer, which is in another VPC.
  private func lowerAddresses(
    _ target: LoadBalancerTarget, _ group: ElementID, to lowering: inout Lowering
  ) {
    for zone in vpc.zones {
      guard let address = target.service.fixedAddress(in: zone, registry: lowering.registry) else {
        continue
      }
      lowering.add(
        AWS.LbTargetGroupAttachment(
          targetGroupArn: .reference(group, "arn"),
          targetId: .value(.string(address.description)), availabilityZone: "all",
          port: .value(.int(target.over.port.lower))),
        id: id.child("target\(target.suffix)", key: zone.key), name: "\(name)\(target.suffix)",
        title: "The \(target.service.name) load balancer's address in zone \(zone)",
        notes: ["availability_zone": "Targets outside the load balancer's own VPC are in no zone."],
        at: target.forward.location)
    }
  }

  // MARK: Listeners

  private func lowerRule(
    _ target: LoadBalancerTarget, _ group: ElementID, to lowering: inout Lowering
  ) {
    let forward = target.forward
    var conditions: [AWS.LbListenerRule.Condition] = []
    if !forward.hosts.isEmpty {
      conditions.append(
        .init(hostHeader: .init(values: .value(.list(forward.hosts.map { .string($0) })))))
    }
    if !forward.paths.isEmpty {
      conditions.append(
        .init(pathPattern: .init(values: .value(.list(forward.paths.map { .string($0) })))))
    }
    lowering.add(
      AWS.LbListenerRule(
        action: [.init(type: "forward", targetGroupArn: .reference(group, "arn"))],
        condition: conditions, listenerArn: .reference(declared.httpsListener, "arn"),
        priority: forward.priority.map { .value(.int($0)) },
        tags: .value(lowering.nameTag(name, forward.name))),
      id: declared.gate(of: forward), name: "\(name)\(target.suffix)",
      title: "Rule of the \(name) load balancer for \(forward.name)", at: forward.location)
  }

  private func lowerListeners(to lowering: inout Lowering) {
    let main = targets.first { $0.forward.priority == nil }
    let action: AWS.LbListener.DefaultAction =
      if let main {
        .init(
          type: "forward",
          targetGroupArn: .reference(declared.targetGroup(of: main.forward), "arn"))
      } else {
        .init(
          type: "fixed-response",
          fixedResponse: .init(
            contentType: "text/plain", messageBody: "Not found", statusCode: "404"))
      }
    lowering.add(
      AWS.LbListener(
        defaultAction: [action], loadBalancerArn: .reference(loadBalancer, "arn"),
        certificateArn: .value(balancer.certificate), port: 443, protocol: "HTTPS",
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06", tags: .value(lowering.nameTag(name))),
      id: declared.httpsListener, name: "\(name)-https",
      title: "HTTPS listener of the \(name) load balancer", at: at)
    guard balancer.plainHTTP == .redirected else { return }
    lowering.add(
      AWS.LbListener(
        defaultAction: [
          .init(
            type: "redirect",
            redirect: .init(statusCode: "HTTP_301", port: "443", protocol: "HTTPS"))
        ], loadBalancerArn: .reference(loadBalancer, "arn"), port: 80, protocol: "HTTP",
        tags: .value(lowering.nameTag(name))),
      id: id.child("http-listener"), name: "\(name)-http", title: "Redirect from HTTP to HTTPS",
      at: at)
  }
}
