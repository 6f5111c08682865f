import OrderedCollections
import Topology

/// A VPC with its addresses settled: what other components may refer to.
package struct DeclaredVPC: Sendable {
  let vpc: VPC
  let zones: [Zone]
  let network: IPv4Network?
  /// Blocks by tier and zone letter.
  private(set) var subnets: OrderedDictionary<String, OrderedDictionary<String, String>> = [:]

  /// Tiers that have a route table in each zone in another environment, and so in this one, too:
  /// one configuration is written for all of them.
  var zonalElsewhere: Set<String> = []

  var name: String { vpc.name }
  var id: ElementID { ElementID(vpc.name) }
  var resource: ElementID { id.child("vpc") }
  var attachment: ElementID { id.child("attachment") }
  var internetGateway: ElementID { id.child("internet-gateway") }
  var cidr: String {
    switch vpc.addresses {
    case .given(let text): text
    case .allocated: network?.description ?? ""
    }
  }

  init(_ vpc: VPC, registry: inout Registry) {
    self.vpc = vpc
    let environment = registry.environment
    zones = vpc.zones ?? environment.zones
    if zones != environment.zones {
      registry.diagnostics.append(
        Diagnostic(
          .environmentZones, summary: "the VPC '\(vpc.name)' has other zones than its environment",
          detail:
            "Environment '\(environment.name)' has zones \(Region.text(environment.zones)), the "
            + "VPC \(Region.text(zones)).",
          remedy: "Leave 'zones' out, or change the environment's zones.",
          subject: ElementID(vpc.name), location: vpc.location))
    }
    switch vpc.addresses {
    case .given(let text):
      network = IPv4Network(text)
      if network == nil {
        registry.diagnostics.append(
          .invalidCIDR(text, of: "the VPC '\(vpc.name)'", at: .source(vpc.location)))
      }
    case .allocated(let prefixLength):
      network = registry.pool?.allocate(prefixLength: prefixLength)
      if network == nil {
        registry.diagnostics.append(
          Diagnostic(
            .addressSpaceExhausted, summary: "no room for the VPC '\(vpc.name)'",
            detail:
              "The environment's addresses \(environment.addresses) have no free /\(prefixLength).",
            remedy: "Give the environment a larger block, or the VPC a smaller one.",
            subject: ElementID(vpc.name), location: vpc.location))
      }
    }
    allocateSubnets(registry: &registry)
  }

  private mutating func allocateSubnets(registry: inout Registry) {
    guard let network else { return }
    var pool = AddressPool(network)
    for tier in vpc.tiers {
      for block in tier.givenBlocks.values.compactMap({ IPv4Network($0) }).sorted() {
        pool.reserve(block)
      }
    }
    for tier in vpc.tiers {
      if tier.givenBlocks.isEmpty {
        subnets[tier.name] = allocate(tier, from: &pool, registry: &registry)
      } else {
        let blocks = given(tier)
        if blocks.isEmpty { registry.diagnostics.append(withoutSubnets(tier)) }
        subnets[tier.name] = blocks
      }
    }
  }

  /// One block of four or eight subnets per tier, the zone's letter deciding which is whose.
  private func allocate(
    _ tier: Subnets, from pool: inout AddressPool, registry: inout Registry
  ) -> OrderedDictionary<String, String> {
    let slots = zones.map { Self.slot(of: $0) }
    let bits = (slots.max() ?? 0) < 4 ? 2 : 3
    let isSized = (16...28).contains(tier.prefixLength)
    guard isSized, let block = pool.allocate(prefixLength: tier.prefixLength - bits) else {
      registry.diagnostics.append(
        isSized
          ? Diagnostic(
            .addressSpaceExhausted, summary: "no room for the tier '\(tier.name)'",
            detail:
              "The VPC '\(name)' with \(cidr) has no free room for \(1 << bits) subnets of "
              + "/\(tier.prefixLength) (a tier keeps room for further zones).",
            remedy: "Give the VPC a larger block, or the tier a longer prefix.",
            subject: id.child(tier.name), location: tier.location)
          : .subnetSize(
            "/\(tier.prefixLength)", of: id.child(tier.name), at: .source(tier.location)))
      return [:]
    }
    let parts = block.subdivided(prefixLength: tier.prefixLength)
    return OrderedDictionary(
      uniqueKeysWithValues: zip(zones, slots).map { ($0.key, parts[$1].description) })
  }

  private static func slot(of zone: Zone) -> Int {
    guard let scalar = zone.key.unicodeScalars.first, ("a"..."h").contains(scalar) else { return 0 }
    return Int(scalar.value - Unicode.Scalar("a").value)
  }

  /// Blocks may be given for zones that only another environment has, but not for none of these.
  private func withoutSubnets(_ tier: Subnets) -> Diagnostic {
    Diagnostic(
      .environmentZones, summary: "the tier '\(tier.name)' has no subnet",
      detail:
        "Its blocks are for the zones \(Words.list(tier.givenBlocks.keys.sorted())), the VPC "
        + "'\(name)' has \(Region.text(zones)).",
      remedy: "Give a block for one of the VPC's zones.", subject: id.child(tier.name),
      location: tier.location)
  }

  /// The blocks as given; a zone without one has no subnet in this tier.
  private func given(_ tier: Subnets) -> OrderedDictionary<String, String> {
    var result: OrderedDictionary<String, String> = [:]
    for zone in zones { result[zone.key] = tier.givenBlocks[zone.key] }
    return result
  }

  func subnet(_ tier: String, _ zone: Zone) -> ElementID { id.child(tier, key: zone.key) }

  /// The zones in which a tier has a subnet.
  func zones(of tier: String) -> [Zone] {
    zones.filter { subnets[tier]?[$0.key] != nil }
  }

  /// References to a tier's subnets, in the order of the zones.
  func subnetIDs(_ tier: String) -> Value {
    .list(zones(of: tier).map { .reference(subnet(tier, $0), "id") })
  }

  /// The default routes of a tier.
  func waysOut(of name: String) -> [ElementID] {
    guard let tier = vpc.tiers.first(where: { $0.name == name }) else { return [] }
    let keys = isZonal(tier) ? zones(of: name).map { Optional($0.key) } : [nil]
    return tier.routes.filter { $0.destination == .any }.flatMap { route in
      keys.map { id.child(name).child("\(route.name)-route", key: $0) }
    }
  }

  /// Whether a tier has a route table in each zone: where a route leads to a target of the zone.
  func isZonal(_ tier: Subnets) -> Bool {
    tier.routes.contains { $0.target.isZonal } || zonalElsewhere.contains(tier.name)
  }

  /// The tiers with a route to a target of the zone, by name.
  var zonalTiers: Set<String> {
    Set(vpc.tiers.filter { $0.routes.contains { $0.target.isZonal } }.map(\.name))
  }

  var usesInternetGateway: Bool {
    vpc.tiers.contains { $0.routes.contains { $0.target == .internetGateway } }
  }

  var usesNATGateway: Bool {
    vpc.tiers.contains { $0.routes.contains { $0.target == .natGateway } }
  }

  /// Whether it only passes packets on and nothing in it has a connection of its own.
  var isPassThrough: Bool {
    !vpc.firewalls.isEmpty
      && vpc.tiers.allSatisfy {
        $0.name == VPC.transitTier || vpc.firewallTiers.contains($0.name)
      }
  }

  /// Whether the internet gateway brings packets to a tier: by its own route, or through a firewall
  /// before a load balancer that the author has put there.
  func facesInternet(_ tier: Subnets) -> Bool {
    tier.routes.contains { $0.target == .internetGateway }
      || vpc.members.contains { ($0 as? ApplicationLoadBalancer)?.tier == tier.name }
  }

  /// The first tier with a route to an internet gateway that is not a firewall's.
  var publicTier: String? {
    vpc.tiers.first { tier in
      !vpc.firewallTiers.contains(tier.name)
        && tier.routes.contains { $0.target == .internetGateway }
    }?.name
  }
}

extension Diagnostic {
  static func invalidCIDR(_ text: String, of what: String, at origin: Origin)
    -> Diagnostic
  {
    Diagnostic(
      .invalidCIDR, summary: "'\(text)' is not an IPv4 block",
      detail: "It is given as the address block of \(what).",
      remedy:
        "Write four octets and a prefix length, such as 10.1.0.0/16, with no bit set after the "
        + "prefix.",
      origin: origin)
  }

  static func subnetSize(
    _ size: String, of subject: ElementID, at origin: Origin
  ) -> Diagnostic {
    Diagnostic(
      .subnetSize, summary: "'\(subject)' has a size that AWS refuses",
      detail: "\(size) is not between /16 and /28.",
      remedy: "Choose a prefix length from 16 to 28.", subject: subject, origin: origin)
  }
}
