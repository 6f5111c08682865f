import OrderedCollections
import Topology

/// Who may talk to whom: every rule of every security group.
struct SecurityGroupTable: Section {
  let landscape: Landscape
  let groups: [Aligned<Resource>]

  var body: [Markdown] {
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
            let title: Inline = "\(landscape.link(group.id))\(landscape.presence(of: group))"
            return rules.isEmpty
              ? [[title, "no rule", .none, .none, .none]] : rules.map { [title] + $0 }
          }))
    }
  }

  private func rules(of group: Aligned<Resource>) -> [[Inline]] {
    ["ingress", "egress"].flatMap { direction -> [[Inline]] in
      let word: Inline = direction == "ingress" ? "from" : "to"
      let inline = inlineRules(of: group, direction).map { [word] + $0 }
      let own = landscape.referrers(
        of: group.id, type: "aws_vpc_security_group_\(direction)_rule",
        through: "security_group_id"
      ).map { rule -> [Inline] in
        let arguments = rule.items.map { $0?.arguments }
        let note = landscape.presence(of: rule)
        return [word, "\(peer(arguments))\(note)", ports(arguments), description(arguments)]
      }
      return inline + own
    }
  }

  /// Rules that are written into the group itself, aligned by their place.
  private func inlineRules(of group: Aligned<Resource>, _ direction: String) -> [[Inline]] {
    let lists = group.items.map { ServiceReading.objects($0?[direction]) }
    return (0..<(lists.map(\.count).max() ?? 0)).map { place in
      let arguments = lists.map { $0.indices.contains(place) ? $0[place] : nil }
      return [peer(arguments), ports(arguments), description(arguments)]
    }
  }

  private typealias Arguments = [OrderedDictionary<String, Value>?]

  private static let peers = [
    "referenced_security_group_id", "cidr_ipv4", "cidr_ipv6", "prefix_list_id", "cidr_blocks",
    "ipv6_cidr_blocks", "security_groups", "prefix_list_ids", "self",
  ]

  private func peer(_ arguments: Arguments) -> Inline {
    landscape.varying { environment in
      let values = Self.peers.compactMap { name -> Inline? in
        guard let value = arguments[environment]?[name], value != .null, value != .list([]) else {
          return nil
        }
        return name == "self" ? "itself" : landscape.text(value, in: environment)
      }
      return values.isEmpty ? nil : values.joined()
    } ?? .none
  }

  private func ports(_ arguments: Arguments) -> Inline {
    landscape.varying { environment in
      guard let arguments = arguments[environment] else { return nil }
      let transport = (arguments["ip_protocol"] ?? arguments["protocol"])?.stringValue ?? "-1"
      guard transport != "-1" else { return "all" }
      guard let from = arguments["from_port"], let to = arguments["to_port"] else {
        return .text(transport)
      }
      let lower = landscape.text(from, in: environment)
      return from == to
        ? "\(lower)/\(transport)" : "\(lower)-\(landscape.text(to, in: environment))/\(transport)"
    } ?? .none
  }

  private func description(_ arguments: Arguments) -> Inline {
    landscape.varying { environment in
      guard let value = arguments[environment]?["description"] else { return nil }
      let text = landscape.environments[environment].topology.resolve(value)
      return text.stringValue.map { .text($0) } ?? landscape.text(text, in: environment)
    } ?? .none
  }
}
