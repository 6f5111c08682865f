import AWSModel
import OrderedCollections
import Topology

/// Who may talk to whom: every rule of every security group, however it is written.
struct SecurityGroupTable: Section {
  let landscape: Landscape

  /// The groups of all environments, in the order of declaration.
  var groups: [ElementID] {
    landscape.models.flatMap { $0.shownSecurityGroups.map(\.id) }.uniqued()
  }

  var body: [Markdown] {
    let groups = groups
    if !groups.isEmpty {
      Markdown.heading(2, "Security groups")
      Markdown.paragraph(
        """
        A security group allows what its rules name and nothing else; answers to an allowed \
        connection are always allowed.
        """)
      Markdown.table(
        Table(
          ["Group", "Direction", "Peer", "Port", "Purpose"],
          rows: groups.flatMap { group in
            let rules = rules(of: group)
            let title = title(of: group)
            return rules.isEmpty
              ? [[title, "no rule", .none, .none, .none]] : rules.map { [title] + $0 }
          }))
    }
  }

  private func title(of group: ElementID) -> Inline {
    let presence = landscape.resource(group).map { landscape.presence(of: $0) } ?? ""
    return "\(landscape.title(ofGroup: group))\(presence)"
  }

  /// A rule of one group by where it is written, so that environments stand side by side.
  private struct Place: Hashable {
    let isEgress: Bool
    let element: ElementID
    let number: Int
  }

  private func rules(of group: ElementID) -> [[Inline]] {
    var places: OrderedDictionary<Place, [Int: SecurityRule]> = [:]
    for (environment, model) in landscape.models.enumerated() {
      let own = model.securityGroups[group]
      for rules in [own?.ingress ?? [], own?.egress ?? []] {
        var counts: [ElementID: Int] = [:]
        for rule in rules {
          let number = counts[rule.element, default: 0]
          counts[rule.element] = number + 1
          let place = Place(isEgress: rule.isEgress, element: rule.element, number: number)
          places[place, default: [:]][environment] = rule
        }
      }
    }
    // What comes in first; the sort keeps the order of declaration within a direction.
    let inbound = places.filter { !$0.key.isEgress }
    let outbound = places.filter { $0.key.isEgress }
    return (Array(inbound) + Array(outbound)).map { place, rules in
      let note =
        rules.values.first?.isInline == false
        ? landscape.resource(place.element).map { landscape.presence(of: $0) } ?? "" : ""
      return [
        place.isEgress ? "to" : "from", "\(peer(rules, group))\(note)",
        landscape.varying { rules[$0].map { .text(GroupRule.Service($0.service).text) } } ?? .none,
        description(rules),
      ]
    }
  }

  private func peer(_ rules: [Int: SecurityRule], _ group: ElementID) -> Inline {
    landscape.varying { environment in
      guard let rule = rules[environment] else { return nil }
      return switch rule.peer {
      case .block(let block): text(block, environment)
      case .ipv6(let block): .code(block)
      case .list(let list): listText(list, rule, environment)
      case .group(group): "itself"
      case .group(let other): landscape.title(ofGroup: other)
      case .unknown(_, let unknown): landscape.text(unknown, in: environment)
      }
    } ?? .none
  }

  /// A block, or the VPC that it is the block of.
  private func text(_ block: IPv4Network, _ environment: Int) -> Inline {
    let vpc = landscape.models[environment].vpcs.values.first { $0.networks == [block] }
    return vpc.map { landscape.link($0.id) } ?? .code(block.description)
  }

  /// The prefix list of an endpoint's service is an attribute of the endpoint, and told as that.
  private func listText(_ list: ElementID, _ rule: SecurityRule, _ environment: Int) -> Inline {
    let model = landscape.models[environment]
    guard model.endpoints[list] != nil, !rule.isInline,
      let value = model.resource(rule.element)?["prefix_list_id"]
    else { return landscape.link(list) }
    return landscape.text(value, in: environment)
  }

  private func description(_ rules: [Int: SecurityRule]) -> Inline {
    landscape.varying { environment in
      guard let rule = rules[environment] else { return nil }
      if let summary = rule.summary { return .text(summary) }
      guard !rule.isInline,
        let value = landscape.models[environment].resource(rule.element)?["description"]
      else { return nil }
      let text = landscape.environments[environment].topology.resolve(value)
      return text.stringValue.map { .text($0) } ?? landscape.text(text, in: environment)
    } ?? .none
  }
}
