import Topology

/// A rule of a security group, with how closely it says whom it is about.
struct SecurityGroupRule {
  /// The other side of a rule.
  enum Peer {
    case addresses(IntervalSet)
    case list(IntervalSet)
    case group(ElementID)
    case unknown(String)

    init?(cidr: String) {
      guard let network = IPv4Network(cidr) else { return nil }
      self = .addresses(IntervalSet(network))
    }
  }

  let rule: FilterRule
  /// How many addresses the rule is about: none where it goes by a name.
  private let breadth: Int

  init(_ rule: FilterRule, for peer: Peer) {
    self.rule = rule
    breadth =
      switch peer {
      case .group, .list: 0
      case .addresses(let addresses): addresses.count
      case .unknown: .max
      }
  }

  /// The rules in the order in which one is named for a packet: whichever permits it does, so the
  /// one that was written for it speaks for all. What names a group or a prefix list comes before
  /// what is about addresses, few before many; last comes what cannot be read.
  static func ordered(_ rules: [SecurityGroupRule]) -> [FilterRule] {
    rules.enumerated()
      .sorted { ($0.element.breadth, $0.offset) < ($1.element.breadth, $1.offset) }
      .map(\.element.rule)
  }
}
