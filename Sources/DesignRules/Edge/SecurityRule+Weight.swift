import AWSModel
import AWSResources

extension SecurityRule.Peer {
  /// Whether it is every address of IPv4 or IPv6.
  var isEverywhere: Bool {
    switch self {
    case .block(let block): block == .any
    case .ipv6(let block): block == "::/0"
    default: false
    }
  }
}

extension AWSModel {
  /// How many rules it counts as; nil where that depends on a prefix list from outside the model.
  ///
  /// The lists of gateway endpoints count as one rule each.
  /// Source: Amazon VPC user guide, "AWS-managed prefix list weight".
  func weight(of rule: SecurityRule) -> Int? {
    switch rule.peer {
    case .list(let list):
      if endpoints[list] != nil { return 1 }
      return view(AWS.Ec2ManagedPrefixList.View.self, list)
        .flatMap { values.number($0.maxEntries).value }
    case .unknown(.list, _): return nil
    default: return 1
    }
  }
}
