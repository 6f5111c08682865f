import AWSResources
import Topology

extension AWSModel {
  /// VPC endpoints, with the tables, subnets and groups that separate resources associate.
  mutating func readEndpoints() {
    for view in all(AWS.VpcEndpoint.View.self) {
      let id = view.resource.id
      endpoints[id] = VPCEndpoint(
        id: id, vpc: values.link(view.vpcId), kind: kind(view),
        service: values.text(view.serviceName), tables: values.links(view.routeTableIds),
        subnets: subnets(view), groups: values.links(view.securityGroupIds),
        hasPrivateNames: hasPrivateNames(view),
        serviceBlocks: serviceBlocks(view))
    }
    for view in all(AWS.VpcEndpointRouteTableAssociation.View.self) {
      associate(
        view.resource, values.link(view.vpcEndpointId), values.links(view.routeTableId), \.tables)
    }
    for view in all(AWS.VpcEndpointSubnetAssociation.View.self) {
      associate(
        view.resource, values.link(view.vpcEndpointId), values.links(view.subnetId), \.subnets)
    }
    readGroupAssociations()
  }

  /// Source: Terraform, `aws_vpc_endpoint_security_group_association`: an endpoint without groups has
  /// the default one of its VPC, beside which the group comes unless it is to replace it.
  private mutating func readGroupAssociations() {
    let views = all(AWS.VpcEndpointSecurityGroupAssociation.View.self)
    for endpoint in endpoints.values where endpoint.groups.isAbsent {
      let own = views.filter { values.link($0.vpcEndpointId).value == endpoint.id }
      let replaces = own.map { values.flag($0.replaceDefaultAssociation) }
      guard !own.isEmpty, !replaces.contains(where: { $0.value == true }) else { continue }
      // Where nobody knows whether it stays, it may be there.
      let unknowns = replaces.compactMap(\.unknown)
      let stays = unknowns.isEmpty ? endpoint.vpc.value.flatMap { vpcs[$0]?.defaultGroup } : nil
      endpoints[endpoint.id]?.groups = Links([stays].compactMap(\.self), unknowns: unknowns)
    }
    for view in views {
      associate(
        view.resource, values.link(view.vpcEndpointId), values.links(view.securityGroupId), \.groups
      )
    }
  }

  private mutating func associate(
    _ resource: Resource, _ endpoint: Known<ElementID>, _ members: Links,
    _ path: WritableKeyPath<VPCEndpoint, Links>
  ) {
    guard let id = endpoint.value, var known = endpoints[id] else {
      note(
        resource.id, "vpc_endpoint_id", "association of a VPC endpoint that is not known",
        in: .everywhere)
      return
    }
    known[keyPath: path] = known[keyPath: path] + members
    endpoints[id] = known
  }

  private func subnets(_ view: AWS.VpcEndpoint.View) -> Links {
    values.links(view.subnetIds)
      + view.subnetConfiguration.map { values.links($0.subnetId) }.reduce(Links(), +)
  }

  /// Source: AWS PrivateLink Guide, "Access an AWS service using an interface VPC endpoint": the
  /// endpoint's own option and both DNS attributes of the VPC. Terraform: the option is off where it is
  /// not given; of the attributes the names of hosts are off and the resolver is on.
  private func hasPrivateNames(_ view: AWS.VpcEndpoint.View) -> Known<Bool> {
    let own = values.flag(view.privateDnsEnabled).or(false)
    guard let vpc = values.link(view.vpcId).value.flatMap({ self.view(AWS.Vpc.View.self, $0) })
    else { return own.value == false ? own : .unknown(.unreadable("the VPC of the endpoint")) }
    let conditions = [
      own, values.flag(vpc.enableDnsHostnames).or(false),
      values.flag(vpc.enableDnsSupport).or(true),
    ]
    if conditions.contains(where: { $0.value == false }) { return .known(false) }
    return conditions.first { $0.value == nil } ?? .known(true)
  }

  /// Source: Terraform, `aws_vpc_endpoint`, `cidr_blocks`: those of the service's prefix list, which a
  /// state has.
  private func serviceBlocks(_ view: AWS.VpcEndpoint.View) -> [IPv4Network]? {
    let blocks = values.members(view.cidrBlocks).map { values.network($0) }
    let known = blocks.compactMap(\.value)
    return blocks.isEmpty || known.count < blocks.count ? nil : known
  }

  private func kind(_ view: AWS.VpcEndpoint.View) -> Known<VPCEndpoint.Kind> {
    // Terraform: "Gateway" where none is given.
    values.text(view.vpcEndpointType).or("Gateway").map { name in
      switch name {
      case "Gateway": .gateway
      case "Interface": .interface
      case "GatewayLoadBalancer": .gatewayLoadBalancer
      default: .other(name)
      }
    }
  }
}
