import ArchitectureDSL
import NetworkLaws
import Topology

/// A VPC of a random model: its tiers and where their routes lead.
struct RandomNetwork {
  struct Tier {
    var name: String
    var way: Route.Target?
    var isZonal: Bool { way == .natGateway && !isSingle }
    fileprivate var isSingle = false
  }

  let name: String
  let cidr: String
  /// Those that it has subnets in.
  let zones: [Zone]
  private let isEverywhere: Bool
  let hub: String?
  let tiers: [Tier]
  let gateways: NATGateways

  var isPublic: Bool { tiers.contains { $0.way == .internetGateway } }
  /// Where services run.
  var home: Tier { tiers.first { $0.way != .internetGateway } ?? tiers[0] }

  init(
    name: String, second: Int, all: [Zone], hub: String?, _ random: inout SeededGenerator
  ) {
    self.name = name
    cidr = "10.\(second).0.0/16"
    self.hub = hub
    gateways = random.chance(70) ? .onePerZone : .single
    var tiers: [Tier] = []
    let isPublic = random.chance(hub == nil ? 70 : 35)
    zones = isPublic || random.chance(60) ? all : random.some(of: all)
    isEverywhere = zones.count == all.count
    if isPublic { tiers.append(Tier(name: "public", way: .internetGateway)) }
    let ways: [Route.Target?] =
      isPublic ? [.natGateway, .natGateway, nil] : hub != nil ? [.transitGateway] : [nil]
    for tier in ["private", "data", "isolated"].prefix(random.number(1...3)) {
      let way = tier == "isolated" ? nil : random.one(of: ways)
      tiers.append(Tier(name: tier, way: way, isSingle: gateways == .single))
    }
    self.tiers = tiers
  }

  /// The blocks of a tier's subnets; none where every zone gets the next free one.
  fileprivate func blocks(_ tier: Int) -> [String: String] {
    guard !isEverywhere else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: zones.enumerated().map { index, zone in
        (zone.key, cidr.replacing("0.0/16", with: "\(tier * 16 + index).0/24"))
      })
  }
}

extension RandomModel {
  mutating func vpc(_ network: RandomNetwork) -> VPC {
    var members: [any VPCMember] = network.tiers.enumerated().map { index, tier in
      Subnets(tier.name, prefixLength: 24, cidrs: network.blocks(index)) {
        if let way = tier.way { Route(to: way) }
        if let hub = network.hub, tier.way != .transitGateway, !hub.isEmpty {
          Route("others", destination: .cidr("10.0.0.0/8"), to: .transitGateway)
        }
      }
    }
    if network.hub != nil, random.chance(50) {
      members.append(Subnets("transit", prefixLength: 28))
    }
    if random.chance(60) { members += cluster(in: network) }
    if random.chance(30) {
      let all = ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssm", "sts", "kms", "sqs"]
      members.append(
        VPCEndpoints(
          interfaces: random.some(of: all), s3: random.chance(50), tier: network.home.name))
    }
    members += occupants(of: network)
    let title = random.chance(25) ? names.title(&random) : nil
    return VPC(
      network.name, title: title, cidr: network.cidr, transitGateway: network.hub,
      natGateways: network.gateways
    ) { members }
  }

  /// Services that call each other, with what they keep files on and what sends them requests.
  private mutating func cluster(in network: RandomNetwork) -> [any VPCMember] {
    let count = random.one(of: [1, 1, 2, 3, 4, 6, 9])
    let files = random.chance(25) ? names.name(&random, longest: 24) : nil
    let entry = network.isPublic && random.chance(60)
    let own = (0..<count).map { index in
      (
        name: names.name(&random, longest: 20),
        port: 8000 + services.count + index + (index > 0 ? 1000 : 0)
      )
    }
    let isOpen = network.home.way != nil
    let callable = own + (network.hub == nil ? [] : services)
    let declared = own.enumerated().map { index, service -> Service in
      var seen: Set<String> = [service.name]
      let calls = (0..<random.number(0...3)).map { _ in random.one(of: callable) }
        .filter { seen.insert($0.name).inserted }
      let sends = isOpen && random.chance(40)
      let keeps = random.chance(50) ? files : nil
      return Service(service.name, cpu: 256, memory: 512, tasks: random.number(1...4)) {
        Listens(Self.wire(service))
        if index == 0, entry { LoadBalanced(Self.wire(service)) }
        for call in calls { Sends(Self.wire(call), to: call.name) }
        if sends { Sends.toInternet(.https) }
        if let keeps { Mounts(keeps, at: "/data") }
      }
    }
    services += own
    let tier = network.home.name
    var members: [any VPCMember] = [
      ECSCluster(names.name(&random, longest: 20), release: "1", tier: tier) { declared }
    ]
    if let files { members.append(FileSystem(files, tier: tier)) }
    if entry {
      members.append(
        ApplicationLoadBalancer(
          names.name(&random, longest: 20), certificate: .string(Self.certificate),
          clients: random.chance(50) ? .anywhere : .blocks(["203.0.113.0/24"]),
          target: own[0].name, tier: "public"))
    }
    return members
  }

  private static let certificate =
    "arn:aws:acm:eu-west-1:222222222222:certificate/00000000-0000-0000-0000-000000000000"

  private static func wire(_ service: (name: String, port: Int)) -> ServiceProtocol {
    ServiceProtocol(
      service.name, title: "HTTP",
      service.port > 9000 && service.port.isMultiple(of: 5) ? .udp : .tcp,
      port: PortRange(integerLiteral: service.port))
  }
}
