import Reachability
import Topology

extension Law {
  /// A packet of every class of the class walk is walked by itself and must fare the same.
  package static let walksAgree = Law(
    statement: "the class walk and the concrete walk agree on a packet of every class"
  ) { seed in
    let network = TestNetwork.random(seed: seed)
    let model = network.model
    var finding = Finding()
    for pair in network.pairs {
      finding += agreement(in: model, from: pair.source, to: pair.destination)
    }
    return finding
  }

  /// The same between two ends of one network.
  package static func agreement(
    in model: NetworkModel, from source: Endpoint, to destination: Endpoint
  ) -> Finding {
    var finding = Finding()
    let outcomes = model.outcomes(from: source, to: destination)
    for reachable in outcomes.reachable {
      guard let packet = reachable.sample(in: model.names) else { continue }
      let traces = model.trace(packet, from: source, to: destination)
      finding.expect(
        !traces.isEmpty && traces.allSatisfy(\.verdict.isSuccess),
        "A class arrives: \(reachable)\n\(story(traces))")
    }
    for outcome in outcomes where !outcome.result.isSuccess {
      guard let packet = outcome.packets.sample(in: model.names) else { continue }
      let traces = model.trace(packet, from: source, to: destination)
      finding.expect(
        traces.contains { !$0.verdict.isSuccess },
        "A class fails: \(outcome.result) \(outcome.packets)\n\(story(traces))")
    }
    return finding
  }

  package static let permitsOnlyAdd = Law(
    statement: "removing a permit never adds reach"
  ) { seed in
    let network = TestNetwork.random(seed: seed)
    var generator = SeededGenerator(seed: seed &+ 1_000_000)
    let permits = network.resources.filter { resource in
      switch resource.type {
      case "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule": true
      case "aws_network_acl_rule": resource["rule_action"] == "allow"
      default: false
      }
    }
    var finding = Finding()
    guard let permit = permits.randomElement(using: &generator) else { return finding }
    var fewer = network
    fewer.remove(permit.id.description)
    let (before, after) = (network.model, fewer.model)
    for pair in network.pairs {
      let known = before.reachable(from: pair.source, to: pair.destination)
      for reach in after.reachable(from: pair.source, to: pair.destination) {
        let new = known.reduce([reach]) { rest, box in rest.flatMap { $0.subtracting(box) } }
        finding.expect(new.isEmpty, "Without \(permit.id) these arrive, too: \(new)")
      }
    }
    return finding
  }

  package static let namesDecideNothing = Law(
    statement: "renaming and reordering change no verdict"
  ) { seed in
    let network = TestNetwork.random(seed: seed)
    var generator = SeededGenerator(seed: seed &+ 2_000_000)
    var other = network
    other.resources = network.resources.map(\.renamed).shuffled(using: &generator)
    let (left, right) = (network.model, other.model)
    var finding = Finding()
    for pair in network.pairs {
      for flow in [
        FlowQuery(from: pair.source, to: pair.destination, .tcp, port: 443),
        FlowQuery(from: pair.source, to: pair.destination, .udp, port: 8125),
      ] {
        var twin = flow
        twin.source = flow.source.renamed
        twin.destination = flow.destination.renamed
        let verdicts = left.trace(flow).map { "\($0.verdict)" }.sorted()
        let others = right.trace(twin).map { "\($0.verdict)" }.sorted()
        finding.expect(
          verdicts == others,
          "\(flow.transport) from \(flow.source) to \(flow.destination): \(verdicts), renamed \(others)"
        )
      }
    }
    return finding
  }

  /// Of an accepted flow, that is: what is refused is refused by somebody.
  package static let answersPass = Law(
    statement: "the answer of an accepted flow passes every stateful device that saw the flow"
  ) { seed in
    let network = TestNetwork.random(seed: seed)
    let model = network.model
    var finding = Finding()
    for pair in network.pairs {
      for trace in model.trace(FlowQuery(from: pair.source, to: pair.destination))
      where trace.verdict.isSuccess {
        let devices = trace.forward.filter { $0.role == .inspector || $0.role == .translator }
        let answered = Set(trace.reply.map(\.name))
        let unanswered = devices.map(\.name).filter { !answered.contains($0) }
        finding.expect(
          !trace.reply.isEmpty && unanswered.isEmpty,
          "The answer does not pass \(unanswered):\n\(story([trace]))")
      }
    }
    return finding
  }
}
