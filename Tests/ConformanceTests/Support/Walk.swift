import Reachability
import Testing
import Topology

/// A flow of HTTPS with the elements that it passes; its answer passes them the other way round.
struct Walk: Sendable {
  let source: String
  let destination: String
  /// The zones of the first and the last element that are in one.
  let zones: (first: String, last: String)
  /// From the sender to the receiver, both included.
  let hops: [String]

  init(
    _ source: String, _ destination: String, in zone: String, to lastZone: String? = nil,
    _ hops: [String]
  ) {
    self.source = source
    self.destination = destination
    zones = (zone, lastZone ?? zone)
    self.hops = hops
  }

  var flow: FlowQuery {
    get throws {
      FlowQuery(
        from: try #require(Endpoint(source)), to: try #require(Endpoint(destination)), .tcp,
        port: 443)
    }
  }

  /// Walks it and expects every trace between the two zones to pass the same elements both ways.
  func expect(in model: NetworkModel, _ context: String) throws {
    let traces = model.trace(try flow).filter { trace in
      trace.forward.first { $0.zone != nil }?.zone?.key == zones.first
        && trace.forward.last { $0.zone != nil }?.zone?.key == zones.last
    }
    #expect(!traces.isEmpty, "\(context): nothing goes from \(source) to \(destination)")
    for trace in traces {
      let text = "\(context)\n\(trace.text)"
      #expect(trace.verdict.isSuccess, "\(text)")
      #expect(trace.forward.map(\.name) == hops, "\(text)")
      #expect(trace.reply.map(\.name) == hops.reversed(), "\(text)")
    }
  }
}

extension Trace {
  /// The walk as text, for failures.
  var text: String {
    let hops = steps.map { "  \($0.direction) \($0.number) \($0.hop.name): \($0.hop.sentence)" }
    let blockers = blockers.map { "  blocker \($0.direction): \($0.reason)" }
    return (["\(packet): \(verdict)"] + hops + blockers).joined(separator: "\n")
  }
}
