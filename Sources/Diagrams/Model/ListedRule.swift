import Topology

/// A row in a table of rules that are asked in an order, as those of network ACLs and firewalls are.
struct ListedRule: Hashable {
  var ids: [ElementID]
  /// When it is asked: `in 100` of a network ACL, `first`, a priority or `else` of a firewall.
  var order: String
  var text: String
}
