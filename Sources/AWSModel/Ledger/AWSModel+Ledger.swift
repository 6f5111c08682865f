import AWSResources
import Topology

extension AWSModel {
  /// Lists what can change where packets go and is not read.
  mutating func readLedger() {
    if let omission = topology.omission {
      note(topology.resources.first?.id ?? ElementID("plan"), nil, omission, in: .everywhere)
    }
    noteOutsideNetworks()
    notePublicEndpoints()
    noteOwnDoors()
    noteUnreadArguments()
    noteOtherTypes()
  }

  /// The endpoint of a Kubernetes API is at a public address of AWS's beside the interfaces in the
  /// subnets, unless that is turned off.
  ///
  /// Source: Amazon EKS User Guide, "Cluster API server endpoint".
  private mutating func notePublicEndpoints() {
    for cluster in resources("aws_eks_cluster") {
      let path = ["vpc_config", "endpoint_public_access"]
      let flags = values.values(at: path, of: cluster).map { values.flag($0) }
      guard flags.allSatisfy({ $0.value != false }) else { continue }
      note(
        cluster.id, path.joined(separator: "."), "the public endpoint of the EKS cluster",
        in: .element(cluster.id), .publishes)
    }
  }

  // MARK: Networks that join from outside

  /// Whoever is behind a VPN, Direct Connect, a foreign transit gateway or a foreign peer can send
  /// into the VPCs that are joined with it; of these senders nothing is known.
  private mutating func noteOutsideNetworks() {
    for attachment in transitAttachments.values {
      let isForeignGateway = attachment.gateway.value.map { transitGateways[$0] == nil } ?? true
      switch attachment.kind {
      case .vpc(let vpc):
        guard isForeignGateway else { continue }
        note(
          attachment.id, "transit_gateway_id", "a transit gateway outside the model",
          in: .vpc(vpc), .senders)
      case .vpn, .directConnect, .connect, .peering, .outside:
        noteSenders(through: attachment, isForeignGateway: isForeignGateway)
      }
    }
    for peering in peerings.values {
      let ends = [peering.requester, peering.accepter]
      let inside = ends.compactMap(\.value).filter { vpcs[$0] != nil }
      guard peering.leavesModel || inside.count < 2 else { continue }
      for vpc in inside {
        note(peering.id, nil, "a VPC peering with a VPC outside the model", in: .vpc(vpc), .senders)
      }
    }
    let attached = all(AWS.VpnGatewayAttachment.View.self)
      .map { ($0.resource.id, values.link($0.vpcId)) }
    let own = all(AWS.VpnGateway.View.self).map { ($0.resource.id, values.link($0.vpcId)) }
    for (id, vpc) in own + attached where !vpc.isAbsent {
      note(id, "vpc_id", "a virtual private gateway", in: Self.scope(vpc), .senders)
    }
    noteSharedGateways()
  }

  private mutating func noteSenders(
    through attachment: TransitAttachment, isForeignGateway: Bool
  ) {
    guard let gateway = attachment.gateway.value.flatMap({ transitGateways[$0] }),
      !isForeignGateway
    else {
      note(
        attachment.id, nil, "an attachment of a transit gateway outside the model", in: .everywhere,
        .senders)
      return
    }
    for other in gateway.attachments {
      guard case .vpc(let vpc)? = transitAttachments[other]?.kind else { continue }
      note(
        attachment.id, nil,
        "\(resource(attachment.id).map { ResourceTraits.of($0.type).short } ?? "an attachment") of the transit gateway",
        in: .vpc(vpc), .senders)
    }
  }

  /// Other accounts can attach VPCs to a transit gateway that is shared with them, and put their own
  /// into a subnet or a security group.
  ///
  /// Source: AWS, "Share your VPC subnets with other accounts", "Share security groups".
  private mutating func noteSharedGateways() {
    for view in all(AWS.RamResourceAssociation.View.self) {
      let shared = values.link(view.resourceArn)
      if let element = shared.value, subnets[element] != nil || securityGroups[element] != nil {
        note(
          view.resource.id, "resource_arn",
          "\(subnets[element] != nil ? "a subnet" : "a security group") shared with other accounts",
          in: vpc(holding: element).map { .vpc($0) } ?? .everywhere, .senders)
      }
      if let unknown = shared.unknown, !unknown.isOutside {
        note(
          view.resource.id, "resource_arn", "something shared with other accounts",
          in: .everywhere, .senders)
      }
      guard let gateway = shared.value.flatMap({ transitGateways[$0] }) else { continue }
      for attachment in gateway.attachments {
        guard case .vpc(let vpc)? = transitAttachments[attachment]?.kind else { continue }
        note(
          view.resource.id, "resource_arn", "a transit gateway shared with other accounts",
          in: .vpc(vpc), .senders)
      }
    }
  }
}

extension Unknown {
  /// Whether it names something that the model does not hold, and so nothing of the model.
  var isOutside: Bool { if case .outside = self { true } else { false } }
}
