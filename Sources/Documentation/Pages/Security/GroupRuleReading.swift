import AWSModel
import OrderedCollections
import Topology

/// The rules of all security groups of one environment, and the addresses of the VPC of each.
struct GroupRuleReading {
  /// All that decides what a group exchanges with one that neither names the other: what it admits by
  /// address, and which of the addresses that any group admits are its VPC's.
  struct Kind: Hashable {
    fileprivate let outbound: [GroupRule]
    fileprivate let inbound: [GroupRule]
    let networks: Set<IPv4Network>

    /// The networks of rules whose members may open something to the kind.
    var admitted: [IPv4Network] { inbound.compactMap(\.network) }

    /// What members of this kind may open to members of the other: allowed by a rule on either side.
    func services(to other: Kind) -> [GroupRule.Service] {
      GroupRuleReading.common(
        outbound.filter { other.isIn($0) }, other.inbound.filter { isIn($0) })
    }

    private func isIn(_ rule: GroupRule) -> Bool {
      if case .network(let network) = rule.peer { networks.contains(network) } else { false }
    }
  }

  let landscape: Landscape
  let environment: Int
  /// The groups that have members or rules, in the order of declaration.
  let groups: [ElementID]
  /// What each group is to those that it does not name and that do not name it.
  private(set) var kinds: [ElementID: Kind] = [:]
  /// The pairs of sender and receiver of which one names the other, sender by sender.
  private(set) var named: [(source: ElementID, target: ElementID)] = []
  /// What each group lets out and what it lets in.
  private var outbound: [ElementID: [GroupRule]] = [:]
  private var inbound: [ElementID: [GroupRule]] = [:]
  /// What may have security groups that the model does not know.
  private(set) var open: [ElementID] = []
  /// Whether what each rule allows, and to whom, is known.
  private(set) var isSettled = true
  /// The networks that rules let out to and in from, and that others than known groups may be in.
  private var outside: (sent: [IPv4Network], received: [IPv4Network]) = ([], [])

  init(_ landscape: Landscape, in environment: Int) {
    self.landscape = landscape
    self.environment = environment
    let model = landscape.models[environment]
    let groups = model.shownSecurityGroups
    self.groups = groups.map(\.id)
    for group in groups {
      outbound[group.id] = group.egress.map(rule)
      inbound[group.id] = group.ingress.map(rule)
    }
    isSettled = groups.flatMap(\.rules).allSatisfy(\.isSettled)
    let rules = groups.flatMap { outbound[$0.id, default: []] + inbound[$0.id, default: []] }
    let networks = Set(rules.compactMap(\.network))
    // Groups are many, VPCs and the networks of rules few.
    var held: [ElementID: Set<IPv4Network>] = [:]
    for vpc in groups.compactMap(\.vpc.value) where held[vpc] == nil {
      let blocks = model.vpcs[vpc]?.networks ?? []
      held[vpc] = networks.filter { blocks.contains(where: $0.overlaps) }
    }
    findOpen(in: model)
    let openVPCs = Set(
      open.flatMap { model.occupants[$0]?.places ?? [] }.compactMap { model.vpc(of: $0.subnet)?.id }
    )
    let blocks = held.keys.filter { !openVPCs.contains($0) }
      .flatMap { model.vpcs[$0]?.networks ?? [] }
    func outside(_ rules: [ElementID: [GroupRule]]) -> [IPv4Network] {
      groups.flatMap { rules[$0.id, default: []].compactMap(\.network) }.uniqued()
        .filter { network in !blocks.contains { $0.contains(network) } }
    }
    self.outside = (outside(outbound), outside(inbound))
    for group in groups {
      kinds[group.id] = Kind(
        outbound: outbound[group.id, default: []].filter { $0.group == nil },
        inbound: inbound[group.id, default: []].filter { $0.group == nil },
        networks: group.vpc.value.flatMap { held[$0] } ?? [])
    }
    named = Self.named(outbound: outbound, inbound: inbound, groups: self.groups)
  }

