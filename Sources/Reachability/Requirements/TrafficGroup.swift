import Topology

/// Interfaces that can send or receive what a requirement speaks of, with the addresses that count.
struct TrafficGroup {
  var interfaces: [Int] = []
  /// Those of them that are ends by themselves, not as part of a VPC or tier, so that they are asked
  /// for by name.
  var named: Set<Int> = []
  /// Whether the internet belongs to it.
  var isOutside = false
  /// Addresses that belong to nothing in the model.
  var others = IntervalSet.empty
  /// Narrows the addresses; nil for all.
  var addresses: IntervalSet?

  var isEmpty: Bool { interfaces.isEmpty && !isOutside && others.isEmpty }
}

/// Which interfaces a VPC, or everything, stands for.
enum TrafficDetail {
  /// Any address of its subnets as well as what is declared there: for statements on senders.
  case senders
  /// What is declared there and has an interface: for statements on who is reached.
  case receivers
  /// Any address of its subnets, and the load balancers and public hosts: for statements on ways.
  case ways
}
