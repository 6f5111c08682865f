import Reachability
import Topology

/// What a flow sheet shows of all the walks that zones and targets allow.
struct FlowExample {
  /// One walk, or one for each leg that sets out anew from the sender; none where no walk of the flow
  /// leads anywhere.
  let walks: [Trace]
  /// Whether it is the way of all legs of the flow, not of the first alone.
  let isWhole: Bool

  init(_ report: FlowReport) {
    let legs = report.legs.map(\.traces)
    if report.flow.setsOutAnew, let fan = Self.fan(legs) {
      walks = fan
      isWhole = true
    } else if legs.count > 1, let chain = Self.chain(legs) {
      walks = [chain]
      isWhole = true
    } else {
      let one = legs.first.flatMap(Self.best) ?? report.example
      walks = one.map { [$0] } ?? []
      isWhole = legs.count == 1
    }
  }

  /// The first walk that arrives; of walks straight from one end to the other, the one with most
  /// to tell.
  private static func best(_ traces: [Trace]) -> Trace? {
    guard let first = traces.first(where: \.verdict.isSuccess) else { return nil }
    guard first.forward.count == 2 else { return first }
    func decisions(_ trace: Trace) -> Int {
      (trace.forward + trace.reply).reduce(0) { $0 + $1.decisions.count }
    }
    return traces.filter { $0.verdict == first.verdict }.reduce(first) {
      decisions($1) > decisions($0) ? $1 : $0
    }
  }

  /// Walks of all legs, each from the place of the first. Nil where there are none. Where two would
  /// end in one subnet, the second stays in the sender's own: its line then passes no other end.
  private static func fan(_ legs: [[Trace]]) -> [Trace]? {
    guard let first = legs.first.flatMap(best) else { return nil }
    let home = first.forward.first?.subnet
    var walks = [first]
    for traces in legs.dropFirst() {
      let fitting = traces.filter { $0.forward.first?.subnet == home }
      let ends = Set(walks.compactMap { $0.forward.last?.subnet })
      let near = fitting.filter { $0.forward.last?.subnet == home }
      let isFree = home.map { !ends.contains($0) } ?? false
      guard let walk = (isFree ? best(near) : nil) ?? best(fitting) else { return nil }
      walks.append(walk)
    }
    return walks
  }

  /// Walks of all legs, each beginning where the one before it ends, as one walk; its answers come
  /// back in the other order. Nil where there are none.
  private static func chain(_ legs: [[Trace]]) -> Trace? {
    guard let first = legs.first.flatMap(best) else { return nil }
    var chain = first
    for traces in legs.dropFirst() {
      let fitting = traces.filter { trace in
        trace.forward.first?.element == chain.forward.last?.element
          && trace.forward.first?.subnet == chain.forward.last?.subnet
      }
      guard let next = best(fitting), !next.reply.isEmpty, !chain.reply.isEmpty else { return nil }
      chain = Trace(
        packet: chain.packet, source: chain.source, destination: next.destination,
        verdict: next.verdict, forward: joined(chain.forward, next.forward),
        reply: joined(next.reply, chain.reply), blockers: [], unknowns: [], choices: [])
    }
    return chain
  }

  /// One walk after the other; where they meet there is one hop, which decides what both decide.
  private static func joined(_ one: [Hop], _ other: [Hop]) -> [Hop] {
    guard let end = one.last, var meeting = other.first else { return one + other }
    let told = Set(meeting.decisions.map(\.sentence))
    meeting.decisions = end.decisions.filter { !told.contains($0.sentence) } + meeting.decisions
    return one.dropLast() + [meeting] + other.dropFirst()
  }
}
