import Reachability
import Topology

/// Random networks, each by its seed: half of them deployment models that were changed, half of them
/// put together from parts.
extension TestNetwork {
  package static func random(seed: UInt64) -> TestNetwork {
    var generator = SeededGenerator(seed: seed)
    return seed.isMultiple(of: 2) ? mutated(&generator) : assembled(&generator)
  }

  /// Services and the internet: what flows are asked between.
  package var ends: [Endpoint] {
    resources.filter { $0.type == "aws_ecs_service" || $0.type == "aws_lb" }
      .map { .element($0.id) } + [.internet]
  }

  /// Everything in a VPC that a route of a zone may lead to.
  func targets(of vpc: String, _ zone: String) -> [Target] {
    resources.filter { $0.id.path[0] == vpc }.compactMap { resource in
      switch resource.type {
      case "aws_internet_gateway": .internet
      case "aws_nat_gateway": .nat(resource.id.description)
      case "aws_networkfirewall_firewall": .firewall(resource.id.description, zone)
      case "aws_ec2_transit_gateway_vpc_attachment": .transit
      case "aws_vpc_peering_connection": .peering(resource.id.description)
      default: nil
      }
    }
  }

  // MARK: From parts

  private static func assembled(_ generator: inout SeededGenerator) -> TestNetwork {
    var network = TestNetwork()
    let names = (1...Int.random(in: 1...4, using: &generator)).map { "v\($0)" }
    let hasTransit = Int.random(in: 0..<4, using: &generator) > 0
    let tables = (1...Int.random(in: 1...3, using: &generator)).map { "t\($0)" }
    if hasTransit {
      network.transitGateway(
        Bool.random(using: &generator) ? [:] : ["security_group_referencing_support": "enable"])
      for table in tables { network.transitTable(table) }
    }
    for (index, name) in names.enumerated() {
      network.addParts(name, second: index + 1, hasTransit, tables, &generator)
    }
    if names.count > 1, Int.random(in: 0..<3, using: &generator) == 0 {
      network.add(
        "v1/peering", "aws_vpc_peering_connection",
        ["vpc_id": ref("v1/vpc"), "peer_vpc_id": ref("v2/vpc"), "auto_accept": true])
    }
    if hasTransit { network.addTransitRoutes(names, tables, &generator) }
    for name in names { network.addRoutes(name, among: names.count, &generator) }
    return network
  }

  private mutating func addParts(
    _ name: String, second: Int, _ hasTransit: Bool, _ tables: [String],
    _ generator: inout SeededGenerator
  ) {
    func chance(_ percent: Int, _ generator: inout SeededGenerator) -> Bool {
      Int.random(in: 0..<100, using: &generator) < percent
    }
    vpc(name, "10.\(second).0.0/16")
    let isAttached = hasTransit && chance(85, &generator)
    let isPublic = chance(50, &generator)
    let isInspected = chance(40, &generator)
    for (offset, zone) in Self.zones.enumerated() {
      subnet("\(name)/workload", zone, "10.\(second).\(offset + 1).0/24")
      if isAttached { subnet("\(name)/transit", zone, "10.\(second).0.\(16 * offset)/28") }
      if isPublic { subnet("\(name)/public", zone, "10.\(second).\(offset + 11).0/24") }
      if isInspected {
        subnet("\(name)/firewall-subnet", zone, "10.\(second).16.\(16 * offset)/28")
      }
    }
    if isAttached {
      attach(
        name, table: chance(90, &generator) ? tables.randomElement(using: &generator) : nil,
        appliance: chance(50, &generator))
    }
    if isPublic {
      internetGateway(name)
      for zone in Self.zones where chance(70, &generator) {
        natGateway("\(name)/nat", zone, subnet: "\(name)/public")
      }
    }
    if isInspected {
      let text = Self.texts.randomElement(using: &generator) ?? ""
      ruleGroup("\(name)/rules", chance(50, &generator) ? Self.passAll : text)
      firewall(
        "\(name)/firewall", subnets: Self.zones.map { "\(name)/firewall-subnet[\($0)]" },
        order: chance(70, &generator) ? "STRICT_ORDER" : "DEFAULT_ACTION_ORDER",
        defaults: [], groups: ["\(name)/rules"])
    }
    service(
      "\(name)/app", subnets: Self.zones.map { "\(name)/workload[\($0)]" },
      tasks: Int.random(in: 1...2, using: &generator))
    if isPublic, chance(60, &generator) {
      loadBalancer(
        "\(name)/balancer", subnets: Self.zones.map { "\(name)/public[\($0)]" },
        service: "\(name)/app", type: chance(60, &generator) ? "application" : "network")
    }
  }

  private mutating func addTransitRoutes(
    _ names: [String], _ tables: [String], _ generator: inout SeededGenerator
  ) {
    let attached = names.filter { index("\($0)/attachment") != nil }
    for table in tables {
      for name in attached where Int.random(in: 0..<100, using: &generator) < 60 {
        propagate(name, to: table)
      }
      guard let target = attached.randomElement(using: &generator) else { continue }
      if Bool.random(using: &generator) { transitRoute(table, "0.0.0.0/0", to: target) }
      if Int.random(in: 0..<4, using: &generator) == 0 {
        transitRoute(table, "10.\(Int.random(in: 1...4, using: &generator)).0.0/16", to: nil)
      }
      if Int.random(in: 0..<4, using: &generator) == 0 {
        transitRoute(table, "10.\(Int.random(in: 1...4, using: &generator)).1.0/24", to: target)
      }
    }
  }

  /// Routes of every subnet to what its VPC has, mostly the same in both zones.
  private mutating func addRoutes(
    _ name: String, among count: Int, _ generator: inout SeededGenerator
  ) {
    let subnets = resources.filter { $0.type == "aws_subnet" && $0.id.path[0] == name }
    let families = subnets.map(\.id.family.description)
    for family in families.enumerated().filter({ families.firstIndex(of: $1) == $0 }).map(\.element)
    {
      var cidrs = ["0.0.0.0/0"]
      if Bool.random(using: &generator) { cidrs.append("10.0.0.0/8") }
      if Int.random(in: 0..<4, using: &generator) == 0 {
        cidrs.append("10.\(Int.random(in: 1...count, using: &generator)).1.0/24")
      }
      for cidr in cidrs where Int.random(in: 0..<100, using: &generator) < 85 {
        let choice = Int.random(in: 0..<100, using: &generator)
        for zone in Self.zones {
          let targets = targets(of: name, zone)
          guard !targets.isEmpty else { continue }
          let isOdd = Int.random(in: 0..<10, using: &generator) == 0
          route(family, zone, cidr, targets[(choice + (isOdd ? 1 : 0)) % targets.count])
        }
      }
    }
  }

  private static let passAll = "pass ip any any -> any any (sid:1;)"
}
