import AWSModel
import Topology

/// What keeps a statement about traffic from being proved or refuted: ends that have no interface,
/// and what the model does not read.
struct RequirementDoubts {
  let model: NetworkModel
  let selection: Requirement.Selection
  let claim: Requirement.Claim

  // MARK: Ends

  /// The end that nothing can be asked of; nil where each has an interface.
  ///
  /// An empty set proves nothing: what has no interface that the model knows can be anywhere.
  var unaskable: ElementID? {
    for case .element(let id) in selection.sources + selection.destinations {
      guard model.normalized(.element(id)) != .internet else { continue }
      if model.subnets(of: id).isEmpty, model.interfaces(of: id).isEmpty { return id }
    }
    return nil
  }

  /// The report on an end that nothing can be asked of.
  func report(_ id: ElementID) -> ClaimReport {
    let feature = "\(id) has no network interface that the model knows of"
    return ClaimReport(
      claim: claim, verdict: .unknown, classes: 0, evidence: "Nothing can be said: \(feature).",
      unknowns: [feature])
  }

  // MARK: What is not read

  /// The report, or unknown in its place where something that is not read could change it.
  func doubting(_ report: ClaimReport) -> ClaimReport {
    guard report.verdict != .unknown, let doubt = doubt(about: report) else { return report }
    return ClaimReport(
      claim: claim, verdict: .unknown, classes: report.classes,
      evidence: "\(report.evidence) But it depends on what the model does not hold: \(doubt).",
      unknowns: [doubt] + report.unknowns)
  }

  private func doubt(about report: ClaimReport) -> String? {
    if let address = addressDoubt(report) { return address }
    if report.verdict == .proved, asksForAnswers, let idle = idleDoubt { return idle }
    let concerned = self.concerned
    let unread = model.model.ledger.first {
      $0.effect == .leaves
        ? leaves($0.element) && report.verdict == (claim.predicate == .reaches ? .refuted : .proved)
        : isIn($0.scope, concerned) && counts($0.effect, for: report)
    }
    if let unread { return unread.feature }
    // Nothing to send, or nowhere to send it, may be for the same reason.
    let isWithoutPacket = report.verdict == .refuted && report.counterexample?.trace == nil
    if report.verdict == .proved || isWithoutPacket, let doubt = endDoubts.first { return doubt }
    if claim.predicate == .reaches, report.verdict == .refuted, let doubt = ipv6Doubt {
      return doubt
    }
    if case .staysInOneZone = claim.predicate, report.verdict == .proved { return zoneDoubt }
    if claim.predicate == .passesWebFirewall, report.verdict == .refuted, model.model.hasOpenWebACLs
    {
      return "a web ACL of which the model does not know what it looks at"
    }
    return nil
  }

  /// Whether the statement says that somebody answers.
  private var asksForAnswers: Bool {
    switch claim.predicate {
    case .reaches, .survivesAnyZone: true
    default: false
    }
  }

  /// Which end may not run, or what is behind a load balancer where none of that does.
  private var idleDoubt: String? {
    func owners(_ interfaces: [Int]) -> [ElementID] {
      interfaces.map { model.network.interfaces[$0].owner }
    }
    for case .element(let id) in selection.sources + selection.destinations {
      let own = model.interfaces(of: id)
      if let why = owners(own).lazy.compactMap(model.model.whyIdle).first { return why }
      let behind = owners(model.targets(behind: own, for: selection.services))
      let idle = behind.compactMap(model.model.whyIdle)
      if let why = idle.first, idle.count == behind.count { return why }
    }
    return nil
  }

  /// What is not known of where the ends stand: a place that is not known can be any.
  private var endDoubts: [String] {
    let ends = selection.sources + selection.destinations
    if ends.contains(.anywhere) { return model.network.interfaces.flatMap(\.doubts) }
    return ends.flatMap { end -> [String] in
      guard case .element(let id) = end else { return [] }
      return model.interfaces(of: id).flatMap { model.network.interfaces[$0].doubts }
    }
  }

