import Reachability
import Topology

/// What `trace` prints for one environment.
struct TraceReport {
  let environment: String
  let traces: [Trace]

  /// Whether every packet arrives and is answered; false where there is none.
  var isSuccess: Bool { !traces.isEmpty && traces.allSatisfy(\.verdict.isSuccess) }

  /// A hop per line. Traces that tell the same story in another zone are told once.
  var text: String {
    let stories = TraceStory.all(of: traces)
    return stories.enumerated().map { index, story in
      let trace = story.trace
      let count = stories.count > 1 ? " (\(index + 1) of \(stories.count))" : ""
      var lines = ["\(environment): \(trace.packet)\(count)"]
      lines += Self.lines(trace.forward, mark: "  ")
      if !trace.reply.isEmpty {
        lines.append("  and back:")
        lines += Self.lines(trace.reply, mark: "  ")
      }
      lines.append("  verdict: \(trace.verdict)")
      if trace.blockers.count > 1 || trace.verdict.reason != nil {
        lines += trace.blockers.map { blocker in
          let place = blocker.reason.location.map { " (\($0))" } ?? ""
          return "  to change: \(blocker.reason.sentence)\(place)"
        }
      }
      lines += trace.unknowns.map { "  not modelled: \($0.feature)" }
      lines += story.elsewhere.map { zones in
        "  likewise in zone\(zones.count > 1 ? "s" : "") \(zones.joined(separator: ", "))"
      }
      return lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  private static func lines(_ hops: [Hop], mark: String) -> [String] {
    hops.enumerated().map { "\(mark)\($0.offset + 1). \($0.element.sentence)" }
  }

  var records: [TraceRecord] { traces.map { TraceRecord($0, environment: environment) } }
}

/// One trace as `trace --json` prints it.
struct TraceRecord: Encodable {
  struct HopRecord: Encodable {
    let element: String?
    let zone: String?
    let sentence: String
    let packet: String
    let decisions: [HopDecision]

    init(_ hop: Hop) {
      element = hop.element?.description
      zone = hop.zone?.key
      sentence = hop.sentence
      packet = hop.packet.description
      decisions = hop.decisions
    }
  }

  let environment: String
  let packet: String
  let verdict: String
  let arrives: Bool
  let forward: [HopRecord]
  let reply: [HopRecord]
  let blockers: [Reason]
  let unknown: [UnmodelledFeature]

  init(_ trace: Trace, environment: String) {
    self.environment = environment
    packet = trace.packet.description
    verdict = trace.verdict.description
    arrives = trace.verdict.isSuccess
    forward = trace.forward.map(HopRecord.init)
    reply = trace.reply.map(HopRecord.init)
    blockers = trace.blockers.map(\.reason)
    unknown = trace.unknowns
  }
}
