import Topology

/// What was decided at a hop, as facts; ``Prose`` says it.
package enum Clause: Hashable, Sendable {
  /// A table's route that decides: its block, and what the table calls that.
  case forwards(table: String, to: IPv4Network, titled: String, target: String)
  /// A filter lets the packet pass by a rule.
  case permits(filter: String, rule: String)
  /// A filter lets the packet pass because no rule refuses it.
  case passes(filter: String, because: String)
  /// A filter remembers the request that the packet answers.
  case allowsReturn(filter: String)
  /// A listener of a load balancer takes the connection.
  case accepts(listener: String)
  /// The packet goes on in one of the zones that are open to it.
  case leaves(by: Zone, of: [Zone])
  /// The answer stays in the zone that the request took.
  case keeps(zone: Zone)
  /// The sender's address is replaced; nil is its public address.
  case replacesSource(IPv4Address, by: IPv4Address?)
  /// The sender's public address stands in the packet again.
  case restoresSource(IPv4Address)
  /// A public address is replaced by the private one of its holder.
  case replacesDestination(by: IPv4Address)
  /// The answer gets back the address that the request came from.
  case restoresDestination(IPv4Address)
  /// A load balancer opens a connection of its own.
  case opens(target: String, port: UInt16, keepsClient: Bool)
  /// A load balancer hands the answer to its client.
  case returnsToClient
  /// The network hands the answer to the load balancer that sent the connection.
  case returnsToBalancer
  /// Something looks at the packet, and decides by more than its header.
  case inspects(String)
  /// The packet ends here.
  case refuses(Reason)
}
