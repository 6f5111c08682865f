import AWSModel
import Topology

extension NetworkLowering {
  /// Network ACLs become filters without memory. A subnet with the untouched default ACL, which
  /// permits everything, gets none.
  ///
  /// Source: AWS, "Control subnet traffic with network access control lists".
  mutating func lowerNetworkACLs() {
    for acl in model.networkACLs.values where acl.mayHaveOtherInbound || acl.mayHaveOtherOutbound {
      unmodelled("network ACL whose rules are not known", acl.id)
    }
    var filters: [ElementID: (inbound: Int, outbound: Int)] = [:]
    for subnet in subnetOrder {
      switch model.subnets[subnet]?.acl {
      case .known(let id)?:
        guard let acl = model.networkACLs[id], !acl.isUntouched else { continue }
        let pair =
          filters[id]
          ?? (
            network.add(filter(of: acl, isOutbound: false)),
            network.add(filter(of: acl, isOutbound: true))
          )
        filters[id] = pair
        inboundACL[subnet] = pair.inbound
        outboundACL[subnet] = pair.outbound
      case .unknown?:
        let filter = network.add(Self.unknownACL(of: subnet))
        inboundACL[subnet] = filter
        outboundACL[subnet] = filter
      case .absent?, nil: continue
      }
    }
  }

  private static func unknownACL(of subnet: ElementID) -> Filter {
    Filter(
      origin: Provenance(subnet, nil), title: "the network ACL of \(subnet)",
      phases: [
        FilterPhase(
          rules: [], otherwise: .unknown("network ACL that is not in the model"),
          otherwiseTitle: "its rules are not known", isStateful: false)
      ])
  }

  private func filter(of acl: NetworkACL, isOutbound: Bool) -> Filter {
    let rules = acl.rules(isOutbound: isOutbound).flatMap { rule($0, isOutbound: isOutbound) }
    // A rule of unknown number may come before any other.
    var ordered = (rules.filter { !$0.isPlaced } + rules.filter(\.isPlaced)).map(\.rule)
    if isOutbound ? acl.mayHaveOtherOutbound : acl.mayHaveOtherInbound {
      ordered.insert(
        FilterRule(
          Match(), .unknown("network ACL whose rules are not known"), origin: origin(acl.id),
          title: "a rule that is not known"), at: 0)
    }
    let direction = isOutbound ? "outbound" : "inbound"
    return Filter(
      origin: origin(acl.id), title: "network ACL \(acl.id) (\(direction))",
      phases: [
        FilterPhase(
          rules: ordered, otherwise: .deny(.networkACL),
          otherwiseTitle: "no rule permits it", isStateful: false)
      ])
  }

  private struct PlacedRule {
    let rule: FilterRule
    /// Whether its number is known.
    let isPlaced: Bool
  }

  /// The rule of one entry; none where the entry is about IPv6.
  private func rule(_ entry: NetworkACLRule, isOutbound: Bool) -> [PlacedRule] {
    if entry.block.isAbsent { return [] }
    let fields = ProtocolFields(entry.service)
    let addresses = entry.block.value.map { IntervalSet($0) } ?? .all
    let match = Match(
      sources: isOutbound ? .all : addresses, destinations: isOutbound ? addresses : .all,
      protocols: fields.protocols, destinationPorts: fields.ports)
    var doubt = fields.doubt
    if entry.service.isOneICMPType, entry.service.number.value == 1 { doubt = "one type of ICMP" }
    if entry.block.value == nil { doubt = doubt ?? "a block that is not known" }
    if entry.isOutbound.value == nil { doubt = doubt ?? "a direction that is not known" }
    if entry.number.value == nil { doubt = doubt ?? "a number that is not known" }
    let known: FilterDecision? = entry.allows.value.map {
      $0 ? .acceptUntracked : .deny(.networkACL)
    }
    if known == nil { doubt = doubt ?? "an action that is not known" }
    let decision = doubt.map { FilterDecision.unknown("network ACL rule for \($0)") } ?? known
    let number = entry.number.value.map(String.init) ?? "?"
    var rule = FilterRule(
      match, decision ?? .deny(.networkACL), origin: origin(entry.element), title: "rule \(number)")
    if doubt != nil { rule.supposedDecision = known }
    return besideServices(rule, isOutbound: isOutbound)
      .map { PlacedRule(rule: $0, isPlaced: entry.number.value != nil) }
  }
}
