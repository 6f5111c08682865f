import Reachability
import Topology

/// Something that holds in every network, whatever it is made of.
package struct Law: Sendable {
  /// What came of one network.
  package struct Finding: Sendable {
    /// How many flows, classes or statements were looked at.
    package var cases = 0
    /// What does not hold, a sentence each.
    package var breaches: [String] = []

    mutating func expect(_ holds: Bool, _ breach: @autoclosure () -> String) {
      cases += 1
      if !holds { breaches.append(breach()) }
    }

    static func += (left: inout Finding, right: Finding) {
      left.cases += right.cases
      left.breaches += right.breaches
    }
  }

  /// The law as a sentence.
  package let statement: String
  /// Looks at the network of a seed.
  package let check: @Sendable (UInt64) -> Finding

  package static let all = [
    walksAgree, permitsOnlyAdd, namesDecideNothing, answersPass, proofsHold,
  ]
}

extension TestNetwork {
  /// Every end with every other.
  var pairs: [(source: Endpoint, destination: Endpoint)] {
    ends.flatMap { source in ends.filter { $0 != source }.map { (source, $0) } }
  }
}

/// The traces as text, for what does not hold.
package func story(_ traces: [Trace]) -> String {
  traces.map { trace in
    let hops = trace.steps.map {
      "  \($0.direction) \($0.number) \($0.hop.name): \($0.hop.sentence)"
    }
    let blockers = trace.blockers.map { "  blocker \($0.direction): \($0.reason)" }
    return (["\(trace.packet): \(trace.verdict)"] + hops + blockers).joined(separator: "\n")
  }
  .joined(separator: "\n")
}
