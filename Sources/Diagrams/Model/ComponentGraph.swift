import OrderedCollections
import Topology

/// The components of an architecture that talk to each other, and what they say.
struct ComponentGraph {
  /// Connections between the same two, drawn once; those that do not arrive are a line of their own.
  struct Link: Hashable {
    var source: ElementID
    var target: ElementID
    /// Who opens it in the model: the internet, where a list of its clients is drawn as the source.
    var sender: ElementID
    /// What each connection is for, and its port.
    var words: [[String]]
    /// Whether another line of the same two is before it.
    var isSecond = false
    /// Those that do not arrive: all of the link, or none.
    var refused: [Connection] = []
    var name: String { "link \(source) \(target)" + (isSecond ? " besides" : "") }
    /// `StatsD metrics on UDP 8125`.
    var sentence: String { Self.sentence(words) }

    static func sentence(_ words: [[String]]) -> String {
      SheetText.list(words.uniqued().map { $0.joined(separator: " on ") })
    }

    /// What a connection is for, and its port.
    static func words(_ connection: Connection) -> [String] {
      let port = "\(connection.transport.rawValue.uppercased()) \(connection.ports)"
      return connection.title.isEmpty ? [port] : [connection.title, port]
    }
  }

  private struct LinkEnds: Hashable {
    var source: ElementID
    var target: ElementID
    var sender: ElementID
    var isRefused: Bool
  }

  let components: [ComponentRecord]
  let links: [Link]
  let verdicts: [ConnectionVerdict]
  private let facts: Facts

  /// - Parameters:
  ///   - model: the network that is drawn; what is in other VPCs is left out.
  ///   - verdicts: what becomes of each connection; whatever has none is taken to arrive.
  init(
    _ facts: Facts, drawing model: NetworkDrawing, hints: Hints,
    verdicts: [ConnectionVerdict] = []
  ) {
    self.facts = facts
    self.verdicts = verdicts
    let refused = Set(verdicts.filter { $0.refusal != nil }.map(\.connection))
    let vpcs = Set(model.vpcs.map(\.id))
    let topology = facts.topology
    var ends: OrderedSet<ElementID> = []
    for connection in topology.connections {
      ends.append(connection.source)
      ends.append(connection.target)
    }
    let alone: Set<ComponentRecord.Kind> = [.service, .loadBalancer, .fileSystem, .client]
    let shown = topology.components.filter { component in
      guard alone.contains(component.kind) || ends.contains(component.id),
        !hints.hides(component.id)
      else { return false }
      return Self.vpc(of: component, facts).map(vpcs.contains) ?? true
    }
    let drawn = Set(shown.map(\.id))
    let listed = ListedClients(facts)
    var found: OrderedDictionary<LinkEnds, (words: [[String]], refused: [Connection])> = [:]
    for connection in topology.connections
    where drawn.contains(connection.source) && drawn.contains(connection.target) {
      let words = Link.words(connection)
      let isRefused = refused.contains(connection)
      let ends = LinkEnds(
        source: listed.sender(of: connection), target: connection.target,
        sender: connection.source, isRefused: isRefused)
      var own = found[ends] ?? ([], [])
      if isRefused { own.refused.append(connection) }
      if !own.words.contains(words) { own.words.append(words) }
      found[ends] = own
    }
    var seen: Set<[ElementID]> = []
    let links = found.map { ends, own in
      Link(
        source: ends.source, target: ends.target, sender: ends.sender, words: own.words,
        isSecond: !seen.insert([ends.source, ends.target]).inserted, refused: own.refused)
    }
    self.links = links
    components = listed.components(shown, ends: Set(links.flatMap { [$0.source, $0.target] }))
  }

  func title(_ id: ElementID) -> String {
    components.first { $0.id == id }?.title ?? facts.index.component(id)?.title
      ?? id.description
  }

  /// Who opens a connection to whom, and for what, without a full stop.
  func sentence(_ link: Link) -> String {
    let groups = targetGroups(from: link.source, to: link.target)
    let words =
      groups.isEmpty
      ? ""
      : " by target \(groups.count == 1 ? "group" : "groups") \(SheetText.short(groups, most: 2))"
    return sentence(link.source, link.target, link.sentence + words)
  }

  /// The target groups by which a load balancer forwards to a component.
  private func targetGroups(from source: ElementID, to target: ElementID) -> [String] {
    guard let caller = facts.index.component(source), let called = facts.index.component(target)
    else { return [] }
    let ends = Set([called.id] + [called.primary].compactMap(\.self) + called.members)
    return facts.targetGroups(of: caller.primary ?? caller.id).filter { group in
      group.targets.contains { target in
        if case .element(let element) = target.subject { ends.contains(element) } else { false }
      }
    }.map { facts.name(of: $0) }
  }

