import Topology

/// A device that ends a client's connection, or takes it over, and passes it to one of its targets.
package struct Proxy: Sendable {
  package struct Target: Hashable, Sendable {
    package let interface: Int
    package let port: UInt16
    /// The address to connect to, where it is not the one that stands for the interface.
    package let address: IPv4Address?
    /// Whether the target serves clients of every zone, being in none itself.
    package let isInEveryZone: Bool
    /// The stage at which a connection ends of which it is not known whether the device passes it on
    /// to this target; nil where it does.
    package var doubt: Int?

    package init(
      interface: Int, port: UInt16, address: IPv4Address? = nil, isInEveryZone: Bool = false
    ) {
      self.interface = interface
      self.port = port
      self.address = address
      self.isInEveryZone = isInEveryZone
    }
  }

  package struct Listener: Sendable {
    package let match: Match
    package let origin: Provenance
    package let title: String
    package let targets: [Target]
    /// Whether the device itself answers, so that the packet is accepted here.
    package let answers: Bool
    /// Whether the device speaks HTTP with its clients, so that it ends every connection itself.
    package var speaksHTTP = false
    /// Whether the device itself answers what none of its rules forwards.
    package var answersRest = false
    /// Whether one of its target groups has targets for other nodes of the device, and none for this.
    package var lacksGroup = false
    /// Whether the targets see the client's own address.
    package let keepsSource: Bool
    /// Why a connection fails where there are no targets.
    package let withoutTargets: ReasonCode
    /// The stage for connections to targets that the model does not hold; nil without any.
    package let unknownTarget: Int?
    /// Whether anything may be among the targets that the model does not hold.
    package let isOpen: Bool

    package init(
      match: Match, origin: Provenance, title: String, targets: [Target], answers: Bool,
      keepsSource: Bool, withoutTargets: ReasonCode = .noTarget,
      unknownTarget: Int? = nil, isOpen: Bool = false
    ) {
      self.match = match
      self.origin = origin
      self.title = title
      self.targets = targets
      self.answers = answers
      self.keepsSource = keepsSource
      self.withoutTargets = withoutTargets
      self.unknownTarget = unknownTarget
      self.isOpen = isOpen
    }
  }

  package let interface: Int
  package let listeners: [Listener]
  /// Where packets to the targets leave.
  package let sending: Int

  package init(interface: Int, listeners: [Listener], sending: Int) {
    self.interface = interface
    self.listeners = listeners
    self.sending = sending
  }
}