  private static func named(
    outbound: [ElementID: [GroupRule]], inbound: [ElementID: [GroupRule]], groups: [ElementID]
  ) -> [(source: ElementID, target: ElementID)] {
    var targets: [ElementID: OrderedSet<ElementID>] = [:]
    for group in groups {
      for other in outbound[group, default: []].compactMap(\.group) {
        targets[group, default: []].append(other)
      }
      for other in inbound[group, default: []].compactMap(\.group) {
        targets[other, default: []].append(group)
      }
    }
    let shown = Set(groups)
    return groups.flatMap { source in
      (targets[source] ?? []).filter(shown.contains).map { (source, $0) }
    }
  }

  /// What one group's members may open to another's: allowed by a rule on either side.
  func services(from source: ElementID, to target: ElementID) -> [GroupRule.Service] {
    Self.common(
      outbound[source, default: []].filter { admits($0, target) },
      inbound[target, default: []].filter { admits($0, source) })
  }

  private mutating func findOpen(in model: AWSModel) {
    open = model.occupants.values.filter {
      $0.hasGroups && ($0.mayHaveOtherGroups || !$0.groups.isComplete)
    }.map(\.id)
  }

  /// What the rules of a group say of peers that need not be in a group: an address block or a prefix
  /// list. A rule counts for every smaller block that other rules name, too.
  func outside(of group: ElementID, isEgress: Bool) -> [GroupRule] {
    let networks = isEgress ? outside.sent : outside.received
    return (isEgress ? outbound : inbound)[group, default: []].flatMap { rule in
      switch rule.peer {
      case .group: [GroupRule]()
      case .network(let network):
        networks.filter(network.contains).map {
          GroupRule(service: rule.service, peer: .network($0))
        }
      case .other: [rule]
      }
    }
  }

  private static func common(
    _ sent: [GroupRule], _ received: [GroupRule]
  ) -> [GroupRule.Service] {
    sent.flatMap { rule in received.compactMap { GroupRule.common(rule, $0) } }.uniqued()
  }

  private func admits(_ rule: GroupRule, _ group: ElementID) -> Bool {
    switch rule.peer {
    case .group(let id): id == group
    case .network(let network): kinds[group]?.networks.contains(network) ?? false
    case .other: false
    }
  }

  private func rule(_ rule: SecurityRule) -> GroupRule {
    let peer: GroupRule.Peer =
      switch rule.peer {
      case .group(let id): .group(id)
      case .block(let block): .network(block)
      case .ipv6(let block): .other(.code(block))
      case .list(let list):
        .other(.reference(list, .text(landscape.title(of: list))))
      case .unknown(_, let unknown): .other(landscape.text(unknown, in: environment))
      }
    return GroupRule(service: GroupRule.Service(rule.service), peer: peer)
  }
}

extension SecurityRule {
  /// Whether what it allows, and to whom, is known.
  fileprivate var isSettled: Bool {
    if case .unknown = peer { return false }
    return service.number.unknown == nil && service.ports.unknown == nil
      && service.icmpType.unknown == nil && service.icmpCode.unknown == nil
  }
}

extension AWSModel {
  /// The groups that decide something: those that the author declares, and the ones that AWS gives
  /// every VPC where something holds them or they have rules of the author's.
  var shownSecurityGroups: [SecurityGroup] {
    let held = Set(occupants.values.flatMap(\.groups.elements))
    let holdsDefault = Set(
      occupants.values.filter { $0.hasGroups && $0.groups.isAbsent && !$0.mayHaveOtherGroups }
        .flatMap(\.places).compactMap { vpc(of: $0.subnet)?.defaultGroup })
    let groups = securityGroups.values
    let own = groups.filter { !$0.isDefault }
    let defaults = groups.filter { group in
      group.isDefault
        && (held.contains(group.id) || holdsDefault.contains(group.id)
          || (!group.isImplicit && !group.rules.isEmpty))
    }
    return own + defaults
  }
}
