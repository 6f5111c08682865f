import AWSModel
import Topology

/// Says which outcomes and which walks break a claim, and what decided.
struct ClaimJudge {
  let model: NetworkModel
  let claim: Requirement.Claim
  /// The devices that remember connections.
  let keepers: Set<Int>
  /// The nodes that a claim on passing speaks of.
  private let passed: Set<Int>

  init(model: NetworkModel, claim: Requirement.Claim, keepers: Set<Int>) {
    self.model = model
    self.claim = claim
    self.keepers = keepers
    if case .passes(let element, _) = claim.predicate {
      passed = model.nodes(of: element)
    } else {
      passed = []
    }
  }

  // MARK: Classes

  /// The packets of the outcome that break the claim; nil where none does.
  func violation(of outcome: ClassOutcome, isAllowed: Bool) -> PacketClass? {
    switch claim.predicate {
    case .reaches, .survivesAnyZone:
      return outcome.result.isSuccess ? nil : outcome.packets
    case .isRefused:
      return outcome.arrivesForward ? outcome.packets : nil
    case .only(let services, _, _):
      guard outcome.arrivesForward else { return nil }
      guard isAllowed else { return outcome.packets }
      guard !services.isEmpty else { return nil }
      var rest = [outcome.packets]
      for service in services {
        let allowed = service.packets(in: model.names)
        rest = rest.flatMap { $0.subtracting(allowed) }
      }
      return rest.first
    case .passes(_, let exactlyOnce):
      guard outcome.arrivesForward else { return nil }
      let forward = outcome.forwardMarks.count(where: passed.contains)
      let reply = outcome.replyMarks.count(where: passed.contains)
      let isBroken =
        !Self.isRight(forward, exactlyOnce)
        || outcome.result.isSuccess && !Self.isRight(reply, exactlyOnce)
      return isBroken ? outcome.packets : nil
    case .passesWebFirewall:
      guard outcome.arrivesForward else { return nil }
      let elements = outcome.forwardMarks.map { model.network.nodes[$0] }.map(\.element)
      return elements.contains { $0.map(model.hasWebACL) ?? false } ? nil : outcome.packets
    case .isSymmetric:
      if case .fails(let code, .reply) = outcome.result {
        let isElsewhere = code == .firewallRules && !hasStayed(outcome)
        return Self.isRefusal(code) && !isElsewhere ? nil : outcome.packets
      }
      guard outcome.result.isSuccess else { return nil }
      let forward = outcome.forwardMarks.filter(keepers.contains)
      let reply = outcome.replyMarks.filter(keepers.contains)
      return forward == reply.reversed() ? nil : outcome.packets
    case .staysInOneZone:
      guard outcome.arrivesForward else { return nil }
      let zones = Set(
        (outcome.forwardMarks + outcome.replyMarks).compactMap { model.network.nodes[$0].zone })
      return zones.count > 1 ? outcome.packets : nil
    case .avoidsInternetGateway: return nil
    }
  }

  /// Whether the answer has come only to devices that saw its connection, in their order.
  private func hasStayed(_ outcome: ClassOutcome) -> Bool {
    let way = Array(outcome.forwardMarks.filter(keepers.contains).reversed())
    return way.starts(with: outcome.replyMarks.filter(keepers.contains))
  }

  private static func isRight(_ count: Int, _ exactlyOnce: Bool) -> Bool {
    exactlyOnce ? count == 1 : count >= 1
  }

  /// Whether the answer is refused by a rule, which says nothing of its way.
  private static func isRefusal(_ code: ReasonCode) -> Bool {
    switch code {
    case .securityGroupRules, .securityGroupEmpty, .securityGroupReferenceLost,
      .securityGroupReferencingOff, .networkACL, .firewallRules, .failed, .endpointProtocol,
      .endpointSource, .clientAuthorization:
      true
    default: false
    }
  }

  // MARK: Walks

