import Topology

/// One entry of a forwarding table.
package struct Route: Hashable, Sendable {
  package let destination: IPv4Network
  /// Which of two routes to the same block wins: the lower.
  package let preference: Int
  /// What the route leads to, for people, for example `the transit gateway hub`.
  package let target: String
  package let origin: Origin
  /// What the table's user does with it: an index into the exits of the stage that looks it up.
  package let exit: Int

  package init(
    to destination: IPv4Network, preference: Int = 0, target: String, origin: Origin, exit: Int
  ) {
    self.destination = destination
    self.preference = preference
    self.target = target
    self.origin = origin
    self.exit = exit
  }
}
