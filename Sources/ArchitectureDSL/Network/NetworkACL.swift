import AWSResources
import OrderedCollections
import Topology

/// The network ACLs of a VPC, one for each kind of tier, and its default one, which is closed.
///
/// They are stateless and know no connection, so they can only be the coarse second line behind the
/// security groups and the firewall: from the environment everything; from elsewhere replies, except
/// to a tier without a way out; web clients where a load balancer for them stands; and what
/// ``Admits`` adds.
///
/// Source: Amazon VPC user guide, "Control subnet traffic with network access control lists".
struct NetworkACL {
  let declared: DeclaredVPC
  private var vpc: VPC { declared.vpc }
  private var id: ElementID { declared.id.child("network-acl") }

  private static let anywhere: Value = "0.0.0.0/0"
  private static let remoteDesktop = 3389

  init(_ declared: DeclaredVPC) { self.declared = declared }

  /// What reaches the subnets of a tier from outside the environment.
  private enum Kind: CaseIterable {
    /// What passes through, and what a way out brings back.
    case inner
    /// The same, and what the internet gateway brings.
    case `public`
    /// Nothing: no way out, and nothing that passes through.
    case isolated

    var suffix: String {
      switch self {
      case .inner: ""
      case .public: "-public"
      case .isolated: "-isolated"
      }
    }
  }

  private func kind(of tier: Subnets, _ registry: Registry) -> Kind {
    if declared.facesInternet(tier) { return .public }
    let passes = tier.name == VPC.transitTier || vpc.firewallTiers.contains(tier.name)
    // What a gateway endpoint leads to has public addresses, and it is in every table.
    let hasGatewayEndpoint = registry.endpoints[vpc.name]?.hasS3 == true
    let leaves = tier.routes.contains { $0.destination != .environment }
    return passes || leaves || hasGatewayEndpoint ? .inner : .isolated
  }

  func lower(to lowering: inout Lowering) {
    let kinds = Kind.allCases.filter { kind in
      vpc.tiers.contains { self.kind(of: $0, lowering.registry) == kind }
    }
    var lists: [ElementID] = []
    for kind in kinds.isEmpty ? [.inner] : kinds {
      lists.append(lower(kind, after: lists, to: &lowering))
    }
    lowering.add(
      AWS.DefaultNetworkAcl(
        defaultNetworkAclId: .reference(declared.resource, "default_network_acl_id"),
        tags: .value(lowering.nameTag(vpc.name, "default"))),
      id: declared.id.child("default-network-acl"), name: "this",
      title: "Default network ACL of the \(vpc.title)",
      notes: ["": "Adopted without rules: a subnet that is given no network ACL reaches nothing."],
      // Closed only once no subnet uses it any more; AWS moves subnets back to it by itself.
      dependsOn: lists, lifecycle: ResourceLifecycle(ignoreChanges: ["subnet_ids"]),
      at: vpc.location)
  }

  /// - Parameter others: those that come first: an ACL that loses a subnet gives it to the default
  ///   one, and must not do so after another has taken it.
  private func lower(
    _ kind: Kind, after others: [ElementID], to lowering: inout Lowering
  ) -> ElementID {
    let reply = firstReplyPort(lowering.registry)
    let tiers = vpc.tiers.filter { self.kind(of: $0, lowering.registry) == kind }
    let subnets = tiers.flatMap { tier in
      declared.zones(of: tier.name).map { Value.reference(declared.subnet(tier.name, $0), "id") }
    }
    let word = kind.suffix.dropFirst()
    var notes: OrderedDictionary<String, String> = [
      "egress": "What may leave is for the security groups and the firewall to decide."
    ]
    if kind != .isolated {
      notes["ingress"] =
        "Stateless: replies come to the ports from which connections are opened, \(reply) and up."
    }
    let skips = kind != .isolated && reply <= Self.remoteDesktop
    return lowering.add(
      AWS.NetworkAcl(
        vpcId: .reference(declared.resource, "id"),
        egress: .blocks([rule(100, "-1", 0, 0, Self.anywhere)]),
        ingress: .blocks(inbound(kind, lowering.registry)), subnetIds: .value(.list(subnets)),
        tags: .value(lowering.nameTag("\(vpc.name)\(kind.suffix)"))),
      id: declared.id.child("network-acl\(kind.suffix)"), name: word.isEmpty ? "this" : "\(word)",
      title: "Network ACL of the \(vpc.title)" + (word.isEmpty ? "" : ", \(word) subnets"),
      notes: notes,
      skipping: skips
        ? [
          "CKV_AWS_231":
            "A NAT gateway or a function opens connections from any port above 1023 and needs the replies; nothing in these subnets listens on 3389."
        ] : [:],
      dependsOn: others, at: vpc.location)
  }

  /// NAT gateways and functions open connections from every port above 1023, Linux and Windows from
  /// the upper half. A function's replies may come through any VPC.
  ///
  /// Source: Amazon VPC user guide, "Custom network ACLs", on ephemeral ports.
  private func firstReplyPort(_ registry: Registry) -> Int {
    declared.usesNATGateway || registry.hasFunctions ? 1024 : 32768
  }

  private func inbound(_ kind: Kind, _ registry: Registry) -> [Rule] {
    var rules = [rule(100, "-1", 0, 0, .context(.addressBlock))]
    for (index, other) in outsideEnvironment(registry).enumerated() {
      rules.append(rule(101 + index, "-1", 0, 0, .reference(other.resource, "cidr_block")))
    }
    if kind == .public {
      let balancers = vpc.members.compactMap { $0 as? ApplicationLoadBalancer }
      if !balancers.isEmpty { rules.append(rule(200, "tcp", 443, 443, Self.anywhere)) }
      if balancers.contains(where: { $0.plainHTTP == .redirected }) {
        rules.append(rule(210, "tcp", 80, 80, Self.anywhere))
      }
    }
    if kind != .isolated {
      let reply = firstReplyPort(registry)
      rules.append(rule(300, "tcp", reply, 65535, Self.anywhere))
      rules.append(rule(310, "udp", reply, 65535, Self.anywhere))
      // "Fragmentation needed": without it connections over a smaller MTU hang.
      var fragmentation = rule(320, "icmp", 0, 0, Self.anywhere)
      fragmentation["icmp_type"] = 3
      fragmentation["icmp_code"] = 4
      rules.append(fragmentation)
    }
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
