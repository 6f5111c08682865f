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
        subnets: subnets(view), groups: values.links(view.securityGroupIds))
    }
    for view in all(AWS.VpcEndpointRouteTableAssociation.View.self) {
      associate(
        view.resource, values.link(view.vpcEndpointId), values.links(view.routeTableId), \.tables)
    }
    for view in all(AWS.VpcEndpointSubnetAssociation.View.self) {
      associate(
        view.resource, values.link(view.vpcEndpointId), values.links(view.subnetId), \.subnets)
    }
    for view in all(AWS.VpcEndpointSecurityGroupAssociation.View.self) {
      let replaces = values.flag(view.replaceDefaultAssociation)
      _ = replaces
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
