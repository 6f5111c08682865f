import AWSModel
import Topology

extension NetworkModel {
  /// Addresses that are tried one by one, before those that arrive are computed.
  private static let mostTried = 8

  /// The flow as one of the clients opens it whom the receiver lists, where it admits listed blocks
  /// only; the flow itself where it admits everybody, or its list is not known.
  ///
  /// - Parameter isDeclared: whether the author says that these clients connect, rather than that
  ///   the internet may. Clients of private blocks are not on it.
  package func fromListedClient(_ flow: FlowQuery, isDeclared: Bool) -> FlowQuery {
    guard flow.client == nil, normalized(flow.source) == .internet,
      case .element(let receiver) = normalized(flow.destination),
      let blocks = listedBlocks(receiver, flow)
    else { return flow }
    func from(_ client: ListedClient) -> FlowQuery {
      var copy = flow
      copy.client = client
      return copy
    }
    let outside = network.outsideAddresses
    let hosts = blocks.compactMap { Self.host($0, among: outside) }
    var best: (flow: FlowQuery, obstruction: Obstruction)?
    func consider(_ host: IPv4Address) {
      guard best?.obstruction != .nothing else { return }
      let flow = from(.host(host))
      let obstruction = Obstruction(trace(flow))
      if obstruction < best?.obstruction ?? .unreachable { best = (flow, obstruction) }
    }
    for host in hosts.prefix(Self.mostTried) { consider(host) }
    if !hosts.isEmpty, best?.obstruction != .nothing {
      let arriving = IntervalSet.union(
        reachable(from: .internet, to: flow.destination, packets: [Self.packets(flow, blocks)])
          .map(\.sources)
      ).intersection(outside)
      if let host = blocks.lazy.compactMap({ Self.host($0, among: arriving) }).first {
        consider(host)
      }
    }
    if let best, best.obstruction < .all { return best.flow }
    let isPrivate = { (block: IPv4Network) in !outside.overlaps(IntervalSet(block)) }
    if isDeclared, let block = blocks.first(where: isPrivate) { return from(.elsewhere(block)) }
    return best?.flow ?? flow
  }

  /// How much of a flow is refused.
  private enum Obstruction: Int, Comparable {
    case nothing, unknown, some, all, unreachable

    init(_ traces: [Trace]) {
      let refused = traces.filter { $0.verdict.reason != nil }.count
      self =
        if refused > 0 {
          refused == traces.count ? .all : .some
        } else {
          traces.allSatisfy(\.verdict.isSuccess) ? .nothing : .unknown
        }
    }

    static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
  }

  private static func packets(_ flow: FlowQuery, _ blocks: [IPv4Network]) -> PacketClass {
    let hasPorts = flow.transport.hasPorts
    return PacketClass(
      sources: IntervalSet(blocks), protocols: IntervalSet(UInt32(flow.transport.number)),
      sourcePorts: IntervalSet(UInt32(hasPorts ? flow.sourcePort : 0)),
      destinationPorts: IntervalSet(UInt32(hasPorts ? flow.port : 0)))
  }

  /// An address of the block that a host of the internet may have: the one that stands for all of
  /// them where it is in the block, else the first that is not the block's own.
  private static func host(_ block: IPv4Network, among addresses: IntervalSet) -> IPv4Address? {
    let own = addresses.intersection(IntervalSet(block))
    guard !own.contains(AddressPlan.internetHost) else { return AddressPlan.internetHost }
    guard let first = own.first else { return nil }
    let isNetwork = first == block.address.bits && block.prefixLength < 31
    return IPv4Address(bits: isNetwork && own.contains(first + 1) ? first + 1 : first)
  }

  // MARK: Lists

  /// Whether not everybody may open the flow from outside, but those on a list.
  func hasListedClients(_ flow: FlowQuery) -> Bool {
    guard normalized(flow.source) == .internet,
      case .element(let receiver) = normalized(flow.destination)
    else { return false }
    return model.admitsListOnly(model.component(receiver)?.primary ?? receiver)
      || listedBlocks(receiver, flow) != nil
  }

  /// The blocks that the security groups admit at which a client is told from others: those of what
  /// the internet asks or, where these admit everybody, of the targets that see the client's own
  /// address. Nil where all of them do.
  private func listedBlocks(_ receiver: ElementID, _ flow: FlowQuery) -> [IPv4Network]? {
    let own = interfaces(of: receiver)
    let published = own.filter { network.interfaces[$0].publicAddress != nil }
    let fronts = published.isEmpty ? own.flatMap { balancers(before: $0) } : []
    let doors = published.isEmpty ? (fronts.isEmpty ? own : fronts) : published
    let listeners = network.proxies.filter { doors.contains($0.interface) }.flatMap(\.listeners)
      .filter { listener in
        listener.keepsSource && listener.match.protocols.contains(UInt32(flow.transport.number))
          && listener.match.destinationPorts.contains(UInt32(flow.port))
      }
    let targets = listeners.flatMap(\.targets).filter { target in
      fronts.isEmpty || own.contains(target.interface)
    }
    return listedBlocks(doors.map { ($0, flow.port) }, flow.transport)
      ?? listedBlocks(targets.map { ($0.interface, $0.port) }, flow.transport)
  }

  /// The blocks of the rules that are about the ports, in the order of declaration; nil where there
  /// are none, or one of them is everybody.
  private func listedBlocks(
    _ doors: [(interface: Int, port: UInt16)], _ transport: IPProtocol
  ) -> [IPv4Network]? {
    var asked: Set<[String]> = []
    var blocks: [IPv4Network] = []
    for door in doors {
      for group in network.interfaces[door.interface].labels
      where asked.insert(["\(group)", "\(door.port)"]).inserted {
        for rule in model.securityGroups[group]?.ingress ?? [] {
          let fields = ProtocolFields(rule.service)
          guard fields.protocols.contains(UInt32(transport.number)),
            !transport.hasPorts || fields.ports.contains(UInt32(door.port))
          else { continue }
          switch rule.peer {
          case .block(let block): blocks.append(block)
          case .list(let list): blocks += model.networks(ofList: list) ?? []
          case .ipv6, .group, .unknown: continue
          }
        }
      }
    }
    return blocks.isEmpty || blocks.contains { $0.prefixLength == 0 } ? nil : blocks
  }
}
