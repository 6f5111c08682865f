import AWSResources
import Topology

/// Adds a service's security group and the rules on both sides of every declared connection.
struct ServiceSecurityGroup {
  private let lowered: ServiceLowering
  private var service: Service { lowered.service }
  private var group: ElementID { lowered.id.child("security-group") }

  init(_ lowered: ServiceLowering) { self.lowered = lowered }

  func lower(to lowering: inout Lowering) {
    lowering.add(
      AWS.SecurityGroup(
        description: .value(.string("Tasks of the \(service.name) service")),
        name: .value(lowering.name(service.name)),
        tags: .value(lowering.nameTag(service.name)),
        vpcId: .reference(lowered.vpc.resource, "id")),
      id: group, name: service.name, title: "Security group of the \(lowered.title)",
      lifecycle: .replacedFirst, at: lowered.at)
    for send in service.sends { lower(send, to: &lowering) }
    for mount in service.mounts { lower(mount, to: &lowering) }
    lowerEndpointAccess(to: &lowering)
  }

  private func lower(_ send: Sends, to lowering: inout Lowering) {
    switch send.target {
    case .internet:
      lowering.add(
        AWS.VpcSecurityGroupEgressRule(
          ipProtocol: .value(.string(send.service.transport.rawValue)),
          securityGroupId: .reference(group, "id"), cidrIpv4: "0.0.0.0/0",
          description: .value(
            .string(SecurityGroupText.spelled("\(send.service.title) to the internet"))),
          fromPort: .value(.int(send.service.port.lower)),
          toPort: .value(.int(send.service.port.upper))),
        id: lowered.id.child("egress-to-internet-\(send.service.name)"),
        name: "\(service.name)-to-internet-\(send.service.name)",
        title: "\(service.name.capitalizedFirst) may open \(send.service.title) to the internet",
        notes: ["cidr_ipv4": "Which destinations are reached is the firewall's decision."],
        at: send.location)
      let internet = lowering.internet(at: send.location)
      lowering.add(
        Connection(
          from: lowered.id, to: internet, transport: send.service.transport,
          ports: send.service.port, title: send.service.title, location: send.location))
    case .service(let name):
      guard
        let target = lowering.service(
          name, usedBy: "The service '\(service.name)'", at: send.location)
      else {
        return
      }
      checkListens(target, to: send, &lowering)
      lowering.connect(
        from: member,
        to: SecurityGroupMember(
          component: target.id, group: target.securityGroup, name: target.name, vpc: target.vpc),
        over: send.service, at: send.location)
      if target.vpc != lowered.vpc.name { lowerNames(of: target, at: send.location, to: &lowering) }
    }
  }

  private var member: SecurityGroupMember {
    SecurityGroupMember(
      component: lowered.id, group: group, name: service.name, vpc: lowered.vpc.name)
  }

  /// Lets the service's VPC look up the names of the cluster that the target is in, which only the
  /// cluster's own VPC knows else; once for all its services.
  private func lowerNames(
    of target: DeclaredService, at location: SourceLocation, to lowering: inout Lowering
  ) {
    guard let cluster = target.id.path.first.map({ ElementID($0) }) else { return }
    let id = cluster.child("names-in-\(lowered.vpc.name)")
    guard !lowering.topology.resources.contains(where: { $0.id == id }) else { return }
    lowering.add(
      AWS.Route53ZoneAssociation(
        vpcId: .reference(lowered.vpc.resource, "id"),
        zoneId: .reference(ECSCluster.namespace(of: cluster), "hosted_zone")),
      id: id, name: "names-in-\(lowered.vpc.name)",
      title: "Names of the \(cluster) cluster in the \(lowered.vpc.name) VPC", at: location)
  }