  /// What IPv4 does not carry may go by IPv6.
  private var ipv6Doubt: String? {
    let services = selection.services.map { $0.packets(in: model.names) }
    func endpoints(_ ends: [Requirement.End]) -> [Endpoint] {
      ends.compactMap { end in
        switch end {
        case .internet: .internet
        case .element(let id): .element(id)
        case .anywhere, .network, .otherEnvironments: nil
        }
      }
    }
    let isOpen = endpoints(selection.sources).contains { source in
      endpoints(selection.destinations).contains { destination in
        model.ipv6Services(from: source, to: destination).contains { packets in
          services.isEmpty || services.contains { packets.overlaps($0) }
        }
      }
    }
    return isOpen ? NetworkModel.ipv6Feature : nil
  }

  private func counts(_ effect: Unread.Effect, for report: ClaimReport) -> Bool {
    let isPositive = claim.predicate == .reaches
    switch effect {
    case .anything: return true
    case .adds:
      return report.verdict == .proved
        ? !isPositive : isRefuted(report, forOneOf: NetworkModel.lacksWay)
    case .publishes:
      return report.verdict == .proved
        ? !isPositive : isRefuted(report, forOneOf: NetworkModel.lacksAddress)
    case .senders:
      return !isPositive && report.verdict == .proved && selection.isOpenToSenders
    case .ipv6: return !isPositive && report.verdict == .proved
    case .leaves: return false
    }
  }

  /// Whether the statement is about what the element sends outside.
  private func leaves(_ id: ElementID) -> Bool {
    let sends = selection.sources.contains { end in
      switch end {
      case .element(let other):
        other == id
          || model.interfaces(of: other).contains { model.network.interfaces[$0].owner == id }
      case .anywhere: true
      case .internet, .network, .otherEnvironments: false
      }
    }
    return sends
      && selection.destinations.contains { end in
        switch end {
        case .internet, .anywhere: true
        case .network(let block, _): model.network.outsideAddresses.overlaps(IntervalSet(block))
        case .element, .otherEnvironments: false
        }
      }
  }

  /// Whether what refutes the statement is a way that is missing, or that there is nothing to send.
  private func isRefuted(_ report: ClaimReport, forOneOf reasons: Set<ReasonCode>) -> Bool {
    guard let trace = report.counterexample?.trace else { return claim.predicate == .reaches }
    return trace.verdict.reason.map { reasons.contains($0.code) } ?? false
  }

  private func isIn(_ scope: Unread.Scope, _ vpcs: Set<ElementID>?) -> Bool {
    switch scope {
    case .everywhere: return true
    case .vpc(let vpc): return vpcs?.contains(vpc) ?? true
    case .element(let id):
      return vpcs == nil
        || selection.destinations.contains { end in
          guard case .element(let other) = end else { return false }
          return other == id
            || model.interfaces(of: other).contains {
              model.network.interfaces[$0].owner == id
            }
        }
    }
  }

  /// The VPCs of the ends and whatever is joined with them; nil for all.
  private var concerned: Set<ElementID>? {
    var found: Set<ElementID> = []
    for end in selection.sources + selection.destinations {
      switch end {
      case .element(let id):
        found.formUnion(model.vpcs(of: id))
        found.formUnion(model.subnets(of: id).compactMap { model.lowered.subnetVPC[$0] })
      case .internet: continue
      case .anywhere, .network, .otherEnvironments: return nil
      }
    }
    return model.model.joined(with: found)
  }

  /// The addresses of AWS's services, and those at which AWS itself answers, which are in no subnet
  /// of the model.
  private func addressDoubt(_ report: ClaimReport) -> String? {
    for case .network(let block, _) in selection.destinations {
      if model.network.outsideAddresses.overlaps(IntervalSet(block)), let doubt = serviceDoubt {
        return doubt
      }
    }
    return answerOfAWS(isRefusal: claim.predicate == .isRefused && report.verdict == .proved)
  }

