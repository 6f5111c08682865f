import Topology

/// A trace that stands for all that tell the same story in other zones.
package struct TraceStory: Hashable, Sendable {
  package let trace: Trace
  /// The zones of each of the others, in the order in which it passes them.
  package private(set) var elsewhere: [[String]] = []
  /// What the trace has in common with the others: the story without zones and addresses.
  package let outline: [String]

  /// The stories of the traces, in the order of their first ones.
  package static func all(of traces: [Trace]) -> [TraceStory] {
    var stories: [TraceStory] = []
    var places: [[String]: Int] = [:]
    for trace in traces {
      let outline = outline(of: trace)
      let zones = zones(of: trace)
      guard let index = places[outline] else {
        places[outline] = stories.count
        stories.append(TraceStory(trace: trace, outline: outline))
        continue
      }
      let known = [Self.zones(of: stories[index].trace)] + stories[index].elsewhere
      if !zones.isEmpty, !known.contains(zones) { stories[index].elsewhere.append(zones) }
    }
    return stories
  }

  /// The zones that a trace passes, each at its first hop there.
  private static func zones(of trace: Trace) -> [String] {
    var zones: [String] = []
    for zone in (trace.forward + trace.reply).compactMap(\.zone?.key)
    where !zones.contains(zone) {
      zones.append(zone)
    }
    return zones
  }

  /// What stays of a trace when zones and addresses are taken out: a zone is told by its place
  /// among those of the trace.
  private static func outline(of trace: Trace) -> [String] {
    let zones = zones(of: trace)
    func lines(_ hops: [Hop]) -> [String] {
      hops.map { hop in
        let place = hop.zone.flatMap { zones.firstIndex(of: $0.key) }.map(String.init) ?? ""
        let decisions = hop.decisions.filter { $0.kind != .permit }
          .map { "\($0.kind.rawValue) \($0.element?.family.description ?? "")" }
        let element = hop.element?.family.description ?? hop.title
        return ([element, place] + decisions).joined(separator: "|")
      }
    }
    let blockers = trace.blockers.map {
      "\($0.reason.code.rawValue) \($0.reason.element?.family.description ?? "")"
    }
    return lines(trace.forward) + ["and back"] + lines(trace.reply) + [trace.verdict.description]
      + blockers + trace.unknowns.map(\.feature)
  }
}
