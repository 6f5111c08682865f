import Topology

/// Which addresses of a subnet AWS cannot choose for an interface: those that something has, and
/// those that are kept.
package struct AddressUse: Hashable, Sendable {
  /// The addresses that arguments give to an interface.
  package var taken: Set<IPv4Address> = []
  /// Blocks from which AWS takes no address by itself.
  package var reserved: [IPv4Network] = []
  /// How many more addresses an argument may give to an interface: which ones nobody knows.
  package var undecided = 0
  /// Whether nobody knows how many more those are.
  package var isOpen = false

  package init() {}

  /// Whether addresses that nobody knows may be all of so many.
  package func mayTake(_ count: Int) -> Bool { isOpen || count <= undecided }

  package func isReserved(_ address: IPv4Address) -> Bool {
    reserved.contains { $0.contains(address) }
  }
}
