import Topology

/// A named flow with its walks.
package struct FlowReport: Hashable, Sendable {
  /// One numbered step of a walk.
  package struct Step: Hashable, Sendable {
    package let number: Int
    package let direction: Direction
    package let hop: Hop
  }

  /// One leg with its walks.
  package struct Leg: Hashable, Sendable {
    package let flow: FlowQuery
    /// What the leg carries and between whom, for example `Carbon plaintext: statsd to graphite`.
    package let title: String
    /// One for every pair of interfaces and every choice on the way.
    package let traces: [Trace]
    /// The ways that it may take: the walks, those told once that are alike but for their zones.
    package let stories: [TraceStory]

    package init(flow: FlowQuery, title: String, traces: [Trace]) {
      self.flow = flow
      self.title = title
      self.traces = traces
      stories = TraceStory.all(of: traces)
    }

    /// The trace that speaks for the leg: the first that fails, else the first.
    package var example: Trace? { traces.first { !$0.verdict.isSuccess } ?? traces.first }
  }

  package let flow: NamedFlow
  /// One for each leg of the flow, in order.
  package let legs: [Leg]
  /// What the sender is taken to be, because the model does not say: one of the clients of a prefix
  /// list that is an input, for example. Empty for most flows.
  package let suppositions: [UnmodelledFeature]
  /// Those that the flow's title does not say: that its clients are on the receiver's list, it does.
  package let conditions: [UnmodelledFeature]

  package init(
    flow: NamedFlow, legs: [Leg], suppositions: [UnmodelledFeature] = [],
    conditions: [UnmodelledFeature] = []
  ) {
    self.flow = flow
    self.legs = legs
    self.suppositions = suppositions
    self.conditions = conditions
  }

  /// The walks of all legs.
  package var traces: [Trace] { legs.flatMap(\.traces) }

  /// The hops there and back of each leg's example, numbered through: what a sheet shows.
  package var steps: [Step] {
    var number = 0
    return legs.compactMap(\.example).flatMap(\.steps).map { step in
      number += 1
      return Step(number: number, direction: step.direction, hop: step.hop)
    }
  }

  /// Whether the flow works, whatever is chosen on the way.
  package var isSuccess: Bool {
    legs.allSatisfy { !$0.traces.isEmpty && $0.traces.allSatisfy(\.verdict.isSuccess) }
  }

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
