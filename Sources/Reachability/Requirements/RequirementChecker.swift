import Topology

/// Proves or refutes statements about the packets of one network.
struct RequirementChecker: Sendable {
  let model: NetworkModel
  private let walker: TrafficWalker
  /// The devices that remember connections: each answer must come back to them.
  private let keepers: Set<Int>
  private let zoned: Set<Int>
  private let balancers: Set<Int>

  init(_ model: NetworkModel) {
    self.model = model
    walker = TrafficWalker(model: model)
    func nodes(_ matches: (Node) -> Bool) -> Set<Int> {
      Set(model.network.nodes.indices.filter { matches(model.network.nodes[$0]) })
    }
    keepers = nodes { $0.role == .inspector || $0.role == .translator }
    zoned = nodes { $0.zone != nil }
    balancers = nodes { $0.role == .balancer }
  }

  /// Statements about the same packets share one walk, and walks of the same packets what became of
  /// them.
  func check(_ claims: [Requirement.Claim]) -> [ClaimReport] {
    var walks: [WalkKey: TrafficWalk] = [:]
    var known: [ClassQuery: [ClassOutcome]] = [:]
    return claims.map { claim in
      switch (claim.subject, claim.predicate) {
      case (.routing(let ends, let exceptions), _):
        return RoutingCheck(model: model, ends: ends, exceptions: exceptions).report(claim)
      case (_, .survivesAnyZone(let restarting)):
        return SurvivalCheck(model: model, restarting: restarting)
          .report(claim, selections(of: claim))
      default:
        let manner = manner(of: claim, among: claims)
        return combined(
          claim,
          selections(of: claim).map { selection in
            let doubts = RequirementDoubts(model: model, selection: selection, claim: claim)
            if let unaskable = doubts.unaskable { return doubts.report(unaskable) }
            let key = WalkKey(selection: selection, manner: manner)
            let walk = walks[key] ?? walker.walk(selection, manner, known: &known)
            walks[key] = walk
            return doubts.doubting(report(claim, selection, walk))
          })
      }
    }
  }

  private struct WalkKey: Hashable {
    let selection: Requirement.Selection
    let manner: TrafficWalker.Manner
  }

  /// The packets that a claim speaks of; of a flow, those of each leg.
  func selections(of claim: Requirement.Claim) -> [Requirement.Selection] {
    switch claim.subject {
    case .traffic(let selection): return [selection]
    case .routing: return []
    case .flow(let name):
      guard let flow = model.topology.flows.first(where: { $0.id == name }) else { return [] }
      return model.topology.legs(of: flow).map { connection in
        Requirement.Selection(
          from: [.element(id: connection.source)], to: [.element(id: connection.target)],
          services: [
            .init(
              protocolNumber: Int(IPProtocol(connection.transport).number),
              ports: connection.ports)
          ])
      }
    }
  }

  private func manner(
    of claim: Requirement.Claim, among claims: [Requirement.Claim]
  ) -> TrafficWalker.Manner {
    switch claim.predicate {
    case .reaches, .survivesAnyZone, .avoidsInternetGateway:
      return .init(
        senders: .receivers, receivers: .receivers, supposesRules: false, isFromClients: true)
    case .isRefused:
      return .init(
        senders: .senders, receivers: .receivers, supposesRules: true,
        watched: watched(for: claim.subject, among: claims), countsBalancers: true)
    case .only(_, let sources, let destinations):
      return .init(
        senders: .senders, receivers: .receivers, supposesRules: true,
        watched: watched(for: claim.subject, among: claims), countsBalancers: true,
        allowedSources: sources.isEmpty ? nil : sources,
        allowedDestinations: destinations.isEmpty ? nil : destinations)
    case .passes, .passesWebFirewall, .isSymmetric, .staysInOneZone:
      return .init(
        senders: .senders, receivers: .ways, supposesRules: true,
        watched: watched(for: claim.subject, among: claims))
    }
  }

  /// What the statements about a subject want to know of the way; nothing where none asks for it.
  private func watched(
    for subject: Requirement.Subject, among claims: [Requirement.Claim]
  ) -> Set<Int> {
    var watched: Set<Int> = []
    for claim in claims where claim.subject == subject {
      switch claim.predicate {
      case .passes(let element, _):
        watched.formUnion(keepers.union(balancers).union(model.nodes(of: element)))
      case .passesWebFirewall, .isSymmetric: watched.formUnion(keepers.union(balancers))
      case .staysInOneZone: watched.formUnion(keepers.union(balancers).union(zoned))
      case .reaches, .survivesAnyZone, .avoidsInternetGateway, .isRefused, .only: break
      }
    }
    return watched
  }

  // MARK: Judging

