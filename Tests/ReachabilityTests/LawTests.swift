import OrderedCollections
import Testing
import Topology

@testable import Reachability

/// What holds in every network.
@Suite struct LawTests {
  static let seeds = Array(UInt64(0)..<40)

  private func pairs(_ network: TestNetwork) -> [(source: Endpoint, destination: Endpoint)] {
    network.ends.flatMap { source in
      network.ends.filter { $0 != source }.map { (source, $0) }
    }
  }

  @Test(arguments: seeds) func walksAgree(seed: UInt64) {
    let network = TestNetwork.random(seed: seed)
    let model = network.model
    for pair in pairs(network) {
      expectAgreement(model, from: pair.source, to: pair.destination, "seed \(seed)")
    }
  }

  @Test(arguments: seeds) func removingAPermitNeverAddsReach(seed: UInt64) {
    let network = TestNetwork.random(seed: seed)
    var generator = SeededGenerator(seed: seed &+ 1_000_000)
    let permits = network.resources.filter { resource in
      switch resource.type {
      case "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule": true
      case "aws_network_acl_rule": resource["rule_action"] == "allow"
      default: false
      }
    }
    guard let permit = permits.randomElement(using: &generator) else { return }
    var fewer = network
    fewer.remove(permit.id.description)
    let (before, after) = (network.model, fewer.model)
    for pair in pairs(network) {
      let known = before.reachable(from: pair.source, to: pair.destination)
      for reach in after.reachable(from: pair.source, to: pair.destination) {
        let new = known.reduce([reach]) { rest, box in rest.flatMap { $0.subtracting(box) } }
        #expect(new.isEmpty, "seed \(seed), without \(permit.id): \(new)")
      }
    }
  }

  @Test(arguments: seeds) func namesAndOrderDecideNothing(seed: UInt64) {
    let network = TestNetwork.random(seed: seed)
    var generator = SeededGenerator(seed: seed &+ 2_000_000)
    var other = network
    other.resources = network.resources.map(Self.renamed).shuffled(using: &generator)
    let (left, right) = (network.model, other.model)
    for pair in pairs(network) {
      for flow in [
        Flow(from: pair.source, to: pair.destination, .tcp, port: 443),
        Flow(from: pair.source, to: pair.destination, .udp, port: 8125),
      ] {
        var twin = flow
        twin.source = Self.renamed(flow.source)
        twin.destination = Self.renamed(flow.destination)
        let verdicts = left.trace(flow).map { "\($0.verdict)" }.sorted()
        #expect(verdicts == right.trace(twin).map { "\($0.verdict)" }.sorted(), "seed \(seed)")
      }
    }
  }

  /// The answer of a flow that is accepted is accepted by every stateful device that saw it.
  @Test(arguments: seeds) func answersOfAcceptedFlowsPass(seed: UInt64) {
    let network = TestNetwork.random(seed: seed)
    let model = network.model
    for pair in pairs(network) {
      for trace in model.trace(Flow(from: pair.source, to: pair.destination)) {
        guard trace.verdict.isSuccess else { continue }
        #expect(!trace.reply.isEmpty)
        let devices = trace.forward.filter { $0.role == .inspector || $0.role == .translator }
        let answered = Set(trace.reply.map(\.name))
        let unanswered = devices.map(\.name).filter { !answered.contains($0) }
        #expect(unanswered.isEmpty, "seed \(seed)")
      }
    }
  }

  /// What is proved is so for every packet that is walked; what is refuted has a walk that shows it.
  @Test(arguments: seeds.prefix(8)) func requirementsAgreeWithWalks(seed: UInt64) {
    var network = TestNetwork.random(seed: seed)
    // What comes through a load balancer is the load balancer's own traffic.
    let pairs = pairs(network).filter { $0.source != .internet }
    func end(_ endpoint: Endpoint) -> Requirement.End {
      if case .element(let id) = endpoint { .element(id: id) } else { .internet }
    }
    network.requirements = pairs.map { pair in
      Requirement(
        title: "\(pair.source) never reaches \(pair.destination)",
        claims: [
          .init(
            .traffic(selection: .init(from: [end(pair.source)], to: [end(pair.destination)])),
            .isRefused)
        ], location: SourceLocation(file: "Tests/Laws.swift", line: 1))
    }
    let model = network.model
    for (pair, report) in zip(pairs, model.requirementReports()) {
      switch report.verdict {
      case .proved:
        for transport in [IPProtocol.tcp, .udp] {
          for port: UInt16 in [443, 8125] {
            let flow = Flow(from: pair.source, to: pair.destination, transport, port: port)
            let traces = model.trace(flow)
            let arrived = traces.filter(\.arrivesForward)
            #expect(arrived.isEmpty, "seed \(seed)\n\(story(arrived))")
          }
        }
      case .refuted:
        #expect(
          report.counterexample?.trace?.arrivesForward == true,
          "seed \(seed): \(report.requirement.title)")
      case .unknown: break
      }
    }
  }

  // MARK: Renaming

  private static func renamed(_ endpoint: Endpoint) -> Endpoint {
    guard case .element(let id) = endpoint else { return endpoint }
    return .element(renamed(id))
  }

  private static func renamed(_ id: ElementID) -> ElementID {
    ElementID(path: id.path.map { "z" + String($0.reversed()) }, key: id.key)
  }

  private static func renamed(_ resource: Resource) -> Resource {
    Resource(
      id: renamed(resource.id), type: resource.type, name: "renamed",
      arguments: resource.arguments.mapValues(renamed), title: "Renamed",
      location: resource.location)
  }

  private static func renamed(_ value: Value) -> Value {
    switch value {
    case .reference(let reference):
      .reference(renamed(reference.element), reference.attribute, key: reference.key)
    case .list(let values): .list(values.map(renamed))
    case .blocks(let blocks): .blocks(blocks.map { $0.mapValues(renamed) })
    default: value
    }
  }
}
