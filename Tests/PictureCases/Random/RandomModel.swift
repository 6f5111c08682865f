import ArchitectureDSL
import NetworkLaws
import Topology

/// A model put together at random: the same for the same seed. Networks with and without a transit
/// gateway, peering, services that call each other, and what people declare as it is.
struct RandomModel {
  var random: SeededGenerator
  var names = RandomNames()
  let zones: [Zone]
  var networks: [RandomNetwork] = []
  /// Services that others may call, with the ports that they listen on.
  var services: [(name: String, port: Int)] = []
  /// What is declared as it is and may be an end of a connection.
  var ends: [ElementID] = []

  private let mostNetworks: Int

  init(seed: UInt64, networks most: Int = .max) {
    mostNetworks = most
    random = SeededGenerator(seed: seed)
    let count = random.one(of: [1, 2, 2, 2, 3, 3, 3, 4, 6])
    zones = ["a", "b", "c", "d", "e", "f"].prefix(count).map { Zone(stringLiteral: $0) }
  }

  /// What the sheets are headed by.
  static func title(seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed ^ 0x5EED)
    var names = RandomNames()
    return names.title(&random)
  }

  mutating func region() -> Region {
    let count = min(random.one(of: [0, 1, 1, 1, 1, 1, 2, 2, 3, 4, 5, 7, 10]), mostNetworks)
    let hub = count > 1 && random.chance(60) ? names.name(&random, longest: 30) : nil
    let joined = networks(count, hub: hub)
    var members: [any RegionMember] = []
    if let hub {
      members += random.chance(35) ? inspection(hub, joined) : [gateway(hub, joined)]
    }
    for network in networks { members.append(vpc(network)) }
    if count > 1, random.chance(35) { members += peering() }
    if count == 0 || random.chance(60) { members += regional() }
    members += connections()
    return Region(random.one(of: [.ireland, .frankfurt, .singapore])) { members }
  }

  /// Lays out the networks; returns those on the transit gateway.
  private mutating func networks(_ count: Int, hub: String?) -> [RandomNetwork] {
    guard count > 0 else { return [] }
    for index in 0..<count {
      let name = names.name(&random, longest: 28)
      networks.append(
        RandomNetwork(
          name: name, second: 16 + index, all: zones,
          hub: hub != nil && (index == 0 || random.chance(85)) ? hub : nil, &random))
    }
    return networks.filter { $0.hub != nil }
  }

  /// Routes lead to the first network that has a way to the internet, else to the first.
  private mutating func gateway(_ name: String, _ joined: [RandomNetwork]) -> TransitGateway {
    let way = joined.first { $0.isPublic } ?? joined[0]
    let parts = random.chance(50) ? [joined] : split(joined)
    var tables: [TransitGatewayRouteTable] = []
    for part in parts where !part.isEmpty {
      let propagated = random.some(of: joined)
      let isOpen = random.chance(70)
      tables.append(
        TransitGatewayRouteTable(names.name(&random, longest: random.chance(20) ? 40 : 16)) {
          for network in part { Associates(network.name) }
          for network in propagated { Propagates(network.name) }
          if isOpen { TransitGatewayRoute(to: way.name) }
        })
    }
    return TransitGateway(name) { tables }
  }

  private mutating func split(_ joined: [RandomNetwork]) -> [[RandomNetwork]] {
    let count = random.number(2...4)
    return (0..<count).map { place in
      joined.enumerated().filter { $0.offset % count == place }.map(\.element)
    }
  }

  private mutating func peering() -> [any RegionMember] {
    let (one, other) = (networks[0], networks[1])
    let link = names.name(&random, longest: 20)
    return [
      Declare(
        link, type: "aws_vpc_peering_connection",
        arguments: [
          "vpc_id": ref(one.name, "vpc", at: "id"), "peer_vpc_id": ref(other.name, "vpc", at: "id"),
          "auto_accept": true,
        ], title: names.title(&random))
    ]
      + [(one, other), (other, one)].compactMap { near, far -> (any RegionMember)? in
        guard let tier = near.tiers.first(where: { !$0.isZonal }) else { return nil }
        return Declare(
          "\(link)-of-\(near.name)", type: "aws_route",
          arguments: [
            "route_table_id": ref(near.name, tier.name, "route-table", at: "id"),
            "destination_cidr_block": .string(far.cidr),
            "vpc_peering_connection_id": ref(link, at: "id"),
          ])
      }
  }

  /// Connections between what is declared as it is, which no rule may permit.
  private mutating func connections() -> [any RegionMember] {
    guard ends.count > 1 else { return [] }
    var members: [any RegionMember] = []
    var seen: Set<[ElementID]> = []
    for _ in 0..<random.number(0...min(ends.count, 8)) {
      let (source, target) = (random.one(of: ends), random.one(of: ends))
      guard source != target, seen.insert([source, target]).inserted else { continue }
      let port = random.number(1...9) * 1000
      members.append(
        Connects(
          source, to: target, port: PortRange(integerLiteral: port), title: names.title(&random)))
    }
    return members
  }
}

extension PictureCase {
  /// The random model of a seed, with so many VPCs at most.
  package static func random(seed: UInt64, networks most: Int = .max) -> PictureCase {
    let environment = Environment(
      "prod", title: "Production", account: "222222222222",
      zones: RandomModel(seed: seed).zones, addresses: "10.16.0.0/12")
    return PictureCase(
      "random-\(seed)", prefix: "r", title: RandomModel.title(seed: seed), in: environment
    ) { _ in
      var model = RandomModel(seed: seed, networks: most)
      return model.region()
    }
  }
}
