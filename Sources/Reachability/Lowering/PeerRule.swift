import AWSModel
import Topology

/// A rule of a security group as a filter's, with how closely it says whom it is about.
struct PeerRule {
  let rule: FilterRule
  /// How many addresses the rule is about: none where it goes by a name.
  private let breadth: Int

  init(_ rule: FilterRule, for peer: SecurityRule.Peer) {
    self.rule = rule
    if case .unknown = rule.decision {
      breadth = .max
      return
    }
    breadth =
      switch peer {
      case .group, .list: 0
      case .block(let block): block.count
      case .ipv6, .unknown: .max
      }
  }

  /// The rule where it is not known whether it counts.
  func doubted(_ feature: String) -> PeerRule {
    var doubted = FilterRule(
      rule.match, .unknown(feature), origin: rule.origin, title: rule.title)
    doubted.supposedDecision = rule.supposedDecision ?? rule.decision
    return PeerRule(doubted, breadth: .max)
  }

  private init(_ rule: FilterRule, breadth: Int) {
    self.rule = rule
    self.breadth = breadth
  }

  /// The rules in the order in which one is named for a packet: whichever permits it does, so the
  /// one that was written for it speaks for all. What names a group or a prefix list comes before
  /// what is about addresses, few before many; last comes what cannot be read.
  static func ordered(_ rules: [PeerRule]) -> [FilterRule] {
    rules.enumerated()
      .sorted { ($0.element.breadth, $0.offset) < ($1.element.breadth, $1.offset) }
      .map(\.element.rule)
  }
}
