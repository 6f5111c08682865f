import Reachability
import Topology

/// What a flow sheet shows of all the walks that zones and targets allow.
struct FlowExample {
  /// One walk, or one for each leg where they are not one way; none where no walk of the flow leads
  /// anywhere.
  let walks: [DrawnWalk]
  /// The legs that are drawn: all of them, or those up to the one that is refused.
  let legs: [FlowQuery]

  init(_ report: FlowReport, _ facts: Facts) {
    let own = report.legs.enumerated().map { place, leg in
      // A load balancer that a leg leads to is passed by the next one.
      let isLast = place == report.legs.count - 1 || report.flow.setsOutAnew
      let ends = isLast ? [] : Self.elements(leg.flow.destination, facts)
      return leg.traces.map { DrawnWalk($0, endingAt: ends) }
    }
    if report.flow.setsOutAnew, let fan = Self.fan(own) {
      walks = fan
      legs = report.flow.legs
    } else if own.count > 1, !report.flow.setsOutAnew, let chain = Self.chain(own) {
      walks = [chain.walk]
      legs = Array(report.flow.legs.prefix(chain.count))
    } else {
      // Legs of which none begins where the one before it ends are drawn each for itself.
      walks = own.compactMap { Self.best($0) ?? $0.first }
      legs = zip(report.flow.legs, own).filter { !$1.isEmpty }.map(\.0)
    }
  }

  /// The elements by which an end of a flow is known.
  private static func elements(_ end: Endpoint, _ facts: Facts) -> Set<ElementID> {
    guard case .element(let id) = end else { return [] }
    let records = facts.topology.components.filter { $0.id == id || $0.primary == id }
    return Set([id] + records.flatMap { [$0.id] + ($0.primary.map { [$0] } ?? []) })
  }

  /// The first walk that arrives; of walks straight from one end to the other, the one with most
  /// to tell.
  private static func best(_ walks: [DrawnWalk]) -> DrawnWalk? {
    guard let first = walks.first(where: \.verdict.isSuccess) else { return nil }
    guard first.forward.count == 2 else { return first }
    func decisions(_ walk: DrawnWalk) -> Int {
      (walk.forward + walk.reply).reduce(0) { $0 + $1.decisions.count }
    }
    return walks.filter { $0.verdict == first.verdict }.reduce(first) {
      decisions($1) > decisions($0) ? $1 : $0
    }
  }

  /// Walks of all legs, each from the place of the first. Nil where there are none. Where two would
  /// end in one subnet, the second stays in the sender's own: its line then passes no other end. Legs
  /// that go the same way are drawn once.
  private static func fan(_ legs: [[DrawnWalk]]) -> [DrawnWalk]? {
    guard let first = legs.first.flatMap({ best($0) ?? $0.first }) else { return nil }
    let home = first.forward.first?.subnet
    var walks = [first]
    for own in legs.dropFirst() {
      let fitting = own.filter { $0.forward.first?.subnet == home }
      let ends = Set(walks.compactMap { $0.forward.last?.subnet })
      let near = fitting.filter { $0.forward.last?.subnet == home }
      let isFree = home.map { !ends.contains($0) } ?? false
      guard let walk = (isFree ? best(near) : nil) ?? best(fitting) ?? fitting.first else {
        return nil
      }
      if !walks.contains(where: { $0.isSameWay(as: walk) }) { walks.append(walk) }
    }
    return walks
  }

  /// Walks of the legs, each beginning where the one before it ends, as one walk that ends where one
  /// of them is refused, and how many legs that are. Nil where one begins elsewhere.
  private static func chain(_ legs: [[DrawnWalk]]) -> (walk: DrawnWalk, count: Int)? {
    guard var chain = legs.first.flatMap({ best($0) ?? $0.first }) else { return nil }
    for (place, own) in legs.enumerated().dropFirst() {
      guard chain.verdict.isSuccess else { return (chain, place) }
      let fitting = own.filter { walk in
        walk.forward.first?.element == chain.forward.last?.element
          && walk.forward.first?.subnet == chain.forward.last?.subnet
      }
      // What has an interface in several zones is passed in one of them where that is possible.
      let settled = fitting.filter { !chain.joined($0).isScattered }
      guard let next = best(settled) ?? best(fitting) ?? fitting.first else { return nil }
      chain = chain.joined(next)
    }
    return (chain, legs.count)
  }
}
