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
    let tier = lowered.vpc.privateTier ?? ""
    let port = Value.int(declaration.service.port.lower)
    let group = lowering.add(
      AWS.SecurityGroup(
        description: .value(.string("Load balancer of the \(service.name) service")),
        name: .value(lowering.name(service.name, "nlb")),
        tags: .value(lowering.nameTag(service.name, "nlb")),
        vpcId: .reference(lowered.vpc.resource, "id")),
      id: id.child("load-balancer-security-group"), name: "\(service.name)-load-balancer",
      title: "Security group of the \(service.name) load balancer", at: at)
    let registry = lowering.registry
    let declared = DeclaredService(service: service, id: id, vpc: lowered.vpc.name)
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
      ], at: at)
    let targetGroup = lowering.add(
      AWS.LbTargetGroup(
        deregistrationDelay: "30",
        healthCheck: .init(
          healthyThreshold: 2, interval: 10, protocol: "TCP", unhealthyThreshold: 2),
        name: .value(lowering.name(service.name)), port: .value(port), protocol: "TCP",
        tags: .value(lowering.nameTag(service.name)), targetType: "ip",
        vpcId: .reference(lowered.vpc.resource, "id")),
      id: id.child("target-group"), name: service.name,
      title: "Tasks behind the \(service.name) load balancer", at: at)
    let listener = lowering.add(
      AWS.LbListener(
        defaultAction: [
          .init(type: "forward", targetGroupArn: .reference(targetGroup, "arn"))
        ], loadBalancerArn: .reference(loadBalancer, "arn"), port: .value(port),
        protocol: "TCP", tags: .value(lowering.nameTag(service.name))),
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

  private func connect(_ component: ElementID, group: ElementID, to lowering: inout Lowering) {
    lowering.connect(
      from: SecurityGroupMember(
        component: component, group: group, name: "\(service.name)-load-balancer",
        vpc: lowered.vpc.name, words: "the \(service.name) load balancer"),
      to: SecurityGroupMember(
        component: id, group: id.child("security-group"), name: service.name,
        vpc: lowered.vpc.name),
      over: declaration.service, at: declaration.location)
  }
}