  private func report(
    _ claim: Requirement.Claim, _ selection: Requirement.Selection, _ walk: TrafficWalk
  ) -> ClaimReport {
    let judge = ClaimJudge(model: model, claim: claim, keepers: keepers)
    let text = RequirementText(model: model, selection: selection)
    var finding: Finding?
    search: for part in walk.parts {
      var tries = 0
      for outcome in part.outcomes {
        guard let packets = judge.violation(of: outcome, isAllowed: part.isAllowed) else {
          continue
        }
        let found = confirm(packets, outcome, part, judge)
        if finding.map({ found.verdict > $0.verdict }) ?? true { finding = found }
        tries += 1
        if found.isCertain { break search }
        if tries == Self.tryLimit { break }
      }
    }
    if let finding {
      let example = judge.counterexample(finding.trace, finding.outcome)
      return ClaimReport(
        claim: claim, verdict: finding.verdict, classes: walk.classes,
        evidence: text.refutation(
          claim.predicate, example: example, isUnknown: finding.verdict == .unknown),
        counterexample: example,
        unknowns: finding.unknowns)
    }
    if let unknown = walk.unknowns.first {
      return ClaimReport(
        claim: claim, verdict: .unknown, classes: walk.classes,
        evidence: text.doubt(unknown), unknowns: walk.unknowns)
    }
    let isEmpty = walk.parts.allSatisfy(\.outcomes.isEmpty)
    if claim.predicate == .reaches, isEmpty || walk.leavesOut {
      return ClaimReport(
        claim: claim, verdict: .refuted, classes: 0, evidence: text.nothingToSend,
        counterexample: Counterexample(
          trace: nil, sentence: text.nothingToSend, decider: nil, location: nil))
    }
    let omitted = model.unmodelled.map(\.feature)
    guard omitted.isEmpty else {
      return ClaimReport(
        claim: claim, verdict: .unknown, classes: walk.classes,
        evidence: text.proof(claim.predicate, walk)
          + " But the model also has what the walks leave out.", unknowns: omitted)
    }
    return ClaimReport(
      claim: claim, verdict: .proved, classes: walk.classes,
      evidence: text.proof(claim.predicate, walk), unknowns: walk.supposed)
  }

  /// How many classes of one part are tried for a walk that shows the violation.
  private static let tryLimit = 8

  private struct Finding {
    let outcome: ClassOutcome
    let verdict: RequirementVerdict
    let trace: Trace?
    let isCertain: Bool
    /// What it depends on that nobody knows which address somebody has.
    var addressDoubt: String?

    var unknowns: [String] {
      [addressDoubt].compactMap(\.self) + (trace?.unknowns.map(\.feature) ?? outcome.supposed)
    }
  }

  /// Walks one packet of a class that breaks the claim. Where its walk depends on what is not
  /// modelled, nothing is refuted.
  private func confirm(
    _ packets: PacketClass, _ outcome: ClassOutcome, _ part: TrafficWalk.Part, _ judge: ClaimJudge
  ) -> Finding {
    let possible = model.certainEnds(of: part.query, for: packets)
    let query = possible.query
    let traces = packets.example(in: model.names).map { model.traces(of: $0, as: query) } ?? []
    if let trace = traces.first(where: judge.isViolated) {
      return Finding(outcome: outcome, verdict: .refuted, trace: trace, isCertain: true)
    }
    if let doubt = possible.doubt {
      return Finding(
        outcome: outcome, verdict: .unknown, trace: nil, isCertain: false, addressDoubt: doubt)
    }
    if case .unknown = outcome.result {
      return Finding(
        outcome: outcome, verdict: .unknown, trace: traces.first { !$0.unknowns.isEmpty },
        isCertain: false)
    }
    if let trace = traces.first(where: { !$0.unknowns.isEmpty }) {
      return Finding(outcome: outcome, verdict: .unknown, trace: trace, isCertain: false)
    }
    return Finding(
      outcome: outcome, verdict: outcome.supposed.isEmpty ? .refuted : .unknown,
      trace: traces.first, isCertain: false)
  }

  /// One report for all legs of a flow: the worst decides.
  private func combined(_ claim: Requirement.Claim, _ reports: [ClaimReport]) -> ClaimReport {
    ClaimReport(combining: reports, of: claim)
  }
}

extension ClaimReport {
  /// One report for several selections: the worst of them decides.
  init(combining reports: [ClaimReport], of claim: Requirement.Claim) {
    let verdict = reports.map(\.verdict).max() ?? .proved
    let decisive = reports.filter { $0.verdict == verdict }
    self.init(
      claim: claim, verdict: verdict, classes: reports.reduce(0) { $0 + $1.classes },
      evidence: decisive.map(\.evidence).joined(separator: " "),
      counterexample: decisive.lazy.compactMap(\.counterexample).first,
      unknowns: decisive.flatMap(\.unknowns))
  }
}

extension NetworkModel {
  /// Walks one packet between all ends of the query that have its addresses.
  func traces(of packet: Packet, as query: ClassQuery) -> [Trace] {
    var walk = ConcreteWalk(network)
    walk.countsBalancers = query.countsBalancers
    var senders: [Int?] = query.sources.filter {
      network.interfaces[$0].addresses.contains(packet.source)
    }
    if query.fromOutside, network.outsideAddresses.contains(packet.source) { senders.append(nil) }
    var receivers: [Int?] = query.destinations.filter {
      network.interfaces[$0].addresses.contains(packet.destination)
        || network.interfaces[$0].publicAddress == packet.destination
    }
    if receivers.isEmpty { receivers = [nil] }
    return senders.flatMap { sender in
      receivers.flatMap { walk.traces(packet, from: sender, to: $0) }
    }
  }
}

extension Topology {
  /// The connections that a declared flow goes along, one between each two stops.
  package func legs(of flow: DeclaredFlow) -> [Connection] {
    zip(flow.stops, flow.stops.dropFirst()).compactMap { source, target in
      connections.first { $0.source == source && $0.target == target }
    }
  }
}
