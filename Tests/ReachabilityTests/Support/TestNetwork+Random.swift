import Topology

@testable import Reachability

/// Random networks: a deployment model, broken and changed in a few random places.
extension TestNetwork {
  static func random(seed: UInt64) -> TestNetwork {
    var generator = SeededGenerator(seed: seed)
    let models = [
      distributed, natBehindFirewall, separateFirewalls, centralized, reference, direct,
    ]
    var network = (models.randomElement(using: &generator) ?? distributed)()
    for _ in 0..<Int.random(in: 0...6, using: &generator) { network.mutate(&generator) }
    return network
  }

  /// Services and the internet: what flows are asked between.
  var ends: [Endpoint] {
    resources.filter { $0.type == "aws_ecs_service" || $0.type == "aws_lb" }
      .map { .element($0.id) } + [.internet]
  }

  private mutating func mutate(_ generator: inout SeededGenerator) {
    switch Int.random(in: 0..<9, using: &generator) {
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
      let vpc = subnet.path.first
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

  private static let texts = [
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
