import OrderedCollections
import Topology

/// Who may open a connection to whom in every environment, from the rules of the security groups on
/// both sides.
///
/// Groups that nothing tells apart but who names them are of one kind: what they exchange is asked
/// once for each two kinds, not for each two groups, of which a large network has thousands.
struct GroupTalk {
  enum Party: Hashable { case group(ElementID), outside(Inline) }

  /// What senders may open to a receiver.
  struct Way: Hashable {
    let ports: Inline
    let senders: [Party]
  }

  private let landscape: Landscape
  private let readings: [GroupRuleReading]
  private let groups: OrderedSet<ElementID>
  /// The kind of each group and the groups of each kind, by their places.
  private var kindOfGroup: [Int] = []
  private var groupsOfKind: [[Int]] = []
  /// What each kind is in each environment; nil where its groups are not there.
  private var kinds: [[GroupRuleReading.Kind?]] = []
  /// For each kind those that may open something to it, in the order of their first groups.
  private var sendersOfKind: [[(kind: Int, ports: Inline)]] = []
  /// The pairs of groups of which one names the other, with all that they may exchange, and with what
  /// groups of their kinds may not.
  private var named: [(source: Int, target: Int, ports: Inline?, more: Inline?)] = []

  init(_ landscape: Landscape) {
    self.landscape = landscape
    let readings = landscape.environments.indices.map { GroupRuleReading(landscape, in: $0) }
    self.readings = readings
    groups = OrderedSet(readings.flatMap(\.groups))
    var places: [[GroupRuleReading.Kind?]: Int] = [:]
    for (place, group) in groups.enumerated() {
      let key = readings.map { $0.kinds[group] }
      let kind = places[key] ?? kinds.count
      if kind == kinds.count {
        places[key] = kind
        kinds.append(key)
        groupsOfKind.append([])
      }
      kindOfGroup.append(kind)
      groupsOfKind[kind].append(place)
    }
    findSenders()
    findNamed()
  }

  private mutating func findSenders() {
    let kindsInNetwork = readings.indices.map { environment in
      var found: [IPv4Network: [Int]] = [:]
      for (kind, key) in kinds.enumerated() {
        for network in key[environment]?.networks ?? [] { found[network, default: []].append(kind) }
      }
      return found
    }
    sendersOfKind = kinds.map { key in
      let candidates = Set(
        key.enumerated().flatMap { environment, kind in
          (kind?.admitted ?? []).flatMap { kindsInNetwork[environment][$0] ?? [] }
        })
      return candidates.sorted().compactMap { sender in
        let services = zip(kinds[sender], key).map { sender, receiver in
          receiver.flatMap { sender?.services(to: $0) } ?? []
        }
        return text(services).map { (sender, $0) }
      }
    }
  }

  private mutating func findNamed() {
    var pairs: OrderedSet<[Int]> = []
    for reading in readings {
      for pair in reading.named {
        guard let source = groups.firstIndex(of: pair.source),
          let target = groups.firstIndex(of: pair.target)
        else { continue }
        pairs.append([source, target])
      }
    }
    for pair in pairs {
      let (source, target) = (pair[0], pair[1])
      let all = readings.map { $0.services(from: groups[source], to: groups[target]) }
      let usual = zip(kinds[kindOfGroup[source]], kinds[kindOfGroup[target]]).map {
        sender, receiver in receiver.flatMap { sender?.services(to: $0) } ?? []
      }
      let more = zip(all, usual).map { all, usual in all.filter { !usual.contains($0) } }
      named.append((source, target, text(all), text(more)))
    }
  }

  /// What is open, by environment where it differs; nil where nothing is.
  private func text(_ services: [[GroupRule.Service]]) -> Inline? {
    landscape.varying { environment in
      let found = services[environment].uniqued()
      return found.isEmpty ? nil : .text(found.map(\.text).joined(separator: ", "))
    }
  }

  /// What may have groups that are not known: what it may do no table says.
  var open: [ElementID] { readings.flatMap(\.open).uniqued() }

  /// Whether all that may be open is told: no rule, and no group of what has an address, is not known.
  var isSettled: Bool { open.isEmpty && readings.allSatisfy(\.isSettled) }

  // MARK: The two forms

  /// How many receivers there are, groups and others.
  var receiverCount: Int {
    let open = Set(named.compactMap { $0.ports == nil ? nil : $0.target })
    let inside = groupsOfKind.indices.reduce(0) { count, kind in
      let isOpen = !sendersOfKind[kind].isEmpty || !outside(of: kind, isEgress: false).isEmpty
      return count
        + (isOpen ? groupsOfKind[kind].count : groupsOfKind[kind].count(where: open.contains))
    }
    return inside + outsideReceivers().count
  }

