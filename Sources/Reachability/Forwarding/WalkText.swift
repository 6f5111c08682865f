import Topology

/// Why a walk goes on, or does not.
enum WalkText {
  static func passed(
    _ filter: Filter, _ outcome: FilterOutcome, _ origin: Provenance, isKnown: Bool
  ) -> HopDecision? {
    if isKnown, outcome.rule == nil {
      return HopDecision(.session, .allowsReturn(filter: filter.title), origin: filter.origin)
    }
    let kind: HopDecision.Kind = filter.sessionDomain == nil ? .permit : .rule
    if let rule = outcome.rule {
      return HopDecision(kind, .permits(filter: filter.title, rule: rule.title), origin: origin)
    }
    guard !outcome.fallback.isEmpty else { return nil }
    return HopDecision(
      kind, .passes(filter: filter.title, because: outcome.fallback), origin: origin)
  }

  static func zone(
    _ selector: ZoneSelector, _ zone: Zone, of zones: [Zone], isRemembered: Bool
  ) -> HopDecision? {
    HopDecision(
      .zone, isRemembered ? .keeps(zone: zone) : .leaves(by: zone, of: zones),
      origin: selector.origin)
  }

  static func refusal(
    _ filter: Filter, _ outcome: FilterOutcome, _ code: ReasonCode, packet: Packet,
    labels: Labels, state: WalkState
  ) -> Reason {
    let title = filter.title.capitalizedFirst
    if code == .noSession { return noSession(filter, state) }
    if let rule = outcome.rule {
      if code == .noEndpoint {
        return Reason(
          code, "\(packet) is let in, but \(rule.title).", origin: filter.origin)
      }
      return Reason(code, "\(title) refuses \(packet) by \(rule.title).", origin: rule.origin)
    }
    if let lost = lostReference(filter, packet, labels) { return lost }
    let hint = code == .firewallRules ? firewallHint(filter, packet) : ""
    return Reason(
      code, "\(title) refuses \(packet): \(outcome.fallback).\(hint)", origin: filter.origin)
  }

  /// The refusal, where a rule would have permitted the sender's group had it still been known.
  private static func lostReference(_ filter: Filter, _ packet: Packet, _ labels: Labels)
    -> Reason?
  {
    guard let loss = labels.loss else { return nil }
    let before = Labels(source: labels.lost, destination: labels.destination)
    for rule in filter.phases.flatMap(\.rules) where rule.match.sourceLabel != nil {
      guard rule.match.matches(packet, before) else { continue }
      let group = rule.match.sourceLabel?.description ?? ""
      switch loss {
      case .device(let device):
        return Reason(
          .securityGroupReferenceLost,
          "\(filter.title.capitalizedFirst) permits security group \(group) by \(rule.title), but "
            + "\(device) has come between, and a reference to a group does not hold across it. "
            + "Permit the sender's address block instead.", origin: rule.origin)
      case .disabled(let gateway):
        return Reason(
          .securityGroupReferencingOff,
          "\(filter.title.capitalizedFirst) permits security group \(group) by \(rule.title), but "
            + "security group referencing is off at \(gateway). Permit the sender's address block "
            + "instead.", origin: rule.origin)
      }
    }
    return nil
  }

  /// The loss of a response that followed a default route to the internet, with no route back
  /// to where the question came from.
  static func missingReturn(_ code: ReasonCode, _ detail: String, _ state: WalkState) -> Reason? {
    guard code == .privateDestination, state.isReply else { return nil }
    for hop in state.reply.reversed() {
      guard let route = hop.decisions.last(where: { $0.kind == .route }) else { continue }
      return Reason(
        code,
        "There is no route back to \(state.packet.destination) at \(hop.title): "
          + "\(route.part), so the response goes to the internet gateway, which drops packets to "
          + "private addresses.", origin: Provenance(route.element, route.location))
    }
    return nil
  }

  private static func noSession(_ filter: Filter, _ state: WalkState) -> Reason {
    let here = state.hops.last
    let zone = here?.zone.map { " of zone \($0)" } ?? ""
    let element = here?.element
    let opened = state.forward.first { $0.element == element && $0.zone != here?.zone }
    var sentence: String
    if let other = opened?.zone {
      sentence =
        "The request passed the endpoint of zone \(other), but the response comes to the "
        + "endpoint\(zone), which has not seen the request and drops it."
    } else if state.forward.contains(where: { $0.element == element }) {
      sentence =
        "The endpoint\(zone) has not seen the connection in this form, so it drops the response."
    } else {
      sentence =
        "The connection did not pass the endpoint\(zone), so it drops the response."
    }
    if let advice = state.advice { sentence += " \(advice)" }
    return Reason(.noSession, sentence, origin: filter.origin)
  }

  /// What a reader should know of a default action that dropped a packet.
  private static func firewallHint(_ filter: Filter, _ packet: Packet) -> String {
    let rules = filter.phases.flatMap(\.rules)
    if packet.transport == .udp || packet.transport == .icmp {
      return " \(packet.transport) has no handshake, so a rule must pass it from its first packet."
    }
    if packet.serverName == nil,
      rules.contains(where: { $0.match.names != nil && $0.decision == .accept })
    {
      return " Rules here pass server names, and this packet carries none."
    }
    return ""
  }
}
