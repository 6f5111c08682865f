/// An AWS feature, and whether the walks follow it. The documents list them.
package struct WalkCoverage: Hashable, Sendable {
  package enum Extent: String, Hashable, Sendable, Codable, CaseIterable {
    /// The walks decide as AWS does.
    case covered
    /// A verdict that depends on it is `unknown`.
    case unknown
  }

  /// What it is, as AWS calls it.
  package let feature: String
  package let extent: Extent
  /// The Terraform types by which it is recognised.
  package let resourceTypes: [String]
  /// What exactly is followed, or what becomes of it, in a sentence.
  package let note: String

  private init(
    _ feature: String, _ extent: Extent, _ resourceTypes: [String], _ note: String
  ) {
    self.feature = feature
    self.extent = extent
    self.resourceTypes = resourceTypes
    self.note = note
  }

  /// Every feature that the walks know of: first what they follow, then what they do not.
  package static let all: [WalkCoverage] = covered + unknown

  private static let covered: [WalkCoverage] = [
    WalkCoverage(
      "VPC route tables", .covered,
      ["aws_route_table", "aws_route", "aws_route_table_association", "aws_default_route_table"],
      "Longest prefix, static before prefix list routes, main tables, routes more specific than "
        + "the VPC's own."),
    WalkCoverage(
      "Gateway route tables", .covered, ["aws_route_table_association"],
      "Redirection of what an internet gateway lets in to a firewall endpoint or an interface."),
    WalkCoverage(
      "Transit gateway", .covered,
      [
        "aws_ec2_transit_gateway", "aws_ec2_transit_gateway_vpc_attachment",
        "aws_ec2_transit_gateway_route_table", "aws_ec2_transit_gateway_route",
        "aws_ec2_transit_gateway_route_table_association",
        "aws_ec2_transit_gateway_route_table_propagation",
        "aws_ec2_transit_gateway_prefix_list_reference",
      ],
      "Association, propagation, static before propagated routes, blackholes, zone affinity, and "
        + "appliance mode with every zone that it may choose."),
    WalkCoverage(
      "Internet gateway", .covered, ["aws_internet_gateway", "aws_eip"],
      "One public address for one private one; private destinations are dropped."),
    WalkCoverage(
      "NAT gateway", .covered, ["aws_nat_gateway"],
      "TCP, UDP and ICMP, ports from 1024, answers only, in its own zone."),
    WalkCoverage(
      "Security groups", .covered,
      [
        "aws_security_group", "aws_security_group_rule", "aws_vpc_security_group_ingress_rule",
        "aws_vpc_security_group_egress_rule", "aws_default_security_group",
      ],
      "Remembered connections, references to groups, and where a reference does not hold: across "
        + "a firewall, or a transit gateway without referencing."),
    WalkCoverage(
      "Network ACLs", .covered,
      ["aws_network_acl", "aws_default_network_acl", "aws_network_acl_rule"],
      "Each direction on its own, first match, with the directions that transit gateway subnets "
        + "skip."),
    WalkCoverage(
      "Network Firewall", .covered,
      [
        "aws_networkfirewall_firewall", "aws_networkfirewall_firewall_policy",
        "aws_networkfirewall_rule_group",
      ],
      "Stateless then stateful rules, strict and default order, default actions, 5-tuple rules, "
        + "domain lists by server name, headers and flow of Suricata rules, HOME_NET."),
    WalkCoverage(
      "Load balancers", .covered,
      ["aws_lb", "aws_lb_listener", "aws_lb_target_group", "aws_lb_target_group_attachment"],
      "Application and Network Load Balancers: listeners, every target, zones, client addresses. "
        + "Rules of a listener all count as possible."),
    WalkCoverage(
      "VPC endpoints", .covered, ["aws_vpc_endpoint"],
      "Interface endpoints with their security groups; gateway endpoints by the prefix list of "
        + "their service."),
    WalkCoverage(
      "VPC peering", .covered, ["aws_vpc_peering_connection"],
      "Between two VPCs of the model; not transitive."),
    WalkCoverage(
      "ECS services, instances, interfaces, mount targets", .covered,
      ["aws_ecs_service", "aws_instance", "aws_network_interface", "aws_efs_mount_target"],
      "A service has an interface in each of its subnets, with any address that is free there."),
  ]

  private static let unknown: [WalkCoverage] = [
    WalkCoverage(
      "Lists and addresses that are inputs", .unknown, ["aws_ec2_managed_prefix_list"],
      "A rule for a prefix list or block that is not in the model may match or not. A requirement "
        + "that holds either way is proved."),
    WalkCoverage(
      "Managed rule groups of Network Firewall", .unknown, ["aws_networkfirewall_firewall_policy"],
      "They may drop anything. A requirement that no packet passes holds in spite of them."),
    WalkCoverage(
      "Suricata options beyond header, flow and server name", .unknown,
      ["aws_networkfirewall_rule_group"], "What such a rule matches is not known."),
    WalkCoverage(
      "Appliances and Gateway Load Balancers", .unknown, ["aws_instance", "aws_lb"],
      "What an instance forwards is its software's business."),
    WalkCoverage(
      "VPN, Direct Connect, Cloud WAN, transit gateway peering", .unknown,
      ["aws_vpn_connection", "aws_dx_gateway", "aws_ec2_transit_gateway_peering_attachment"],
      "Routes to them lead out of the model."),
    WalkCoverage(
      "Networks outside the model", .unknown, ["aws_vpc_peering_connection"],
      "A peering connection with a VPC elsewhere, a load balancer's target elsewhere."),
    WalkCoverage(
      "ICMP by type, TCP flags", .unknown, ["aws_network_acl_rule"],
      "Rules for one type of ICMP or for some flags of TCP."),
    WalkCoverage(
      "IPv6", .unknown, ["aws_egress_only_internet_gateway"],
      "The walks are of IPv4; nothing is said of IPv6."),
    WalkCoverage(
      "Target health, capacity, time", .unknown, ["aws_lb_target_group"],
      "A target is taken to be healthy unless a failure is asked about."),
  ]
}
