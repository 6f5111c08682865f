import Reachability
import Topology

/// Random networks: a deployment model, broken and changed in a few random places.
extension TestNetwork {
  static func mutated(_ generator: inout SeededGenerator) -> TestNetwork {
    let models = [
      distributed, natBehindFirewall, separateFirewalls, centralized, reference, direct, peered,
      storage,
    ]
    var network = (models.randomElement(using: &generator) ?? distributed)()
    for _ in 0..<Int.random(in: 0...6, using: &generator) { network.mutate(&generator) }
    return network
  }

  private mutating func mutate(_ generator: inout SeededGenerator) {
    switch Int.random(in: 0..<13, using: &generator) {
    case 0: drop(["aws_route"], &generator)
    case 1:
      drop(
        [
          "aws_route_table_association", "aws_ec2_transit_gateway_route_table_association",
          "aws_ec2_transit_gateway_route_table_propagation",
        ], &generator)
    case 2: narrowGroup(&generator)
    case 3: addACL(&generator)
    case 4: changeRules(&generator)
    case 5:
      guard index("inspection/attachment") != nil else { return }
      set("inspection/attachment", "appliance_mode_support", "disable")
    case 6: crossZones(&generator)
    case 7:
      guard index("hub/spokes") != nil, index("alpha/propagation-spokes") == nil else { return }
      propagate("alpha", to: "spokes")
    case 8: drop(["aws_nat_gateway", "aws_internet_gateway"], &generator)
    case 9: changePolicy(&generator)
    case 10: addTransitRoute(&generator)
    case 11: addRoute(&generator)
    default: drop(["aws_vpc_security_group_ingress_rule"], &generator)
    }
  }

  private mutating func drop(_ types: [String], _ generator: inout SeededGenerator) {
    let candidates = resources.filter { types.contains($0.type) }
    guard let victim = candidates.randomElement(using: &generator) else { return }
    resources.removeAll { $0.id == victim.id }
  }

  private mutating func narrowGroup(_ generator: inout SeededGenerator) {
    let groups = resources.filter { $0.type == "aws_security_group" }
    guard let group = groups.randomElement(using: &generator) else { return }
    let isEgress = Bool.random(using: &generator)
    let name = group.id.description
    remove("\(name)/\(isEgress ? "egress" : "ingress")-all")
    let cidr =
      ["0.0.0.0/0", "10.0.0.0/8", "10.1.1.0/24", "10.2.0.0/17"]
      .randomElement(using: &generator) ?? "0.0.0.0/0"
    let port = [80, 443, 3000].randomElement(using: &generator)
    let title = "random-\(resources.count)"
    if isEgress {
      egress(name, title, cidr, "tcp", port)
    } else {
      ingress(name, title, cidr, "tcp", port)
    }
  }

  private mutating func addACL(_ generator: inout SeededGenerator) {
    let subnets = resources.filter { $0.type == "aws_subnet" }.map(\.id)
    guard let subnet = subnets.randomElement(using: &generator),
      let vpc = subnet.path.first,
      // A subnet has one.
      !resources.contains(where: { resource in
        resource.type == "aws_network_acl"
          && resource["subnet_ids"]?.references
            .contains { $0.element == subnet } ?? false
      })
    else { return }
    let id = "\(vpc)/acl-\(resources.count)"
    acl(id, subnets: [subnet.description])
    for isEgress in [false, true] {
      let low = [0, 1024, 32768].randomElement(using: &generator) ?? 0
      aclRule(id, 90, "10.2.0.0/16", "tcp", 443...443, isEgress: isEgress, action: "deny")
      aclRule(id, 100, "0.0.0.0/0", "tcp", low...65535, isEgress: isEgress)
      aclRule(id, 110, "10.0.0.0/8", "-1", nil, isEgress: isEgress)
    }
  }

