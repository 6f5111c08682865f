import Reachability
import Topology

extension Law {
  /// What is proved holds for every packet that is walked; what is refuted has a walk that shows it.
  package static let proofsHold = Law(
    statement: "no walk contradicts a proof, and every refutation has a walk"
  ) { seed in
    var network = TestNetwork.random(seed: seed)
    // What comes through a load balancer is the load balancer's own traffic.
    let pairs = network.pairs.filter { $0.source != .internet }
    network.requirements = pairs.map { pair in
      Requirement(
        title: "\(pair.source) never reaches \(pair.destination)",
        claims: [
          .init(
            .traffic(
              selection: .init(
                from: [end(pair.source)], to: [end(pair.destination)])),
            .isRefused)
        ], location: SourceLocation(file: "Tests/Laws.swift", line: 1))
    }
    let model = network.model
    var finding = Finding()
    for (pair, report) in zip(pairs, model.requirementReports()) {
      switch report.verdict {
      case .proved:
        for transport in [IPProtocol.tcp, .udp] {
          for port: UInt16 in [443, 8125] {
            let flow = FlowQuery(from: pair.source, to: pair.destination, transport, port: port)
            let arrived = model.trace(flow).filter(\.arrivesForward)
            finding.expect(
              arrived.isEmpty, "\(report.requirement.title), but:\n\(story(arrived))")
          }
        }
      case .refuted:
        finding.expect(
          report.counterexample?.trace?.arrivesForward == true,
          "Refuted without a walk: \(report.requirement.title)")
      case .unknown: break
      }
    }
    return finding
  }

  private static func end(_ endpoint: Endpoint) -> Requirement.End {
    if case .element(let id) = endpoint { .element(id: id) } else { .internet }
  }
}
