/// Takes from traces the room that arrays leave for more elements, and lets those of one packet share
/// what is equal in them: most of what they take, and those of flows are held until everything is
/// written.
struct TraceTrimming {
  /// The ways that were seen, there and back.
  private var ways: [[Hop]] = []
  /// What was decided at each place of a way.
  private var decisions: [[[HopDecision]]] = []

  /// The same traces, trimmed.
  static func trimmed(_ traces: [Trace]) -> [Trace] {
    var trimming = TraceTrimming()
    return traces.map { trimming.trimmed($0) }
  }

  private mutating func trimmed(_ trace: Trace) -> Trace {
    Trace(
      packet: trace.packet, source: trace.source, destination: trace.destination,
      verdict: trace.verdict, forward: trimmed(trace.forward), reply: trimmed(trace.reply),
      blockers: trace.blockers, unknowns: trace.unknowns, choices: trace.choices)
  }

  private mutating func trimmed(_ way: [Hop]) -> [Hop] {
    if let known = ways.first(where: { $0 == way }) { return known }
    let trimmed = way.indices.map { place in
      var hop = way[place]
      hop.decisions = self.trimmed(hop.decisions, at: place)
      return hop
    }
    ways.append(trimmed)
    return trimmed
  }

  private mutating func trimmed(_ own: [HopDecision], at place: Int) -> [HopDecision] {
    while decisions.count <= place { decisions.append([]) }
    if let known = decisions[place].first(where: { $0 == own }) { return known }
    let trimmed = own.map(\.self)
    decisions[place].append(trimmed)
    return trimmed
  }
}
