import AWSModel
import Topology

/// The rules of every network ACL, in the order in which AWS looks at them: the first that matches
/// decides, and what none matches is refused. Answers are asked like any other packet.
struct NetworkACLSection: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let lists = landscape.models.flatMap { $0.networkACLs.keys }.uniqued()
      .compactMap(landscape.resource)
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

  /// The rules of a list, wherever they are written.
  private func rules(of list: Aligned<Resource>, in environment: Int) -> [Rule] {
    let rules = landscape.models[environment].networkACLs[list.id]?.rules ?? []
    return rules.map { rule in
      Rule(
        number: rule.number.value ?? 0, isOut: rule.isOutbound.value ?? false,
        action: Self.text(rule.allows) { $0 ? "allow" : "deny" },
        addresses: rule.ipv6 ?? Self.text(rule.block) { $0.description },
        ports: Self.ports(rule.service))
    }
  }

  private static func text<Wrapped>(
    _ value: Known<Wrapped>, _ text: (Wrapped) -> String
  ) -> String {
    switch value {
    case .known(let value): text(value)
    case .unknown: "not known"
    case .absent: ""
    }
  }

  private static func ports(_ service: ProtocolPorts) -> String {
    let plain = GroupRule.Service(service)
    guard let transport = plain.transport else { return "all" }
    guard service.isTCPOrUDP, let ports = service.ports.value else { return transport }
    return ports.count == 1
      ? "\(transport) \(ports.lowerBound)"
      : "\(transport) \(ports.lowerBound)-\(ports.upperBound)"
  }
}
