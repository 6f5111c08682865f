import Reachability
import Topology

/// The walk that a flow sheet shows, of all that zones and targets allow.
struct FlowExample {
  /// Nil where no walk of the flow leads anywhere.
  let trace: Trace?
  /// Whether it is the way of all legs of the flow, not of the first alone.
  let isWhole: Bool

  init(_ report: FlowReport) {
    if report.legs.count > 1, let chain = Self.chain(report.legs.map(\.traces)) {
      trace = chain
      isWhole = true
    } else {
      trace = Self.best(report.legs.first?.traces ?? []) ?? report.example
      isWhole = report.legs.count == 1
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