  /// Whether the walk breaks the claim for certain.
  func isViolated(by trace: Trace) -> Bool {
    guard trace.unknowns.isEmpty else { return false }
    switch claim.predicate {
    case .reaches, .survivesAnyZone: return !trace.verdict.isSuccess
    case .isRefused, .only: return trace.arrivesForward
    case .passes(_, let exactlyOnce):
      guard trace.arrivesForward else { return false }
      let elements = Set(passed.compactMap { model.network.nodes[$0].element })
      func count(_ hops: [Hop]) -> Int {
        hops.filter { $0.element.map(elements.contains) ?? false }.count
      }
      return !Self.isRight(count(trace.forward), exactlyOnce)
        || trace.verdict.isSuccess && !Self.isRight(count(trace.reply), exactlyOnce)
    case .passesWebFirewall:
      return trace.arrivesForward
        && !trace.forward.contains { $0.element.map(model.hasWebACL) ?? false }
    case .isSymmetric:
      if let blocker = trace.blockers.first {
        let way = Array(Self.keepers(trace.forward).reversed())
        let code = blocker.reason.code
        let isElsewhere = code == .firewallRules && !way.starts(with: Self.keepers(trace.reply))
        return trace.arrivesForward && (!Self.isRefusal(code) || isElsewhere)
      }
      return Self.keepers(trace.forward) != Self.keepers(trace.reply).reversed()
    case .staysInOneZone:
      return trace.arrivesForward && Set((trace.forward + trace.reply).compactMap(\.zone)).count > 1
    case .avoidsInternetGateway: return false
    }
  }

  private static func keepers(_ hops: [Hop]) -> [String] {
    hops.filter(isKeeper).map(\.name)
  }

  private static func isKeeper(_ hop: Hop) -> Bool {
    hop.role == .inspector || hop.role == .translator
  }

  // MARK: What decided

  func counterexample(_ trace: Trace?, _ outcome: ClassOutcome) -> Counterexample {
    guard let trace else {
      let reason: String =
        if case .fails(let code, _) = outcome.result { code.meaning } else { "" }
      return Counterexample(trace: nil, sentence: reason, decider: nil, location: nil)
    }
    let (hop, decision) = decisive(in: trace)
    let reason = decision == nil ? trace.verdict.reason : nil
    return Counterexample(
      trace: trace, sentence: sentence(of: trace), decider: decision?.element ?? reason?.element,
      location: decision?.location ?? reason?.location, hop: hop)
  }

  /// What a sentence calls the place: by its title with an article, or by its identity.
  private static func name(_ hop: Hop) -> String {
    if hop.role == .outside { return "the internet" }
    return hop.title == hop.element?.description ? hop.place : "the \(hop.place.lowercasedFirst)"
  }

  private func sentence(of trace: Trace) -> String {
    let arrival = trace.forward.last.map(Self.name) ?? "its receiver"
    switch claim.predicate {
    case .reaches, .survivesAnyZone, .avoidsInternetGateway:
      return trace.verdict.reason?.sentence ?? ""
    case .isRefused, .only: return "One arrives at \(arrival)."
    case .passes(let element, let exactlyOnce):
      let title = model.title(ofElement: element)
      let elements = Set(passed.compactMap { model.network.nodes[$0].element })
      func count(_ hops: [Hop]) -> Int {
        hops.filter { $0.element.map(elements.contains) ?? false }.count
      }
      let (there, back) = (count(trace.forward), count(trace.reply))
      if there == 0 {
        return "One arrives at \(arrival) without passing \(title).\(detour(in: trace))"
      }
      if exactlyOnce, there > 1 { return "One passes \(title) \(there) times." }
      return back == 0
        ? "The response to one does not pass \(title)."
        : "The response to one passes \(title) \(back) times."
    case .passesWebFirewall: return "One arrives at \(arrival), and no web ACL has seen it."
    case .isSymmetric:
      if let reason = trace.verdict.reason { return reason.sentence }
      return "One passes \(Self.keepers(trace.forward).joined(separator: ", ")), and its response "
        + "\(Self.keepers(trace.reply).joined(separator: ", "))."
    case .staysInOneZone:
      var zones: [String] = []
      for zone in (trace.forward + trace.reply).compactMap(\.zone?.key) where zones.last != zone {
        zones.append(zone)
      }
      return "One passes the zones \(zones.joined(separator: ", "))."
    }
  }

  /// The route of a transit gateway that led past the element, with the one that it wins over.
  private func detour(in trace: Trace) -> String {
    guard let decision = decisive(in: trace).decision, let element = decision.element else {
      return ""
    }
    for table in model.network.tables {
      guard let winner = table.routes.first(where: { $0.origin.element == element }),
        case .forwards(_, winner.destination, _, _) = decision.clause
      else { continue }
      let covering = table.routes.last {
        $0.destination != winner.destination && $0.destination.contains(winner.destination)
      }
      guard let covering else { return "" }
      return " \(table.title.capitalizedFirst) sends \(winner.destination) straight to "
        + "\(winner.target): that route is more specific than the one for "
        + "\(covering.destination) to \(covering.target)."
    }
    return ""
  }

