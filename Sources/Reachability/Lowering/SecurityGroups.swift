import AWSModel
import Topology

extension NetworkLowering {
  /// Security groups: what their rules permit, wherever the rules are written.
  ///
  /// Source: AWS, "Security group rules", which have no order.
  mutating func lowerSecurityGroups() {
    for group in model.securityGroups.values {
      groups[group.id] = SecurityGroupRules(
        ingress: group.ingress.flatMap { rules($0, of: group) },
        egress: group.egress.flatMap { rules($0, of: group) })
    }
  }

  /// The pair of filters of an interface.
  ///
  /// - Parameters:
  ///   - labels: its groups; ``Labels/anyGroup`` among them where it may have others.
  ///   - admission: what they are to the interface.
  mutating func filters(
    of labels: [ElementID], in vpc: ElementID, node: Int, _ admission: NetworkInterface.Admission
  ) -> (ingress: Int, egress: Int) {
    let ids = labels.filter { $0 != Labels.anyGroup }
    let title = title(ofGroups: ids)
    let origin = ids.first.map { self.origin(groupElement($0)) } ?? .none
    // A group may have rules of which none can match here, of IPv6 or naming a group of another VPC.
    func filter(
      _ all: [PeerRule], isEmpty: Bool, listening: NetworkInterface.Listening? = nil
    ) -> Filter {
      var rules = PeerRule.ordered(all)
      if labels.contains(Labels.anyGroup) { rules.append(Self.unknownGroupRule) }
      if let listening { rules = rules.flatMap { Self.rules($0, of: listening) } }
      return Filter(
        origin: origin, title: title,
        phases: [
          FilterPhase(
            rules: rules,
            otherwise: .deny(isEmpty ? .securityGroupEmpty : .securityGroupRules),
            otherwiseTitle: isEmpty ? "it has no rules in this direction" : "no rule permits it",
            isStateful: true)
        ], sessionDomain: node)
    }
    var admitted = ids.flatMap { groups[$0]?.ingress ?? [] }
    if !admission.takesForeignGroups {
      admitted = admitted.compactMap { rule in
        switch isOwn(rule.rule.match.sourceLabel, vpc) {
        case .known(true), .absent: rule
        case .known(false): nil
        case .unknown: rule.doubted("security group whose VPC is not known")
        }
      }
    }
    let own = ids.compactMap { model.securityGroups[$0] }
    func isEmpty(_ rules: KeyPath<SecurityGroup, [SecurityRule]>) -> Bool {
      !labels.contains(Labels.anyGroup) && own.allSatisfy { $0[keyPath: rules].isEmpty }
    }
    let ingress = network.add(
      admission.listens
        ? filter(admitted, isEmpty: isEmpty(\.ingress), listening: admission.listening)
        : Self.deaf(origin, node: node))
    let egress = network.add(
      filter(ids.flatMap { groups[$0]?.egress ?? [] }, isEmpty: isEmpty(\.egress)))
    return (ingress, egress)
  }

  /// A rule of a group that the model does not know may permit anything.
  private static var unknownGroupRule: FilterRule {
    var rule = FilterRule(
      Match(), .unknown("security group that is not in the model"), origin: .none,
      title: "a rule of a group that is not in the model")
    rule.supposedDecision = .accept
    return rule
  }

  /// What opens connections and accepts none, such as a function.
  private static func deaf(_ origin: Provenance, node: Int) -> Filter {
    Filter(
      origin: origin, title: "its network interface",
      phases: [
        FilterPhase(
          rules: [], otherwise: .deny(.noEndpoint),
          otherwiseTitle: "it opens connections and accepts none", isStateful: true)
      ], sessionDomain: node)
  }

  /// Whether a group can stand for its members at an interface of the VPC without a transit gateway;
  /// absent for a rule that names none.
  private func isOwn(_ label: ElementID?, _ vpc: ElementID) -> Known<Bool> {
    guard let label else { return .absent }
    switch model.securityGroups[label]?.vpc ?? .known(vpc) {
    case .known(let home): return model.canReferToGroups(home, of: vpc)
    case .unknown(let unknown): return .unknown(unknown)
    case .absent: return .absent
    }
  }

  private func groupElement(_ id: ElementID) -> ElementID {
    let group = model.securityGroups[id]
    return group?.isImplicit == true ? group?.vpc.value ?? id : id
  }

  private func title(ofGroups ids: [ElementID]) -> String {
    if let id = ids.first, ids.count == 1 {
      return model.resource(id).map { model.phrase("security group", $0) }
        ?? "security group \(id)"
    }
    return ids.isEmpty
      ? "security groups that are not in the model"
      : "security groups " + ids.map(\.description).joined(separator: ", ")
  }

