import AWSModel
import Topology

/// The rules of a network ACL, wherever they are written, as the pages and the review show them.
struct NetworkACLRows {
  let landscape: Landscape
  let list: ElementID

  /// One rule in one environment.
  struct Cells: Sendable {
    let way: Inline
    let number: Inline
    let action: Inline
    let addresses: Inline
    let ports: Inline
    /// The place in the order of evaluation.
    let order: Int
  }

  /// What comes in first; each way by the numbers of its rules.
  var rows: [RuleRow<Cells>] {
    [false, true].flatMap { isOutbound in
      let rules = landscape.models.map { model in
        model.networkACLs[list]?.rules(isOutbound: isOutbound) ?? []
      }
      let rows = RuleRow.align(rules, by: \.number.value, from: \.element) { rule, _ in
        cells(rule, isOutbound: isOutbound)
      }
      // An environment may have a rule between two that all have.
      return rows.enumerated().sorted { left, right in
        (left.element.order, left.offset) < (right.element.order, right.offset)
      }.map(\.element)
    }
  }

  private func cells(_ rule: NetworkACLRule, isOutbound: Bool) -> Cells {
    Cells(
      way: rule.isOutbound.unknown != nil ? "not known" : isOutbound ? "out to" : "in from",
      number: Self.text(rule.number) { "\($0)" },
      action: Self.text(rule.allows) { $0 ? "allow" : "deny" },
      addresses: rule.ipv6.map { .text($0) } ?? Self.text(rule.block) { $0.description },
      ports: .text(Self.ports(rule.service)),
      order: rule.number.value ?? 0)
  }

  private static func text<Wrapped>(
    _ value: Known<Wrapped>, _ text: (Wrapped) -> String
  ) -> Inline {
    switch value {
    case .known(let value): .text(text(value))
    case .unknown: "not known"
    case .absent: ""
    }
  }

  private static func ports(_ service: ProtocolPorts) -> String {
    let plain = GroupRule.Service(service)
    guard let transport = plain.transport else { return "all" }
    if let icmp = service.icmpWords { return "\(transport) \(icmp)" }
    guard service.isTCPOrUDP, let ports = service.ports.value else { return transport }
    return ports.count == 1
      ? "\(transport) \(ports.lowerBound)"
      : "\(transport) \(ports.lowerBound)-\(ports.upperBound)"
  }
}

extension RuleRow<NetworkACLRows.Cells> {
  fileprivate var order: Int { texts.lazy.compactMap { $0?.order }.first ?? 0 }
}
