import AWSModel
import Import
import Reachability
import Topology

/// Walks a few packets through plans that tell less and less, and compares with the true plan: what
/// is accepted or refused there, and what is proved of it.
package struct HiddenPlanCheck: Sendable {
  private struct Packet {
    let source: Endpoint
    let destination: Endpoint
    let port: UInt16
    let isAccepted: Bool
  }

  package let name: String
  package let plan: [UInt8]
  private var packets: [Packet] = []
  private var requirements: [Requirement] = []
  private var verdicts: [RequirementVerdict] = []

  /// How many packets of a case are followed.
  private static let packetLimit = 6

  /// - Returns: Nil where the whole plan decides of no packet.
  package init?(_ name: String) throws {
    self.name = name
    plan = try ImportCase(name).plan
    let topology = try ImportedTerraform(plan, name: name).topology
    let model = NetworkModel(topology)
    choosePackets(in: model)
    guard !packets.isEmpty else { return nil }
    requirements = packets.flatMap(Self.requirements)
    verdicts = Self.verdicts(topology, requirements)
  }

  /// Packets of which the plan decides, as many that arrive as that do not, as far as there are.
  private mutating func choosePackets(in model: NetworkModel) {
    let ends = Self.ends(of: model)
    var found: [Bool: [Packet]] = [:]
    search: for (offset, source) in ends.enumerated() {
      for destination in ends[(offset + 1)...] + ends[..<offset] {
        for port: UInt16 in [80, 22, 443] {
          guard let isAccepted = Self.verdict(model, source, destination, port),
            found[isAccepted, default: []].count < Self.packetLimit / 2,
            // From one end to many would look at one part of the network only.
            !(found[isAccepted] ?? []).contains(where: { $0.source == source })
          else { continue }
          found[isAccepted, default: []].append(
            Packet(
              source: source, destination: destination, port: port, isAccepted: isAccepted))
        }
        if found.values.reduce(0, { $0 + $1.count }) == Self.packetLimit { break search }
      }
    }
    packets = (found[true] ?? []) + (found[false] ?? [])
  }

  private static func ends(of model: NetworkModel) -> [Endpoint] {
    let occupants = model.model.occupants.keys.elements + model.model.loadBalancers.keys.elements
    // The members of a family are alike.
    var families: Set<ElementID> = []
    return [.internet]
      + occupants.filter { families.insert($0.family).inserted }.prefix(7).map { .element($0) }
  }

  /// Whether every way arrives or none does; nil where that is not known or they differ.
  private static func verdict(
    _ model: NetworkModel, _ source: Endpoint, _ destination: Endpoint, _ port: UInt16
  ) -> Bool? {
    let traces = model.trace(FlowQuery(from: source, to: destination, .tcp, port: port))
    let known = traces.map { trace -> Bool? in
      if case .unknown = trace.verdict { return nil }
      return trace.verdict.isSuccess
    }
    guard let first = known.first, let first, known.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  // MARK: Requirements

  private static func requirements(_ packet: Packet) -> [Requirement] {
    func end(_ endpoint: Endpoint) -> Requirement.End {
      if case .element(let id) = endpoint { .element(id: id) } else { .internet }
    }
    let selection = Requirement.Selection(
      from: [end(packet.source)], to: [end(packet.destination)],
      services: [.init(protocolNumber: 6, ports: PortRange(Int(packet.port)))])
    let predicates: [Requirement.Predicate] = [.reaches, .isRefused, .isSymmetric]
    return predicates.map { predicate in
      Requirement(
        title: "\(packet.source) to \(packet.destination) on \(packet.port): \(predicate)",
        claims: [.init(.traffic(selection: selection), predicate)], acceptsUnknown: true,
        origin: .state(address: "test"))
    }
  }

  private static func verdicts(
    _ topology: Topology, _ requirements: [Requirement]
  ) -> [RequirementVerdict] {
    var topology = topology
    topology.requirements = requirements
    return NetworkModel(topology).requirementReports().map(\.verdict)
  }

  // MARK: Edits

  package struct Answer: Sendable {
    /// A line for each packet and requirement of which something else is said than the whole plan
    /// says.
    package var contradictions: [String] = []
    /// A line for each of which the plan that tells less decides and the whole one does not.
    package var bold: [String] = []
    package var decided = 0
    package var unknown = 0

    package init() {}
  }

  /// Hides one to six things and asks again.
  package func answer(_ numbers: inout some RandomNumberGenerator) throws -> Answer {
    var hidden = try HiddenPlan(plan)
    let edits = (0..<Int.random(in: 1...6, using: &numbers)).map { _ in hidden.hide(&numbers) }
    let topology = try ImportedTerraform(hidden.bytes, name: name).topology
    let model = NetworkModel(topology)
    let story = edits.joined(separator: "; ")
    var answer = Answer()
    for packet in packets {
      guard let said = Self.verdict(model, packet.source, packet.destination, packet.port) else {
        answer.unknown += 1
        continue
      }
      answer.decided += 1
      if said != packet.isAccepted {
        answer.contradictions.append(
          "\(name): \(packet.source) to \(packet.destination) on \(packet.port) "
            + "\(said ? "arrives" : "fails") without \(story)")
      }
    }
    for (index, said) in Self.verdicts(topology, requirements).enumerated() {
      guard said != .unknown else {
        answer.unknown += 1
        continue
      }
      answer.decided += 1
      guard said != verdicts[index] else { continue }
      let line = "\(name): \(requirements[index].title) is \(said) without \(story)"
      if verdicts[index] == .unknown {
        answer.bold.append(line)
      } else {
        answer.contradictions.append(line)
      }
    }
    return answer
  }
}
