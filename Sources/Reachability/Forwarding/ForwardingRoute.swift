import Topology

/// One entry of a forwarding table.
package struct ForwardingRoute: Hashable, Sendable {
  package let destination: IPv4Network
  /// What a reader calls the destination: the block, or a list that stands for it.
  package let destinationTitle: String
  /// Which of two routes to the same block wins: the lower.
  package let preference: Int
  /// What the route leads to, for people, for example `the transit gateway hub`.
  package let target: String
  package let origin: Provenance
  /// What the table's user does with it: an index into the exits of the stage that looks it up.
  package let exit: Int

  package init(
    to destination: IPv4Network, titled title: String? = nil, preference: Int = 0, target: String,
    origin: Provenance, exit: Int
  ) {
    self.destination = destination
    destinationTitle = title ?? destination.description
    self.preference = preference
    self.target = target
    self.origin = origin
    self.exit = exit
  }
}