  /// Who answers although no security group lets the question pass: the resolver of the senders' VPC,
  /// and what each host finds at an address of its own. Only of what is said to be refused does it
  /// matter where the receivers are more than a VPC.
  ///
  /// Source: AWS, "Understanding Amazon DNS"; "Instance metadata and user data"; "Amazon Time Sync
  /// Service".
  private func answerOfAWS(isRefusal: Bool) -> String? {
    for case .network(let block, _) in selection.destinations {
      for vpc in model.model.vpcs.values {
        guard let own = vpc.networks.first,
          block.contains(IPv4Address(bits: own.address.bits &+ 2)),
          block.prefixLength >= own.prefixLength || isRefusal && mayAsk(port: 53, from: vpc.id)
        else { continue }
        return "the resolver of the VPC \(vpc.id), which security groups do not refuse"
      }
      for (address, port) in Self.ownAddresses where block.contains(IPv4Address(bits: address)) {
        guard block.prefixLength >= 16 || isRefusal && mayAsk(port: port, from: nil) else {
          continue
        }
        return "instance metadata and the resolver of the host itself"
      }
    }
    return nil
  }

  /// The resolver, the metadata of instances and tasks, and the clock, with their ports.
  private static let ownAddresses: [(address: UInt32, port: UInt32)] = [
    (0xA9FE_A9FD, 53), (0xA9FE_A9FE, 80), (0xA9FE_AA02, 80), (0xA9FE_A97B, 123),
  ]

  /// Whether senders of the VPC, or any where it is nil, may ask at the port.
  private func mayAsk(port: UInt32, from vpc: ElementID?) -> Bool {
    let asks =
      selection.services.isEmpty || selection.services.contains { $0.portSet.contains(port) }
    guard asks else { return false }
    return selection.sources.contains { end in
      switch end {
      case .anywhere, .network: true
      case .internet, .otherEnvironments: false
      case .element(let id):
        vpc.map { model.vpcs(of: id).contains($0) } ?? !model.interfaces(of: id).isEmpty
      }
    }
  }

  private var serviceDoubt: String? {
    let senders = selection.sources.flatMap { end -> [Int] in
      if case .element(let id) = end { return model.interfaces(of: id) }
      return end == .anywhere ? Array(model.network.interfaces.indices) : []
    }
    return model.serviceDoubt(from: senders)?.feature
  }

  /// A subnet whose zone is not known can be in any, and each account has its own names of zones.
  ///
  /// Source: Amazon EC2 User Guide, "Availability Zone IDs for your AWS resources".
  private var zoneDoubt: String? {
    if let open = model.network.subnets.first(where: { $0.zone == nil }) {
      return "the zone of \(open.element)"
    }
    let ends = selection.sources + selection.destinations
    let own =
      ends.contains(.anywhere)
      ? model.network.subnets.map(\.element)
      : ends.flatMap { end -> [ElementID] in
        guard case .element(let id) = end else { return [] }
        return model.subnets(of: id)
          + model.interfaces(of: id).map { model.network.interfaces[$0].subnet }
      }
    let resources = own.compactMap { model.model.resource($0) }
    func account(_ subnet: Resource) -> String? {
      subnet.place?.account ?? model.model.values.text(subnet["owner_id"]).value
    }
    let accounts = Set(resources.compactMap(account))
    let providers = Set(resources.filter { account($0) == nil }.map { $0.place?.provider })
    let isOfOne = accounts.count <= 1 && providers.count <= 1
    return isOfOne ? nil : "which zones of several accounts are the same: each has its own names"
  }
}

extension Requirement.Selection {
  /// Whether its senders are whoever there may be.
  var isOpenToSenders: Bool {
    sources.contains { end in
      switch end {
      case .anywhere, .network, .otherEnvironments: true
      case .internet, .element: false
      }
    }
  }
}
