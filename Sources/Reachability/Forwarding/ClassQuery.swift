import Topology

/// Which packets a class walk is to follow.
package struct ClassQuery: Hashable, Sendable {
  /// The interfaces that send; the outside sends too where ``fromOutside`` is set.
  package var sources: [Int]
  package var fromOutside: Bool
  /// The interfaces that the packets are meant for. No two of them may share an address, unless
  /// they carry the same labels and it does not matter which of them is reached.
  package var destinations: [Int]
  package var toOutside: Bool
  /// Addresses that belong to no interface and are sent to all the same.
  package var otherDestinations = IntervalSet.empty
  /// What else is asked of the packets; the addresses are narrowed to the senders and receivers.
  package var packets: PacketClass
  /// Nodes whose passing is to be told with each outcome.
  package var watched: Set<Int>
  /// Whether the answers are walked too.
  package var isTwoWay: Bool
  /// Whether outcomes name the element at which the packets arrived. Classes of different
  /// receivers are then told apart on their way back, which costs time where there are many.
  package var tellsReceivers: Bool
  /// Whether receivers are asked for by their names, which lead to the public addresses of load
  /// balancers that face the internet.
  package var asksByName = false
  /// Whether a rule that cannot be read is followed both ways: as if it matched and as if it did
  /// not. A statement about all outcomes then holds whatever the rule says.
  package var supposesRules = false
  /// Whether it is enough that a load balancer takes the connection, whatever becomes of its targets:
  /// one that speaks HTTP answers by itself where none does.
  package var countsBalancers = false

  package init(
    sources: [Int], fromOutside: Bool = false, destinations: [Int], toOutside: Bool = false,
    packets: PacketClass, watched: Set<Int> = [], isTwoWay: Bool = true,
    tellsReceivers: Bool = true
  ) {
    self.sources = sources
    self.fromOutside = fromOutside
    self.destinations = destinations
    self.toOutside = toOutside
    self.packets = packets
    self.watched = watched
    self.isTwoWay = isTwoWay
    self.tellsReceivers = tellsReceivers
  }
}