  private func checkListens(_ target: DeclaredService, to send: Sends, _ lowering: inout Lowering) {
    let listens = target.service.listens.map(\.service)
    guard !listens.contains(send.service) else { return }
    let offered =
      listens.isEmpty
      ? "It listens for nothing."
      : "It listens for \(Words.list(listens.map { "\($0.name) (\($0.transport.rawValue)/\($0.port))" }))."
    lowering.diagnostics.append(
      Diagnostic(
        .unknownTarget,
        summary: "the service '\(target.name)' does not listen for \(send.service.name)",
        detail:
          "The service '\(service.name)' sends it \(send.service.title) on "
          + "\(send.service.transport.rawValue)/\(send.service.port). \(offered)",
        remedy: "Declare 'Listens' on '\(target.name)', or correct the protocol or its port.",
        subject: lowered.id, location: send.location))
  }

  private func lower(_ mount: Mounts, to lowering: inout Lowering) {
    guard let fileSystem = lowering.registry.fileSystems[mount.fileSystem] else {
      lowering.reportUnknown(
        mount.fileSystem, kind: "file system", known: lowering.registry.fileSystems.keys,
        usedBy: "The service '\(service.name)'", at: mount.location)
      return
    }
    guard fileSystem.vpc == lowered.vpc.name else {
      lowering.diagnostics.append(
        Diagnostic(
          .mountInOtherVPC,
          summary: "'\(service.name)' mounts a file system of another VPC",
          detail:
            "The service is in '\(lowered.vpc.name)', '\(mount.fileSystem)' in '\(fileSystem.vpc)'. "
            + "A task finds a mount target by a name that only the file system's own VPC knows.",
          remedy:
            "Declare the file system in the service's VPC, or the service in the file system's.",
          subject: lowered.id, location: mount.location))
      return
    }
    lowering.connect(
      from: member,
      to: SecurityGroupMember(
        component: fileSystem.id, group: fileSystem.securityGroup, name: mount.fileSystem,
        vpc: fileSystem.vpc),
      over: .nfs, at: mount.location)
  }

  /// Whether a connection to the internet admits HTTPS to every address.
  private var sendsHTTPSAnywhere: Bool {
    service.sends.contains { send in
      send.target == .internet && send.service.transport == .tcp
        && send.service.port.lower <= 443 && 443 <= send.service.port.upper
    }
  }

  /// Fargate fetches images and secrets and writes logs over the task's own network interface.
  private func lowerEndpointAccess(to lowering: inout Lowering) {
    guard let endpoints = lowering.registry.endpoints[lowered.vpc.name] else {
      // AWS takes ports and peer for the rule and refuses a second one, whatever it is for.
      guard !sendsHTTPSAnywhere else { return }
      lowering.add(
        AWS.VpcSecurityGroupEgressRule(
          ipProtocol: "tcp", securityGroupId: .reference(group, "id"), cidrIpv4: "0.0.0.0/0",
          description: "AWS services", fromPort: 443, toPort: 443),
        id: lowered.id.child("egress-to-aws"), name: "\(service.name)-to-aws",
        title: "\(service.name.capitalizedFirst) may open HTTPS to AWS services", at: lowered.at)
      return
    }
    if endpoints.hasInterfaces {
      lowering.add(
        AWS.VpcSecurityGroupEgressRule(
          ipProtocol: "tcp", securityGroupId: .reference(group, "id"),
          description: "AWS services through the VPC endpoints", fromPort: 443,
          referencedSecurityGroupId: .reference(endpoints.securityGroup, "id"), toPort: 443),
        id: lowered.id.child("egress-to-endpoints"), name: "\(service.name)-to-endpoints",
        title: "\(service.name.capitalizedFirst) may open HTTPS to the VPC endpoints",
        at: lowered.at)
    }
    if let s3 = endpoints.s3 {
      lowering.add(
        AWS.VpcSecurityGroupEgressRule(
          ipProtocol: "tcp", securityGroupId: .reference(group, "id"),
          description: "Image layers in S3", fromPort: 443,
          prefixListId: .reference(s3, "prefix_list_id"), toPort: 443),
        id: lowered.id.child("egress-to-s3"), name: "\(service.name)-to-s3",
        title: "\(service.name.capitalizedFirst) may open HTTPS to S3", at: lowered.at)
    }
  }
}
