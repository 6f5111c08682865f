import Reachability
import Topology

/// The flows of every environment, leg by leg, with the ways that each leg may take, hop by hop. Ways
/// that are alike but for their zones are told once.
struct FlowRecords {
  let networks: [WalkedNetwork]

  var list: RecordList {
    let flows = networks.enumerated().flatMap { environment, network in
      network.reports.map { (environment, $0) }
    }
    return RecordList(count: flows.count) { record(flows[$0].1, in: flows[$0].0) }
  }

  private func record(_ report: FlowReport, in environment: Int) -> JSON {
    let flow = report.flow
    let isOpen = report.isSuccess && !report.conditions.isEmpty
    let state =
      isOpen
      ? "unknown" : report.isSuccess ? "arrives" : report.example?.verdict.word ?? "unknown"
    return .members([
      "environment": .number(environment), "id": .string(flow.id), "title": .string(flow.title),
      "state": .string(state), "legs": .array(report.legs.map(leg)),
    ])
  }

  /// One of the connections that the flow is made of, one after another.
  private func leg(_ leg: FlowReport.Leg) -> JSON {
    .members([
      "title": .string(leg.title), "from": .string(leg.flow.source.description),
      "to": .string(leg.flow.destination.description),
      "protocol": .string(leg.flow.transport.description), "port": .number(Int(leg.flow.port)),
      "name": .text(leg.flow.serverName?.name), "ways": .array(leg.stories.map(way)),
    ])
  }

  private func way(_ story: TraceStory) -> JSON {
    let trace = story.trace
    return .members([
      "packet": .string(trace.packet.description), "verdict": .string(trace.verdict.description),
      "arrives": .bool(trace.verdict.isSuccess),
      "forward": .list(trace.forward.map(hop)), "reply": .list(trace.reply.map(hop)),
      "blockers": .list(trace.blockers.map { .string($0.reason.sentence) }),
      "unknown": .list(trace.unknowns.map { .string($0.feature) }),
      "likewise": .list(story.elsewhere.map { .string($0.joined(separator: ", ")) }),
    ])
  }

  private func hop(_ hop: Hop) -> JSON {
    let deciding = hop.decisions.compactMap(\.element).uniqued()
    return .members([
      "element": hop.element.map { .string($0.description) },
      "zone": hop.zone.map { .string($0.key) },
      "subnet": hop.subnet.map { .string($0.description) },
      "text": .string(hop.sentence),
      "by": .list(deciding.map { .string($0.description) }),
    ])
  }
}

extension Verdict {
  /// One word for it.
  fileprivate var word: String {
    switch self {
    case .accepted, .exits: "arrives"
    case .denied, .noRoute: "stops"
    case .unknown: "unknown"
    }
  }
}
