import AWSModel
import AWSResources

/// An AWS feature that the walks follow, with the resource types that they read it from.
///
/// Every type that ``AWSModel`` reads is in exactly one of these. Of any other type that touches a
/// network, an occupant stands where its arguments put it, and whatever else it names is listed as
/// unread: a verdict that could depend on it is `unknown`.
package struct WalkCoverage: Hashable, Sendable {
  /// What becomes of the resources of a type.
  package enum Extent: String, Hashable, Sendable, CaseIterable {
    /// Every argument that touches a network is read; one that is not known makes the verdicts that
    /// depend on it unknown.
    case read
    /// It has network interfaces: where they are, their security groups and whether they are public
    /// is read; what its software does is not known unless its type says so.
    case placed
    /// It names parts of a network and can neither send, receive nor redirect a packet.
    case harmless
    /// It touches no network, or what it touches is listed as unread.
    case unread
  }

  /// What it is, as AWS calls it.
  package let feature: String
  /// The Terraform types that it is read from.
  package let resourceTypes: [String]
  /// What exactly is followed, in a sentence.
  package let note: String

  private init(_ feature: String, _ resourceTypes: [String], _ note: String) {
    self.feature = feature
    self.resourceTypes = resourceTypes
    self.note = note
  }

  /// What becomes of the resources of a Terraform type.
  package static func extent(of type: String) -> Extent {
    if AWSModel.readTypes.contains(type) { return .read }
    if AWSModel.harmlessTypes.contains(type) { return .harmless }
    return ResourceTraits.of(type).occupant == nil ? .unread : .placed
  }

  /// Every feature that the walks follow.
  package static let all: [WalkCoverage] = networks + gateways + hubs + filters + ends

  private static let networks = [
    WalkCoverage(
      "VPCs and subnets",
      [
        AWS.Vpc.type, AWS.DefaultVpc.type, AWS.Subnet.type, AWS.DefaultSubnet.type,
        AWS.VpcIpv4CidrBlockAssociation.type, AWS.VpcIpv6CidrBlockAssociation.type,
      ],
      "Blocks, also secondary ones, and zones; of default VPCs and subnets, whose blocks AWS "
        + "chooses, and of IPv6 only that they are there, so that verdicts about them are unknown."),
    WalkCoverage(
      "VPC route tables",
      [
        AWS.RouteTable.type, AWS.DefaultRouteTable.type, AWS.Route.type,
        AWS.RouteTableAssociation.type,
        AWS.MainRouteTableAssociation.type, AWS.VpnGatewayRoutePropagation.type,
        AWS.VpcRouteServerPropagation.type,
      ],
      "Longest prefix, static before prefix list routes, main tables, routes more specific than "
        + "the VPC's own, tables of internet gateways; routes that are propagated are unknown."),
    WalkCoverage(
      "VPC peering",
      [AWS.VpcPeeringConnection.type, AWS.VpcPeeringConnectionAccepter.type],
      "Between two VPCs of the model; not transitive. A VPC elsewhere is unknown."),
    WalkCoverage(
      "Prefix lists", [AWS.Ec2ManagedPrefixList.type, AWS.Ec2ManagedPrefixListEntry.type],
      "The blocks of lists of the model; a list that is an input is unknown."),
  ]

  private static let gateways = [
    WalkCoverage(
      "Internet gateways and public addresses",
      [
        AWS.InternetGateway.type, AWS.InternetGatewayAttachment.type, AWS.Eip.type,
        AWS.EipAssociation.type, AWS.EgressOnlyInternetGateway.type,
      ],
      "One public address for one private one; private destinations are dropped. IPv6 is unknown."),
    WalkCoverage(
      "NAT gateways", [AWS.NatGateway.type],
      "TCP, UDP and ICMP, ports from 1024, answers only, in its own zone."),
    WalkCoverage(
      "VPC endpoints",
      [
        AWS.VpcEndpoint.type, AWS.VpcEndpointRouteTableAssociation.type,
        AWS.VpcEndpointSubnetAssociation.type, AWS.VpcEndpointSecurityGroupAssociation.type,
      ],
      "Interface endpoints with their security groups; gateway endpoints by the prefix list of "
        + "their service; of Gateway Load Balancer endpoints only that they are there."),
    WalkCoverage(
      "VPN, Direct Connect, Connect",
      [
        AWS.VpnConnection.type, AWS.VpnGateway.type, AWS.VpnGatewayAttachment.type,
        AWS.DxGatewayAssociation.type, AWS.Ec2TransitGatewayConnect.type,
      ],
      "That they join networks of which nothing is known: their routes and senders are unknown."),
  ]

  private static let hubs = [
    WalkCoverage(
      "Transit gateways",
      [
        AWS.Ec2TransitGateway.type, AWS.Ec2TransitGatewayVpcAttachment.type,
        AWS.Ec2TransitGatewayVpcAttachmentAccepter.type, AWS.Ec2TransitGatewayRouteTable.type,
        AWS.Ec2TransitGatewayRoute.type, AWS.Ec2TransitGatewayRouteTableAssociation.type,
        AWS.Ec2TransitGatewayRouteTablePropagation.type,
        AWS.Ec2TransitGatewayPrefixListReference.type,
        AWS.Ec2TransitGatewayPeeringAttachment.type,
        AWS.Ec2TransitGatewayPeeringAttachmentAccepter.type,
      ],
      "Association, propagation, default tables, static before propagated routes, blackholes, zone "
        + "affinity, and appliance mode with every zone that it may choose; what lies behind "
        + "peered gateways is unknown.")
  ]

  private static let filters = [
    WalkCoverage(
      "Security groups",
      [
        AWS.SecurityGroup.type, AWS.DefaultSecurityGroup.type, AWS.SecurityGroupRule.type,
        AWS.VpcSecurityGroupIngressRule.type, AWS.VpcSecurityGroupEgressRule.type,
      ],
      "Remembered connections, references to groups, and where a reference does not hold: across "
        + "a firewall, or a transit gateway without referencing."),
    WalkCoverage(
      "Network ACLs",
      [
        AWS.NetworkAcl.type, AWS.DefaultNetworkAcl.type, AWS.NetworkAclRule.type,
        AWS.NetworkAclAssociation.type,
      ],
      "Each direction on its own, first match, with the directions that transit gateway subnets "
        + "skip; a rule for one type of ICMP is unknown."),
    WalkCoverage(
      "AWS Network Firewall",
      [
        AWS.NetworkfirewallFirewall.type, AWS.NetworkfirewallFirewallPolicy.type,
        AWS.NetworkfirewallRuleGroup.type,
      ],
      "Stateless then stateful rules, strict and default order, default actions, 5-tuple rules, "
        + "domain lists by server name, headers and flow of Suricata rules, HOME_NET; other "
        + "Suricata options and managed rule groups are unknown."),
  ]

  private static let ends = [
    WalkCoverage(
      "Load balancers",
      [
        AWS.Lb.type, AWS.Alb.type, AWS.LbListener.type, AWS.AlbListener.type,
        AWS.LbListenerRule.type,
        AWS.AlbListenerRule.type, AWS.LbTargetGroup.type, AWS.AlbTargetGroup.type,
        AWS.LbTargetGroupAttachment.type, AWS.AlbTargetGroupAttachment.type,
        AWS.AutoscalingAttachment.type,
      ],
      "Application and Network Load Balancers: listeners, every target, zones, client addresses. "
        + "Rules of a listener all count as possible, and targets as healthy unless a failure is "
        + "asked about."),
    WalkCoverage(
      "Instances, interfaces, ECS services, mount targets",
      [
        AWS.Instance.type, AWS.NetworkInterface.type, AWS.NetworkInterfaceAttachment.type,
        AWS.NetworkInterfaceSgAttachment.type, AWS.EcsService.type, AWS.EfsMountTarget.type,
      ],
      "A service has an interface in each of its subnets, with any address that is free there; "
        + "what an instance forwards is its software's business and unknown."),
  ]
}
