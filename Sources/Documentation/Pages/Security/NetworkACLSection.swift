import Topology

/// The rules of every network ACL, in the order in which AWS looks at them: the first that matches
/// decides, and what none matches is refused. Answers are asked like any other packet.
struct NetworkACLSection: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let lists = landscape.resources(ofType: "aws_network_acl")
      .map { (list: $0, rows: rows(of: $0)) }.filter { !$0.rows.isEmpty }
    if !lists.isEmpty {
      Markdown.heading(2, "Network ACLs in the order of evaluation")
      Markdown.paragraph(
        """
        A network ACL guards the border of its subnets and remembers nothing, so answers need a rule \
        of their own. What no rule matches is refused.
        """)
      for (list, rows) in lists {
        Markdown.heading(3, "Rules of the \(list.first.title)\(landscape.presence(of: list))")
        Markdown.table(
          Table(["Way", "Rule", "Action", "Addresses", "Protocol and ports"], rows: rows))
      }
    }
  }

  /// What comes in first; each way by the numbers of its rules.
  private func rows(of list: Aligned<Resource>) -> [[Inline]] {
    let environments = list.items.indices.map { rules(of: list, in: $0) }
    return [false, true].flatMap { isOut -> [[Inline]] in
      let own = environments.map { $0.filter { $0.isOut == isOut } }
      let numbers = Set(own.joined().map(\.number)).sorted()
      return numbers.map { number in
        func text(_ part: KeyPath<Rule, String>) -> Inline {
          landscape.varying { environment in
            own[environment].first { $0.number == number }.map { .text($0[keyPath: part]) }
          } ?? .none
        }
        return [
          isOut ? "out to" : "in from", "\(number)", text(\.action), text(\.addresses),
          text(\.ports),
        ]
      }
    }
  }

  private struct Rule {
    let number: Int
    let isOut: Bool
    let action: String
    let addresses: String
    let ports: String
  }

  /// Rules in the list itself, and those that are resources of their own.
  private func rules(of list: Aligned<Resource>, in environment: Int) -> [Rule] {
    guard let own = list.items[environment] else { return [] }
    func text(_ value: Value?) -> String? { landscape.plain(value, in: environment) }
    func rule(_ isOut: Bool, _ value: (String) -> Value?) -> Rule {
      Rule(
        number: (text(value("rule_no")) ?? text(value("rule_number"))).flatMap { Int($0) } ?? 0,
        isOut: isOut, action: text(value("action")) ?? text(value("rule_action")) ?? "",
        addresses: text(value("cidr_block")) ?? text(value("ipv6_cidr_block")) ?? "",
        ports: Self.ports(
          text(value("protocol")) ?? "-1", text(value("from_port")), text(value("to_port"))))
    }
    let inside = ["ingress", "egress"].flatMap { way in
      landscape.objects(own[way]).map { block in rule(way == "egress") { block[$0] } }
    }
    let apart = landscape.referrers(
      of: list.id, type: "aws_network_acl_rule", through: "network_acl_id"
    ).compactMap { $0.items[environment] }
      .map { resource in rule(resource["egress"] == .bool(true)) { resource[$0] } }
    return inside + apart
  }

  private static func ports(_ name: String, _ from: String?, _ through: String?) -> String {
    guard name != "-1" else { return "all" }
    guard let from, let through, ["tcp", "udp", "6", "17"].contains(name) else { return name }
    return from == through ? "\(name) \(from)" : "\(name) \(from)-\(through)"
  }
}