  // MARK: Rules

  private func title(of rule: SecurityRule, in group: SecurityGroup) -> String {
    if group.isImplicit, rule.isInline { return "the VPC's default rule" }
    if rule.isInline { return rule.summary.map { "rule \"\($0)\"" } ?? "a rule of its own" }
    guard let resource = model.resource(rule.element), model.isTitled(resource) else {
      return "rule \(rule.element)"
    }
    return "the rule \"\(resource.title)\""
  }

  /// The rule, and what it comes to for services of which only AWS knows the addresses.
  private func rules(_ rule: SecurityRule, of group: SecurityGroup) -> [PeerRule] {
    guard let own = self.rule(rule, of: group) else { return [] }
    // A service opens no connections.
    guard rule.isEgress else { return [own] }
    // The prefix list of a service is about its addresses, whichever they are.
    if case .list(let list) = rule.peer, model.endpoints[list] != nil { return [own] }
    return besideServices(own.rule, isOutbound: true).map { PeerRule($0, for: rule.peer) }
  }

  private func rule(_ rule: SecurityRule, of group: SecurityGroup) -> PeerRule? {
    let fields = ProtocolFields(rule.service)
    var match = Match(protocols: fields.protocols, destinationPorts: fields.ports)
    var doubt = fields.doubt.map { "security group rule for \($0)" }
    let hasKnownService = doubt == nil
    var isUnlisted = false
    switch rule.peer {
    case .block(let block): Self.narrow(&match, to: IntervalSet(block), isEgress: rule.isEgress)
    case .list(let list):
      if let addresses = addresses(ofList: list) {
        Self.narrow(&match, to: addresses, isEgress: rule.isEgress)
      } else {
        doubt = doubt ?? "prefix list that is not in the model"
        isUnlisted = true
      }
    case .group(let other):
      if rule.isEgress {
        // Across a transit gateway references hold for inbound rules only.
        switch isReferable(other, from: group) {
        case .known(false): return nil
        case .unknown: doubt = doubt ?? "security group of a VPC that is not known"
        case .known(true), .absent: break
        }
        match.destinationLabel = other
      } else {
        match.sourceLabel = other
      }
    case .ipv6: return nil
    case .unknown(let kind, _):
      // Of a rule of which neither is known, nothing is.
      let isBlank = rule.service.number.unknown != nil
      doubt = isBlank ? SecurityRule.Peer.Kind.rule.doubt : doubt ?? kind.doubt
      isUnlisted = !isBlank && (kind == .list || kind == .block)
    }
    let decision: FilterDecision = doubt.map { .unknown($0) } ?? .accept
    var filterRule = FilterRule(
      match, decision, origin: origin(rule.element), title: title(of: rule, in: group))
    if doubt != nil { filterRule.supposedDecision = .accept }
    filterRule.admitsUnlisted = isUnlisted && hasKnownService && !rule.isEgress
    return PeerRule(filterRule, for: rule.peer)
  }

  private static func narrow(_ match: inout Match, to addresses: IntervalSet, isEgress: Bool) {
    if isEgress { match.destinations = addresses } else { match.sources = addresses }
  }

  /// Whether a group can stand for its members in an outbound rule of another: both are of one
  /// VPC, or of two VPCs that are peered.
  private func isReferable(_ other: ElementID, from group: SecurityGroup) -> Known<Bool> {
    guard other != group.id, let theirs = model.securityGroups[other]?.vpc, theirs != group.vpc
    else { return .known(true) }
    guard let own = group.vpc.value, let theirs = theirs.value else {
      return (group.vpc.unknown ?? theirs.unknown).map { .unknown($0) } ?? .absent
    }
    return model.canReferToGroups(own, of: theirs)
  }

  /// The addresses of a prefix list: the author's own, or the one of an AWS service that a gateway
  /// endpoint of the model offers. Nil where its contents are not known.
  func addresses(ofList id: ElementID) -> IntervalSet? {
    if let endpoint = model.endpoints[id] {
      return endpoint.service.value.flatMap { serviceRanges[$0] }.map { IntervalSet($0) }
    }
    return model.networks(ofList: id).map { IntervalSet($0) }
  }
}

extension SecurityRule.Peer.Kind {
  /// What the walks say of a rule whose peer cannot be read.
  var doubt: String {
    switch self {
    case .block: "security group rule whose CIDR is not known"
    case .list: "prefix list that is not in the model"
    case .group: "security group that is not in the model"
    case .rule: "security group rules that are not known"
    }
  }
}