  /// The hop at which things went wrong, and its decision: for a refusal the refusing one, for a
  /// detour the last route that was taken before.
  private func decisive(in trace: Trace) -> (hop: Int?, decision: HopDecision?) {
    switch claim.predicate {
    case .isRefused, .only, .passesWebFirewall:
      return Self.last(in: trace.forward) { $0.kind == .rule && $0.element != nil }
        ?? Self.last(in: trace.forward) { $0.kind == .route && $0.element != nil } ?? (nil, nil)
    case .passes:
      if let again = secondPassage(in: trace) { return again }
      let transit = trace.forward.lastIndex {
        $0.role == .router && $0.decisions.contains { $0.kind == .route }
      }
      if let transit {
        return (transit, trace.forward[transit].decisions.first { $0.kind == .route })
      }
      return Self.last(in: trace.forward) { $0.kind == .route && $0.element != nil } ?? (nil, nil)
    case .staysInOneZone:
      var zone: Zone?
      for (index, hop) in trace.forward.enumerated() {
        if let own = hop.zone, let before = zone, own != before {
          let way = Array(trace.forward[..<index])
          return Self.last(in: way) { $0.element != nil && $0.kind != .permit } ?? (index, nil)
        }
        zone = hop.zone ?? zone
      }
      return Self.last(in: trace.reply) { $0.kind == .route && $0.element != nil } ?? (nil, nil)
    case .isSymmetric:
      if let departure = Self.departure(in: trace) { return departure }
      if let blocker = trace.blockers.first { return (blocker.hop, nil) }
      return Self.last(in: trace.reply) { $0.kind == .route && $0.element != nil } ?? (nil, nil)
    case .reaches, .survivesAnyZone, .avoidsInternetGateway:
      return (trace.blockers.first?.hop, nil)
    }
  }

  /// What sent the packet through the element once more.
  private func secondPassage(in trace: Trace) -> (hop: Int?, decision: HopDecision?)? {
    let elements = Set(passed.compactMap { model.network.nodes[$0].element })
    let passages = trace.forward.indices.filter { index in
      trace.forward[index].element.map(elements.contains) ?? false
    }
    guard passages.count > 1 else { return nil }
    return Self.last(in: Array(trace.forward[..<passages[1]])) {
      $0.kind == .route && $0.element != nil
    }
  }

  /// What sent the answer another way than the packet came; nil where it comes back as it went.
  private static func departure(in trace: Trace) -> (hop: Int?, decision: HopDecision?)? {
    let (way, reply) = (Array(trace.forward.reversed()), trace.reply)
    // To another element, or to the same device in another zone.
    let strayed = reply.indices.first { index in
      guard index < way.count, reply[index].element?.family == way[index].element?.family else {
        return true
      }
      return isKeeper(reply[index]) && reply[index].name != way[index].name
    }
    guard let strayed else { return nil }
    guard strayed < way.count, reply[strayed].element?.family == way[strayed].element?.family else {
      return last(in: Array(reply[..<strayed])) { $0.kind == .route && $0.element != nil }
    }
    // The zone was chosen before the first hop in it.
    let chosen = reply[..<strayed].lastIndex { $0.zone != reply[strayed].zone } ?? 0
    return last(in: Array(reply[...chosen])) {
      ($0.kind == .route || $0.kind == .zone) && $0.element != nil
    }
  }

  private static func last(
    in hops: [Hop], where matches: (HopDecision) -> Bool
  ) -> (hop: Int?, decision: HopDecision?)? {
    for (index, hop) in hops.enumerated().reversed() {
      if let decision = hop.decisions.last(where: matches) { return (index, decision) }
    }
    return nil
  }
}

extension Trace {
  /// Whether the packet comes to its receiver, whatever becomes of its answer.
  package var arrivesForward: Bool {
    verdict.isSuccess
      || unknowns.isEmpty && !blockers.isEmpty && blockers.allSatisfy { $0.direction == .reply }
  }
}

extension NetworkModel {
  /// Whether a web ACL looks at what the load balancer takes.
  func hasWebACL(_ balancer: ElementID) -> Bool {
    lowered.model.loadBalancers[balancer]?.webACLs.isEmpty == false
  }
}