  /// Another order of rules, other default actions.
  private mutating func changePolicy(_ generator: inout SeededGenerator) {
    let policies = resources.indices.filter {
      resources[$0].type == "aws_networkfirewall_firewall_policy"
    }
    guard let index = policies.randomElement(using: &generator),
      case .blocks(var policy)? = resources[index].arguments["firewall_policy"]
    else { return }
    let isStrict = Bool.random(using: &generator)
    let defaults: [[String]] = [["aws:drop_established"], ["aws:drop_strict"], []]
    policy[0]["stateful_engine_options"] = .blocks([
      "rule_order": .string(isStrict ? "STRICT_ORDER" : "DEFAULT_ACTION_ORDER"),
      "stream_exception_policy": "REJECT",
    ])
    policy[0]["stateful_default_actions"] = .list(
      (isStrict ? defaults.randomElement(using: &generator) ?? [] : []).map { .string($0) })
    resources[index].arguments["firewall_policy"] = .blocks(policy)
  }

  /// A static route or a blackhole in a table of the transit gateway.
  private mutating func addTransitRoute(_ generator: inout SeededGenerator) {
    let tables = resources.filter { $0.type == "aws_ec2_transit_gateway_route_table" }
    let attachments = resources.filter { $0.type == "aws_ec2_transit_gateway_vpc_attachment" }
    guard let table = tables.randomElement(using: &generator),
      let attachment = attachments.randomElement(using: &generator),
      let cidr = ["10.1.0.0/16", "10.2.0.0/16", "10.2.1.0/24", "10.0.0.0/8"]
        .randomElement(using: &generator),
      !hasRoute(to: cidr, in: "transit_gateway_route_table_id", of: table.id)
    else { return }
    let isBlackhole = Int.random(in: 0..<3, using: &generator) == 0
    transitRoute(table.id.name, cidr, to: isBlackhole ? nil : attachment.id.path[0])
  }

  /// A route of a subnet to whatever its VPC has.
  private mutating func addRoute(_ generator: inout SeededGenerator) {
    let subnets = resources.filter { $0.type == "aws_subnet" }
    guard let subnet = subnets.randomElement(using: &generator), let zone = subnet.id.key,
      let target = targets(of: subnet.id.path[0], zone).randomElement(using: &generator),
      let cidr = ["0.0.0.0/0", "10.0.0.0/8", "10.1.0.0/16", "10.2.1.0/24"]
        .randomElement(using: &generator),
      !hasRoute(
        to: cidr, in: "route_table_id",
        of: ElementID(path: subnet.id.path + ["route-table"], key: zone))
    else { return }
    route(subnet.id.family.description, zone, cidr, target)
  }

  /// AWS takes one route to a block in one table.
  private func hasRoute(to cidr: String, in argument: String, of table: ElementID) -> Bool {
    resources.contains { resource in
      resource["destination_cidr_block"] == .string(cidr)
        && resource[argument]?.references.contains { $0.element == table } ?? false
    }
  }

  static let texts = [
    "pass tcp any any -> any 443 (sid:1;)",
    "drop tcp any any -> any 80 (sid:1;)\npass ip any any -> any any (sid:2;)",
    "pass tls any any -> any any (tls.sni; dotprefix; content:\".example.com\"; endswith; sid:1;)",
    "pass tcp 10.1.0.0/16 any -> any any (flow:established; sid:1;)",
    "drop tcp any 443 -> 10.0.0.0/8 any (sid:1;)\npass udp any any -> any any (sid:2;)",
  ]

  private mutating func changeRules(_ generator: inout SeededGenerator) {
    let groups = resources.filter { $0.type == "aws_networkfirewall_rule_group" }
    guard let group = groups.randomElement(using: &generator),
      let text = Self.texts.randomElement(using: &generator)
    else { return }
    remove(group.id.description)
    ruleGroup(group.id.description, text)
  }

  /// A route to the firewall endpoint of the other zone.
  private mutating func crossZones(_ generator: inout SeededGenerator) {
    let routes = resources.indices.filter {
      resources[$0].arguments["vpc_endpoint_id"] != nil
    }
    guard let index = routes.randomElement(using: &generator),
      case .reference(let reference)? = resources[index].arguments["vpc_endpoint_id"]
    else { return }
    resources[index].arguments["vpc_endpoint_id"] = .reference(
      reference.element, "endpoint_ids", key: reference.key == "a" ? "b" : "a")
  }
}
