import OrderedCollections
import Topology

/// The rules of all security groups of one environment, and which VPC each group belongs to.
struct GroupRuleReading {
  let landscape: Landscape
  let environment: Int
  /// What each group lets out and what it lets in.
  private var outbound: [ElementID: [GroupRule]] = [:]
  private var inbound: [ElementID: [GroupRule]] = [:]
  /// The groups, in the order of declaration.
  let groups: [ElementID]
  /// The addresses of the VPC that each group belongs to.
  private let blocks: [ElementID: IPv4Network]

  init(_ landscape: Landscape, in environment: Int) {
    self.landscape = landscape
    self.environment = environment
    let index = landscape.environments[environment]
    let groups = index.topology.resources(ofType: "aws_security_group")
    self.groups = groups.map(\.id)
    blocks = Dictionary(
      groups.compactMap { group in
        index.target(of: group, "vpc_id")
          .flatMap { landscape.network($0["cidr_block"], in: environment) }.map { (group.id, $0) }
      }, uniquingKeysWith: { first, _ in first })
    for group in groups {
      add(landscape.objects(group["ingress"]), of: group.id, isEgress: false)
      add(landscape.objects(group["egress"]), of: group.id, isEgress: true)
    }
    for (type, isEgress) in [
      ("aws_vpc_security_group_ingress_rule", false), ("aws_vpc_security_group_egress_rule", true),
    ] {
      for rule in index.topology.resources(ofType: type) { add(rule, isEgress: isEgress) }
    }
    for rule in index.topology.resources(ofType: "aws_security_group_rule") {
      add(rule, isEgress: landscape.plain(rule["type"], in: environment) == "egress")
    }
  }

  /// What one group's members may open to another's: allowed by a rule on either side.
  func services(from source: ElementID, to target: ElementID) -> [GroupRule.Service] {
    let sent = outbound[source, default: []].filter { admits($0, target) }
    guard !sent.isEmpty else { return [] }
    let received = inbound[target, default: []].filter { admits($0, source) }
    return sent.flatMap { rule in received.compactMap { GroupRule.common(rule, $0) } }.uniqued()
  }

  /// The rules of a group whose peer lies outside every group: an address block or a prefix list.
  func outside(of group: ElementID, isEgress: Bool) -> [GroupRule] {
    let rules = isEgress ? outbound : inbound
    return rules[group, default: []].filter { rule in
      switch rule.peer {
      case .group: return false
      case .network(let network): return !blocks.values.contains { $0.contains(network) }
      case .other: return true
      }
    }
  }

  private func admits(_ rule: GroupRule, _ group: ElementID) -> Bool {
    switch rule.peer {
    case .group(let id): id == group
    case .network(let network): blocks[group].map(network.overlaps) ?? false
    case .other: false
    }
  }

  private mutating func add(_ resource: Resource, isEgress: Bool) {
    guard let group = resource["security_group_id"]?.references.first?.element else { return }
    add([resource.arguments], of: group, isEgress: isEgress)
  }

  private mutating func add(_ all: [Landscape.Members], of group: ElementID, isEgress: Bool) {
    for arguments in all {
      let transport =
        landscape.plain(arguments["ip_protocol"] ?? arguments["protocol"], in: environment) ?? "-1"
      let lower = landscape.number(arguments["from_port"], in: environment)
      let upper = landscape.number(arguments["to_port"], in: environment)
      let hasPorts = transport == "tcp" || transport == "udp"
      var ports: ClosedRange<Int>?
      if hasPorts, let lower, let upper, lower <= upper { ports = lower...upper }
      let rules = peers(arguments, of: group).map {
        GroupRule(transport: transport, ports: ports, peer: $0)
      }
      if isEgress {
        outbound[group, default: []] += rules
      } else {
        inbound[group, default: []] += rules
      }
    }
  }

  private func peers(_ arguments: Landscape.Members, of group: ElementID) -> [GroupRule.Peer] {
    var peers: [GroupRule.Peer] = []
    for name in ["referenced_security_group_id", "source_security_group_id", "security_groups"] {
      peers += landscape.list(arguments[name]).flatMap(\.references).map { .group($0.element) }
    }
    if landscape.plain(arguments["self"], in: environment) == "true" { peers.append(.group(group)) }
    for name in ["cidr_ipv4", "cidr_blocks", "cidr_ipv6", "ipv6_cidr_blocks"] {
      peers += landscape.list(arguments[name]).map { value in
        landscape.network(value, in: environment).map { .network($0) }
          ?? .other(landscape.text(value, in: environment))
      }
    }
    for name in ["prefix_list_id", "prefix_list_ids"] {
      peers += landscape.list(arguments[name]).map { .other(prefixList($0)) }
    }
    return peers
  }

  /// A prefix list by what it belongs to: an endpoint, or what the user supplies.
  private func prefixList(_ value: Value) -> Inline {
    if case .reference(let reference) = value {
      return .reference(reference.element, .text(landscape.title(of: reference.element)))
    }
    return landscape.text(value, in: environment)
  }
}
