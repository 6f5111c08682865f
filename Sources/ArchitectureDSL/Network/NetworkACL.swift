import AWSResources
import OrderedCollections
import Topology

/// The network ACL of a VPC, for all of its subnets, and its default one, which is closed.
///
/// It is stateless and knows no connection, so it can only be the coarse second line behind the
/// security groups and the firewall: from the environment everything, from elsewhere replies, web
/// clients where the VPC has a load balancer for them, and what ``Admits`` adds.
///
/// Source: Amazon VPC user guide, "Control subnet traffic with network access control lists".
struct NetworkACL {
  let declared: DeclaredVPC
  private var vpc: VPC { declared.vpc }
  private var id: ElementID { declared.id.child("network-acl") }

  private static let anywhere: Value = "0.0.0.0/0"
  private static let remoteDesktop = 3389

  init(_ declared: DeclaredVPC) { self.declared = declared }

  func lower(to lowering: inout Lowering) {
    let rules = inbound(lowering.registry)
    let subnets = vpc.tiers.flatMap { tier in
      declared.zones(of: tier.name).map { Value.reference(declared.subnet(tier.name, $0), "id") }
    }
    lowering.add(
      AWS.NetworkAcl(
        vpcId: .reference(declared.resource, "id"),
        egress: .blocks([rule(100, "-1", 0, 0, Self.anywhere)]),
        ingress: .blocks(rules), subnetIds: .value(.list(subnets)),
        tags: .value(lowering.nameTag(vpc.name))),
      id: id, name: "this", title: "Network ACL of the \(vpc.title)",
      notes: [
        "egress": "What may leave is for the security groups and the firewall to decide.",
        "ingress":
          "Stateless: replies come to the ports from which connections are opened, \(firstReplyPort) and up.",
      ],
      skipping: firstReplyPort <= Self.remoteDesktop
        ? [
          "CKV_AWS_231":
            "A NAT gateway opens connections from any port above 1023 and needs the replies; nothing in this VPC listens on 3389."
        ] : [:],
      at: vpc.location)
    lowering.add(
      AWS.DefaultNetworkAcl(
        defaultNetworkAclId: .reference(declared.resource, "default_network_acl_id"),
        tags: .value(lowering.nameTag(vpc.name, "default"))),
      id: declared.id.child("default-network-acl"), name: "this",
      title: "Default network ACL of the \(vpc.title)",
      notes: ["": "Adopted without rules: a subnet that is given no network ACL reaches nothing."],
      // Closed only once no subnet uses it any more; AWS moves subnets back to it by itself.
      dependsOn: [id], lifecycle: ResourceLifecycle(ignoreChanges: ["subnet_ids"]),
      at: vpc.location)
  }

  /// NAT gateways open connections from every port above 1023, Linux and Windows from the upper
  /// half.
  private var firstReplyPort: Int { declared.usesNATGateway ? 1024 : 32768 }

  private func inbound(_ registry: Registry) -> [Rule] {
    var rules = [rule(100, "-1", 0, 0, .context(.addressBlock))]
    for (index, other) in outsideEnvironment(registry).enumerated() {
      rules.append(rule(101 + index, "-1", 0, 0, .reference(other.resource, "cidr_block")))
    }
    if vpc.members.contains(where: { $0 is ApplicationLoadBalancer }) {
      rules.append(rule(200, "tcp", 443, 443, Self.anywhere))
      rules.append(rule(210, "tcp", 80, 80, Self.anywhere))
    }
    rules.append(rule(300, "tcp", firstReplyPort, 65535, Self.anywhere))
    rules.append(rule(310, "udp", firstReplyPort, 65535, Self.anywhere))
    // "Fragmentation needed": without it connections over a smaller MTU hang.
    var fragmentation = rule(320, "icmp", 0, 0, Self.anywhere)
    fragmentation["icmp_type"] = 3
    fragmentation["icmp_code"] = 4
    rules.append(fragmentation)
    for (index, admits) in vpc.members.compactMap({ $0 as? Admits }).enumerated() {
      rules.append(
        rule(
          400 + index * 10, admits.transport.rawValue, admits.port.lower, admits.port.upper,
          .string(admits.source)))
    }
    return rules
  }

  /// VPCs with workloads whose addresses are not the environment's: this one, and those behind the
  /// same transit gateway. One that only passes packets on is in none of them.
  private func outsideEnvironment(_ registry: Registry) -> [DeclaredVPC] {
    guard let environment = IPv4Network(registry.environment.addresses) else { return [] }
    return registry.vpcs.values.filter { other in
      guard let network = other.network, !environment.contains(network), !other.isPassThrough
      else { return false }
      return other.name == vpc.name
        || (vpc.transitGateway != nil && other.vpc.transitGateway == vpc.transitGateway)
    }
  }

  private typealias Rule = OrderedDictionary<String, Value>

  private func rule(
    _ number: Int, _ transport: String, _ first: Int, _ last: Int, _ block: Value
  ) -> Rule {
    [
      "rule_no": .int(number), "action": "allow", "protocol": .string(transport),
      "from_port": .int(first), "to_port": .int(last), "cidr_block": block,
    ]
  }
}
