import Topology

/// Whatever has a network interface in a subnet: an instance, a service, a database, a function.
package struct Occupant: Hashable, Sendable, Identifiable {
  /// An interface, or the addresses it may have, in one subnet.
  package struct Place: Hashable, Sendable {
    package let subnet: Subnet.ID
    /// The fixed address; absent where AWS gives any that is free.
    package var address: Known<IPv4Address>
    /// Further private addresses of the same interface.
    package var others: [IPv4Address] = []
    /// Whether it has, or may have, further private addresses that the model does not know.
    package var hasUnknownOthers = false
  }

  /// Whether it does something; what its type leaves open is unknown.
  package enum Habit: Hashable, Sendable { case yes, no, unknown }

  package let id: ElementID
  /// Where it stands; several places are all of them unless ``isInOnePlace``.
  package var places: [Place] = []
  /// Whether it stands in one of its places only, as a single instance of a database does.
  package var isInOnePlace = false
  /// Whether it is lost with the zone of that place, as a DB instance without a standby is.
  package var isLostWithZone: Known<Bool> = .known(false)
  /// Why the model does not know where it stands, or where else.
  package var unknownPlaces: [Unknown] = []
  /// Its private addresses in those.
  var strayAddresses: [Known<IPv4Address>] = []
  package var groups = Links()
  /// Whether security groups decide what it sends and receives.
  package var hasGroups = true
  /// Whether it may have groups that no argument names, such as those that a service makes.
  package var mayHaveOtherGroups = false
  package var isPublic: Known<Bool> = .known(false)
  /// What its clients may reach, where it is an interface of a Client VPN endpoint.
  package var clientVPN: ClientVPN?
  /// Whether it opens connections of its own.
  package var opens: Habit = .yes
  /// Whether others can open connections to it.
  package var listens: Habit = .yes
  /// The ports that it listens on; absent where its groups alone decide.
  package var ports: Known<OpenPorts> = .absent
  /// Whether it is an endpoint of a service, as opposed to a host of the author's own.
  package var isEndpoint = false
  /// The elements by which it is known too, such as a file system for its mount targets.
  package var alsoKnownAs: [ElementID] = []

  package init(_ id: ElementID) { self.id = id }

  /// Whether it listens on ports beside those that are known is not known.
  mutating func openOthers() {
    guard case .known(var known) = ports else { return }
    known.possible = [PortRange(1, through: 65535)]
    ports = .known(known)
  }
}
