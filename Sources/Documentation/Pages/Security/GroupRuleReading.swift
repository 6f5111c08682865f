import AWSModel
import OrderedCollections
import Topology

/// The rules of all security groups of one environment, and which VPC each group belongs to.
struct GroupRuleReading {
  let landscape: Landscape
  let environment: Int
  /// The groups that have members or rules, in the order of declaration.
  let groups: [ElementID]
  /// What each group lets out and what it lets in.
  private var outbound: [ElementID: [GroupRule]] = [:]
  private var inbound: [ElementID: [GroupRule]] = [:]
  /// The addresses of the VPC that each group belongs to.
  private let blocks: [ElementID: [IPv4Network]]

  init(_ landscape: Landscape, in environment: Int) {
    self.landscape = landscape
    self.environment = environment
    let model = landscape.models[environment]
    let groups = model.shownSecurityGroups
    self.groups = groups.map(\.id)
    blocks = Dictionary(
      groups.map { group in
        (group.id, group.vpc.value.flatMap { model.vpcs[$0]?.networks } ?? [])
      }, uniquingKeysWith: { first, _ in first })
    for group in groups {
      outbound[group.id] = group.egress.map(rule)
      inbound[group.id] = group.ingress.map(rule)
    }
  }

  /// What one group's members may open to another's: allowed by a rule on either side.
  func services(from source: ElementID, to target: ElementID) -> [GroupRule.Service] {
    let sent = outbound[source, default: []].filter { admits($0, target) }
    guard !sent.isEmpty else { return [] }
    let received = inbound[target, default: []].filter { admits($0, source) }
    return sent.flatMap { rule in received.compactMap { GroupRule.common(rule, $0) } }.uniqued()
  }

  /// The rules of a group whose peer lies outside every group: an address block or a prefix list.
  func outside(of group: ElementID, isEgress: Bool) -> [GroupRule] {
    let rules = isEgress ? outbound : inbound
    return rules[group, default: []].filter { rule in
      switch rule.peer {
      case .group: return false
      case .network(let network):
        return !blocks.values.joined().contains { $0.contains(network) }
      case .other: return true
      }
    }
  }

  private func admits(_ rule: GroupRule, _ group: ElementID) -> Bool {
    switch rule.peer {
    case .group(let id): id == group
    case .network(let network): blocks[group, default: []].contains(where: network.overlaps)
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