  /// The parties that send and those that receive, in their order, and what each pair may exchange.
  func cells() -> (senders: [Party], receivers: [Party], cells: [[Party]: Inline]) {
    var cells: [[Party]: Inline] = [:]
    var outsideSenders: OrderedSet<Party> = []
    for (kind, members) in groupsOfKind.enumerated() {
      for sender in sendersOfKind[kind] {
        for source in groupsOfKind[sender.kind] {
          for target in members { cells[[party(source), party(target)]] = sender.ports }
        }
      }
      for (peer, ports) in outside(of: kind, isEgress: false) {
        outsideSenders.append(peer)
        for target in members { cells[[peer, party(target)]] = ports }
      }
      for (peer, ports) in outside(of: kind, isEgress: true) {
        for source in members { cells[[party(source), peer]] = ports }
      }
    }
    for pair in named { cells[[party(pair.source), party(pair.target)]] = pair.ports }
    let all = groups.indices.map(party)
    let (sending, receiving) = (Set(cells.keys.map { $0[0] }), Set(cells.keys.map { $0[1] }))
    return (
      (outsideSenders + all).filter(sending.contains),
      (all + outsideReceivers().keys).filter(receiving.contains), cells
    )
  }

  /// The receivers of each way, in their order. What a group may open to one that names it stands
  /// apart from what its kind may open anyway, so that the ways are as few as the rules.
  func ways() -> OrderedDictionary<Way, [Party]> {
    var ways: OrderedDictionary<Way, [Party]> = [:]
    let common = groupsOfKind.indices.map(self.ways(to:))
    let namedByTarget = Dictionary(grouping: named) { $0.target }
    for group in groups.indices {
      for way in common[kindOfGroup[group]] { ways[way, default: []].append(party(group)) }
      var byPorts: OrderedDictionary<Inline, [Int]> = [:]
      for pair in namedByTarget[group] ?? [] {
        if let ports = pair.more { byPorts[ports, default: []].append(pair.source) }
      }
      for (ports, sources) in byPorts {
        let way = Way(ports: ports, senders: sources.sorted().map(party))
        ways[way, default: []].append(party(group))
      }
    }
    for (peer, byPorts) in outsideReceivers() {
      for (ports, sources) in byPorts {
        ways[Way(ports: ports, senders: sources.map(party)), default: []].append(peer)
      }
    }
    return ways
  }

  /// What is open to every group of the kind.
  private func ways(to kind: Int) -> [Way] {
    var outsideByPorts: OrderedDictionary<Inline, [Party]> = [:]
    for (peer, ports) in outside(of: kind, isEgress: false) {
      outsideByPorts[ports, default: []].append(peer)
    }
    var byPorts: OrderedDictionary<Inline, [Int]> = [:]
    for sender in sendersOfKind[kind] {
      byPorts[sender.ports, default: []] += groupsOfKind[sender.kind]
    }
    return OrderedSet(Array(outsideByPorts.keys) + byPorts.keys).map { ports in
      Way(
        ports: ports,
        senders: outsideByPorts[ports, default: []]
          + byPorts[ports, default: []].sorted().map(party))
    }
  }

  // MARK: Outside

  /// Who is not in a group and receives, with the groups that send to it by their ports.
  private func outsideReceivers() -> OrderedDictionary<Party, OrderedDictionary<Inline, [Int]>> {
    let peers = groupsOfKind.indices.map { outside(of: $0, isEgress: true) }
    var found: OrderedDictionary<Party, OrderedDictionary<Inline, [Int]>> = [:]
    for group in groups.indices {
      for (peer, ports) in peers[kindOfGroup[group]] {
        found[peer, default: [:]][ports, default: []].append(group)
      }
    }
    return found
  }

  /// Whom groups of the kind exchange something with that is in no group.
  private func outside(of kind: Int, isEgress: Bool) -> OrderedDictionary<Party, Inline> {
    let group = groups[groupsOfKind[kind][0]]
    var found: OrderedDictionary<Party, [[GroupRule.Service]]> = [:]
    for (environment, reading) in readings.enumerated() {
      for rule in reading.outside(of: group, isEgress: isEgress) {
        found[.outside(title(of: rule.peer)), default: readings.map { _ in [] }][environment]
          .append(rule.service)
      }
    }
    return found.compactMapValues(text)
  }

  private func party(_ group: Int) -> Party { .group(groups[group]) }

  private func title(of peer: GroupRule.Peer) -> Inline {
    switch peer {
    case .network(let network) where network == .any: "any address"
    case .network(let network): .code(network.description)
    case .other(let text): text
    case .group(let id): landscape.title(ofGroup: id)
    }
  }
}
