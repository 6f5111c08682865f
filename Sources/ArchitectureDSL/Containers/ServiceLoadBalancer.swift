import AWSResources
import Topology

/// Adds the internal Network Load Balancer of a service, with one fixed address per zone.
struct ServiceLoadBalancer {
  private let lowered: ServiceLowering
  private let declaration: LoadBalanced
  private var service: Service { lowered.service }
  private var id: ElementID { lowered.id }

  init(_ lowered: ServiceLowering, _ declaration: LoadBalanced) {
    self.lowered = lowered
    self.declaration = declaration
  }

  func lower(to lowering: inout Lowering) -> TargetGroup {
    let at = declaration.location
    let tier = lowered.tier
    let isUDP = declaration.service.transport == .udp
    let transport = Value.string(isUDP ? "UDP" : "TCP")
    let port = Value.int(declaration.service.port.lower)
    let group = addSecurityGroup(&lowering)
    let registry = lowering.registry
    let declared = DeclaredService(
      service: service, id: id, vpc: lowered.vpc.name, tier: lowered.tier)
    checkHealthCheck(&lowering)
    let reservations = reserve(declared, to: &lowering)
    let mappings = lowered.vpc.zones(of: tier).map { zone in
      AWS.Lb.SubnetMapping(
        subnetId: .reference(lowered.vpc.subnet(tier, zone), "id"),
        privateIpv4Address: declared.fixedAddress(in: zone, registry: registry).map {
          .value(.string($0.description))
        })
    }
    let loadBalancer = lowering.add(
      AWS.Lb(
        enableCrossZoneLoadBalancing: true,
        enableDeletionProtection: .value(.bool(declaration.isProtected)), internal: true,
        loadBalancerType: "network", name: .value(lowering.name(service.name)),
        securityGroups: .value([.reference(group, "id")]), subnetMapping: mappings,
        tags: .value(lowering.nameTag(service.name))),
      id: declared.loadBalancer, name: service.name,
      title: "\(Words.sentence(service.name)) load balancer",
      notes: [
        "enable_cross_zone_load_balancing":
          "A single task serves every zone's address; without this the other zones' addresses would answer nothing."
      ],
      skipping: [
        "CKV_AWS_91":
          "A Network Load Balancer logs requests of TLS listeners only, and this one has none; the flow log of the VPC records its connections."
      ], dependsOn: reservations, at: at)
    let targetGroup = addTargetGroup(port, transport, &lowering)
    let listener = lowering.add(
      AWS.LbListener(
        defaultAction: [
          .init(type: "forward", targetGroupArn: .reference(targetGroup, "arn"))
        ], loadBalancerArn: .reference(loadBalancer, "arn"), port: .value(port),
        protocol: .value(transport), tags: .value(lowering.nameTag(service.name))),
      id: id.child("listener"), name: service.name,
      title: "Listener of the \(service.name) load balancer", at: at)
    let component = id.child("load-balancer")
    lowering.add(
      ComponentRecord(
        id: component, kind: .loadBalancer, title: "\(Words.sentence(service.name)) load balancer",
        parent: id,
        primary: loadBalancer, location: at))
    connect(component, group: group, to: &lowering)
    return TargetGroup(id: targetGroup, listener: listener, port: declaration.service.port)
  }

  private func addSecurityGroup(_ lowering: inout Lowering) -> ElementID {
    lowering.add(
      AWS.SecurityGroup(
        description: .value(.string("Load balancer of the \(service.name) service")),
        name: .value(lowering.name(service.name, "nlb")),
        tags: .value(lowering.nameTag(service.name, "nlb")),
        vpcId: .reference(lowered.vpc.resource, "id")),
      id: id.child("load-balancer-security-group"), name: "\(service.name)-load-balancer",
      title: "Security group of the \(service.name) load balancer", lifecycle: .replacedFirst,
      at: declaration.location)
  }

  private func addTargetGroup(
    _ port: Value, _ transport: Value, _ lowering: inout Lowering
  ) -> ElementID {
    lowering.add(
      AWS.LbTargetGroup(
        deregistrationDelay: "30",
        healthCheck: .init(
          healthyThreshold: 2, interval: 10,
          port: declaration.healthCheck.map { .value(.string("\($0.port.lower)")) },
          protocol: "TCP", unhealthyThreshold: 2),
        // The port is part of the name: another port makes another group, and the listener uses
        // the old one until the new one is there.
        name: .value(lowering.name(service.name, "\(declaration.service.port.lower)")),
        port: .value(port), protocol: .value(transport),
        tags: .value(lowering.nameTag(service.name)), targetType: "ip",
        vpcId: .reference(lowered.vpc.resource, "id")),
      id: id.child("target-group"), name: service.name,
      title: "Tasks behind the \(service.name) load balancer",
      lifecycle: ResourceLifecycle(createBeforeDestroy: true),
      at: declaration.location)
  }

  /// PLB083.
  private func checkHealthCheck(_ lowering: inout Lowering) {
    let check = declaration.healthCheck ?? declaration.service
    guard check.transport != .tcp else { return }
    lowering.diagnostics.append(
      Diagnostic(
        .healthCheckTransport,
        summary: "the load balancer of '\(service.name)' has no health check that can be answered",
        detail: "It sends \(declaration.service.title) over UDP, where nothing answers; a Network "
          + "Load Balancer asks by TCP.",
        remedy: "Let the service listen for something over TCP and name that as 'healthCheck'.",
        subject: id, location: declaration.location))
  }

  /// Keeps the addresses from being given to anything else that is made in the subnets first. They
  /// belong to the VPC, so that whatever needs the subnets waits for them.
  ///
  /// Source: Amazon VPC user guide, "Subnet CIDR reservations".
  private func reserve(
    _ declared: DeclaredService, to lowering: inout Lowering
  ) -> [ElementID] {
    let registry = lowering.registry
    lowering.diagnostics += declared.addressProblems(registry)
    let name = "\(id.path.joined(separator: "-"))-load-balancer"
    return lowered.vpc.zones(of: lowered.tier).compactMap { zone in
      guard let address = declared.fixedAddress(in: zone, registry: registry) else { return nil }
      return lowering.add(
        Resource(
          id: lowered.vpc.id.child("\(name)-address", key: zone.key),
          type: "aws_ec2_subnet_cidr_reservation", name: Words.snake(name),
          arguments: [
            "cidr_block": .template([.string(address.description), "/32"]),
            "reservation_type": "explicit",
            "subnet_id": .reference(lowered.vpc.subnet(lowered.tier, zone), "id"),
            "description": .string("Load balancer of the \(service.name) service"),
          ],
          title: "Address of the \(service.name) load balancer in zone \(zone)",
          notes: ["": "Reserved, so that nothing else in the subnet gets the address first."],
          location: declaration.location))
    }
  }

  private func connect(_ component: ElementID, group: ElementID, to lowering: inout Lowering) {
    if let check = declaration.healthCheck, check != declaration.service {
      lowering.connect(
        from: balancer(component, group), to: tasks, over: check, at: declaration.location)
    }
    lowering.connect(
      from: balancer(component, group), to: tasks, over: declaration.service,
      at: declaration.location)
  }

  private func balancer(_ component: ElementID, _ group: ElementID) -> SecurityGroupMember {
    SecurityGroupMember(
      component: component, group: group, name: "\(service.name)-load-balancer",
      vpc: lowered.vpc.name, words: "the \(service.name) load balancer")
  }

  private var tasks: SecurityGroupMember {
    SecurityGroupMember(
      component: id, group: id.child("security-group"), name: service.name, vpc: lowered.vpc.name)
  }
}
