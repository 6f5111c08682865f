import Topology

/// Where a host meets the network: addresses in a subnet, and the way in and out.
package struct NetworkInterface: Hashable, Sendable {
  package let node: Int
  /// What it belongs to: a service, an instance, a gateway.
  package let owner: ElementID
  package let subnet: ElementID
  package let zone: Zone?
  /// The addresses that it may have: one where the model says which, else those of its subnet.
  package let addresses: IntervalSet
  /// The address that stands for it on a concrete walk.
  package let address: IPv4Address
  /// The address by which the internet knows it; nil where it has none.
  package let publicAddress: IPv4Address?
  /// Which routed domain it is in: packets of one domain reach each other without a gateway.
  package let domain: Int
  /// The groups that it is a member of.
  package let labels: [ElementID]
  /// Whether a reader may ask for it by name, as opposed to a device on the way.
  package let isEndpoint: Bool
  /// What decides about packets in its way besides its groups; nil where it has none.
  package var admission: Admission?
  /// The stage that decides about its packets beside its groups and is no other's; nil where it has
  /// none.
  package var ownStage: Int?
  /// Whether AWS chooses its address.
  package var hasChosenAddress = false
  /// Whether it opens connections of its own.
  package var opens = true
  /// Why it is not known whether it opens connections; nil where it is.
  package var sendingDoubt: String?
  /// Why it is not known whether it has its public address; nil where it is.
  package var publicDoubt: String?
  /// What else of it is not known, so that no walk from or to it is certain.
  package var doubts: [String] = []
  /// The stage at which its own packets begin.
  package var sending = -1
  /// The stage for packets that come from its own subnet.
  package var receivingLocally = -1
  /// The stage for packets that come from elsewhere.
  package var receiving = -1

  /// What security groups are to an interface.
  package struct Admission: Hashable, Sendable {
    /// Whether others can open connections to it.
    let listens: Bool
    /// Whether references to groups of other VPCs hold.
    let takesForeignGroups: Bool
    /// What it listens on where not its groups alone decide; nil where they do.
    var listening: Listening?
  }

  /// The ports on which an interface of a known kind listens.
  package struct Listening: Hashable, Sendable {
    /// What it is, for sentences.
    let title: String
    let tcp: IntervalSet
    let udp: IntervalSet
    /// TCP ports of which it is not known whether it listens there.
    let possible: IntervalSet
    /// All of them in words; nil where none is known.
    let text: String?
  }

  package init(
    node: Int, owner: ElementID, subnet: ElementID, zone: Zone?, addresses: IntervalSet,
    address: IPv4Address, publicAddress: IPv4Address?, domain: Int, labels: [ElementID],
    isEndpoint: Bool
  ) {
    self.node = node
    self.owner = owner
    self.subnet = subnet
    self.zone = zone
    self.addresses = addresses
    self.address = address
    self.publicAddress = publicAddress
    self.domain = domain
    self.labels = labels
    self.isEndpoint = isEndpoint
  }
}
