import Topology

/// A named flow with its walks.
package struct FlowReport: Hashable, Sendable {
  /// One numbered step of a walk.
  package struct Step: Hashable, Sendable {
    package let number: Int
    package let direction: Direction
    package let hop: Hop
  }

  package let flow: NamedFlow
  /// One for every pair of interfaces and every choice on the way.
  package let traces: [Trace]

  package init(flow: NamedFlow, traces: [Trace]) {
    self.flow = flow
    self.traces = traces
  }

  /// Whether the flow works, whatever is chosen on the way.
  package var isSuccess: Bool { !traces.isEmpty && traces.allSatisfy(\.verdict.isSuccess) }

  /// The trace that speaks for the flow: the first that fails, else the first.
  package var example: Trace? { traces.first { !$0.verdict.isSuccess } ?? traces.first }
}

extension Trace {
  /// The hops there and back, numbered from 1 in each direction.
  package var steps: [FlowReport.Step] {
    [(Direction.forward, forward), (.reply, reply)].flatMap { direction, hops in
      hops.enumerated().map {
        FlowReport.Step(number: $0.offset + 1, direction: direction, hop: $0.element)
      }
    }
  }
}
