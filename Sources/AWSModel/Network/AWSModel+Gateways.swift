import AWSResources
import Topology

extension AWSModel {
  /// Internet gateways, NAT gateways and peering connections.
  mutating func readGateways() {
    let attachments = all(AWS.InternetGatewayAttachment.View.self)
    for view in all(AWS.InternetGateway.View.self) {
      let id = view.resource.id
      var vpc = values.link(view.vpcId)
      if vpc.isAbsent {
        vpc =
          attachments.first { values.link($0.internetGatewayId).value == id }
          .map { values.link($0.vpcId) } ?? .absent
      }
      internetGateways[id] = InternetGateway(id: id, vpc: vpc)
      if vpc.unknown != nil {
        note(id, "vpc_id", "internet gateway of a VPC that is not known", in: .everywhere)
      }
    }
    for view in attachments where values.link(view.internetGatewayId).value == nil {
      note(
        view.resource.id, "internet_gateway_id",
        "attachment of an internet gateway that is not known",
        in: Self.scope(values.link(view.vpcId)))
    }
    for view in all(AWS.NatGateway.View.self) {
      let id = view.resource.id
      let subnet = values.link(view.subnetId)
      if subnet.unknown != nil {
        note(
          id, "subnet_id", "NAT gateway whose subnet is not known", in: .everywhere, .adds)
      }
      natGateways[id] = NATGateway(
        id: id, subnet: subnet,
        isPublic: values.text(view.connectivityType).or("public").map { $0 != "private" },
        address: values.address(view.privateIp), others: furtherAddresses(view),
        allocation: values.link(view.allocationId))
    }
    for view in all(AWS.VpcPeeringConnection.View.self) {
      let id = view.resource.id
      let region = values.text(view.peerRegion)
      let owner = values.text(view.peerOwnerId)
      let accepter = values.link(view.peerVpcId)
      // A VPC of the model that stands in the other Region is not outside of the model.
      let place = accepter.value.flatMap { vpcs[$0] }.flatMap { resource($0.id)?.place?.region }
      let isInModel = place != nil && (region.isAbsent || region.value == place)
      let isElsewhere =
        !isInModel
        && (region.unknown != nil || region.value.map { $0 != topology.region.code } ?? false
          || owner.value.map { $0 != topology.environment.account } ?? false)
      peerings[id] = Peering(
        id: id, requester: values.link(view.vpcId), accepter: accepter,
        leavesModel: isElsewhere, isAccepted: isAccepted(view))
    }
  }

  /// Source: AWS, "NAT gateway basics": with secondary addresses it sends from any of them.
  private func furtherAddresses(_ view: AWS.NatGateway.View) -> [Known<IPv4Address>] {
    let named = values.members(view.secondaryPrivateIpAddresses).map { values.address($0) }
    if !named.isEmpty { return named }
    let count = values.number(view.secondaryPrivateIpAddressCount)
    let isMore = count.unknown != nil || (count.value ?? 0) > 0
    return isMore || !values.members(view.secondaryAllocationIds).isEmpty
      ? [.unknown(.unreadable("an address that AWS chooses"))] : []
  }

  /// Source: AWS, "Accept or reject a VPC peering connection"; Terraform, `auto_accept`. A state says
  /// what has become of it.
  private func isAccepted(_ view: AWS.VpcPeeringConnection.View) -> Bool {
    if case .known(let status) = values.text(view.acceptStatus) { return status == "active" }
    if values.flag(view.autoAccept).value == true { return true }
    return resources("aws_vpc_peering_connection_accepter").contains {
      values.link($0["vpc_peering_connection_id"]).value == view.resource.id
        && values.flag($0["auto_accept"]).value == true
    }
  }

  /// Whether rules of one of two VPCs can name security groups of the other: over a peering that is
  /// accepted and stays in the Region.
  ///
  /// Source: Amazon VPC peering guide, "Update your security groups to reference peer security
  /// groups".
  package func canReferToGroups(_ one: VPC.ID, of other: VPC.ID) -> Known<Bool> {
    let regions = [one, other].map { resource($0)?.place?.region }
    guard one != other else { return .known(true) }
    guard regions[0] == regions[1] else { return .known(false) }
    let between = peerings.values.filter { peering in
      let ends = [peering.requester.value, peering.accepter.value]
      return ends == [one, other] || ends == [other, one]
    }
    if between.contains(where: { $0.isAccepted && !$0.leavesModel }) { return .known(true) }
    return between.isEmpty
      ? .known(false)
      : .unknown(.unreadable("a peering connection that nothing of the model accepts"))
  }

  mutating func readFirewalls() {
    for view in all(AWS.NetworkfirewallFirewall.View.self) {
      let unknown = [view.subnetMapping.unknown].compactMap(\.self).map { values.reason($0) }
      let subnets = view.subnetMapping.map { values.links($0.subnetId) }
        .reduce(Links(unknowns: unknown), +)
      firewalls[view.resource.id] = Firewall(
        id: view.resource.id, vpc: values.link(view.vpcId), subnets: subnets,
        policy: values.link(view.firewallPolicyArn))
    }
  }
}