  func sentence(_ source: ElementID, _ target: ElementID, _ words: String) -> String {
    "\(title(source).capitalizedFirst) to \(title(target)): \(words)"
  }

  /// The VPC that a component is declared in, directly or not.
  func vpc(of component: ComponentRecord) -> ElementID? { Self.vpc(of: component, facts) }

  private static func vpc(of component: ComponentRecord, _ facts: Facts) -> ElementID? {
    var current = component
    while let parent = current.parent, let record = facts.index.component(parent) {
      if record.kind == .vpc { return record.primary ?? record.id }
      current = record
    }
    return nil
  }

  /// How many connections lead to each component, one after the other, at most; of a circle of
  /// connections the one that was declared last is left out.
  func ranks(among ids: [ElementID]) -> [ElementID: Int] {
    Self.ranks(among: ids, links.map { ($0.source, $0.target) })
  }

  /// The same of whatever lines lead from one to the other.
  static func ranks<ID: Hashable>(among ids: [ID], _ lines: [(ID, ID)]) -> [ID: Int] {
    let own = Set(ids)
    var kept: [(ID, ID)] = []
    for line in lines where own.contains(line.0) && own.contains(line.1) {
      if !reaches(line.1, line.0, kept) { kept.append(line) }
    }
    var ranks = Dictionary(ids.map { ($0, 0) }, uniquingKeysWith: { first, _ in first })
    for _ in ids {
      for line in kept {
        ranks[line.1] = max(ranks[line.1] ?? 0, (ranks[line.0] ?? 0) + 1)
      }
    }
    return ranks
  }

  /// The components in the order in which the fewest lines pass others by, callers first.
  func calmest(_ given: [ComponentRecord]) -> [ComponentRecord] {
    guard given.count > 2, given.count < 8 else { return given }
    let ids = given.map(\.id)
    let places = Dictionary(
      ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let ranks = ranks(among: ids)
    let inner = links.compactMap { link -> (Int, Int)? in
      guard let source = places[link.source], let target = places[link.target],
        (ranks[link.source] ?? 0) < (ranks[link.target] ?? 0)
      else { return nil }
      return (source, target)
    }
    var best = (order: Array(ids.indices), cost: Int.max)
    func extend(_ order: [Int]) {
      if order.count == ids.count {
        let place = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        let cost = inner.reduce(0) { sum, link in
          let span = (place[link.1] ?? 0) - (place[link.0] ?? 0) - 1
          return sum + span * span + span
        }
        if cost < best.cost { best = (order, cost) }
        return
      }
      for next in ids.indices where !order.contains(next) {
        guard inner.allSatisfy({ $0.1 != next || order.contains($0.0) }) else { continue }
        extend(order + [next])
      }
    }
    extend([])
    return best.order.map { given[$0] }
  }

  private static func reaches<ID: Hashable>(_ start: ID, _ goal: ID, _ lines: [(ID, ID)]) -> Bool {
    var open = [start]
    var seen: Set<ID> = []
    while let next = open.popLast() {
      if next == goal { return true }
      guard seen.insert(next).inserted else { continue }
      open += lines.filter { $0.0 == next }.map(\.1)
    }
    return false
  }

  func glyph(_ component: ComponentRecord) -> Glyph {
    let type = component.primary.flatMap { facts.index.resource($0) }?.type ?? ""
    return switch component.kind {
    case .service: type.isEmpty ? .service : ResourceKind(type: type).glyph
    case .loadBalancer: .loadBalancer
    case .fileSystem: .fileSystem
    case .client: component.title == "Internet" ? .internet : .user
    case .registry: .registry
    case .endpoint: .endpoint
    case .key: .key
    case .vpc: .vpc
    case .transitGateway: .transitGateway
    case .firewall: .firewall
    case .cluster: .cluster
    case .other: ResourceKind(type: type).glyph
    }
  }

  /// What the resource is that stands for a component, and how many of them a whole family is.
  private func detail(_ resource: Resource, of component: ComponentRecord) -> String {
    let alike = component.members.filter { $0.key != nil && $0.family == component.id }.count
    let words = facts.detail(resource)
    return resource.id.family == component.id && alike > 1 ? "\(words) · \(alike) of them" : words
  }

  /// The tile of a component: its name, and what it is.
  func tile(_ component: ComponentRecord, detail given: String? = nil, width: Int? = nil) -> Box {
    let resource = component.primary.flatMap { facts.index.resource($0) }
    let detail = given ?? resource.map { facts.guarded(self.detail($0, of: component), $0) } ?? ""
    return BoxBuilder.element(
      name: component.id.description,
      ids: facts.index.component(component.id) == nil ? [] : [component.id],
      title: component.title,
      detail: detail, type: resource?.type ?? "", glyph: glyph(component),
      role: component.kind == .client ? .actor : .element, width: width)
  }
}
