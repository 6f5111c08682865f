import Reachability
import Topology

/// The flows of every environment with their walks, hop by hop. Walks that tell the same story in
/// other zones are told once.
struct FlowRecords {
  let networks: [WalkedNetwork]

  var json: [JSON] {
    networks.enumerated().flatMap { environment, network in
      network.reports.map { record($0, in: environment) }
    }
  }

  private func record(_ report: FlowReport, in environment: Int) -> JSON {
    let flow = report.flow
    let state = report.isSuccess ? "arrives" : report.example?.verdict.word ?? "unknown"
    return .members([
      "environment": .number(environment), "id": .string(flow.id), "title": .string(flow.title),
      "kind": .string(flow.kind.rawValue), "state": .string(state),
      "from": .string(flow.flow.source.description),
      "to": .string((flow.legs.last ?? flow.flow).destination.description),
      "protocol": .string(flow.flow.transport.description),
      "port": .number(Int(flow.flow.port)), "name": .text(flow.flow.serverName?.name),
      "legs": flow.legs.count > 1 ? .array(flow.legs.map(leg)) : nil,
      "ways": .array(report.stories.map(way)),
    ])
  }

  /// One of the connections that the flow is made of.
  private func leg(_ leg: Flow) -> JSON {
    .members([
      "from": .string(leg.source.description), "to": .string(leg.destination.description),
      "protocol": .string(leg.transport.description), "port": .number(Int(leg.port)),
      "name": .text(leg.serverName?.name),
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
