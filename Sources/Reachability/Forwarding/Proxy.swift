import Topology

/// A device that ends a client's connection, or takes it over, and passes it to one of its targets.
package struct Proxy: Sendable {
  package struct Target: Hashable, Sendable {
    package let interface: Int
    package let port: UInt16

    package init(interface: Int, port: UInt16) {
      self.interface = interface
      self.port = port
    }
  }

  package struct Listener: Sendable {
    package let match: Match
    package let origin: Origin
    package let title: String
    package let targets: [Target]
    /// Whether the device itself answers, so that the packet is accepted here.
    package let answers: Bool
    /// Whether the targets see the client's own address.
    package let keepsSource: Bool
    /// Why a connection fails where there are no targets.
    package let wantOfTargets: ReasonCode

    package init(
      match: Match, origin: Origin, title: String, targets: [Target], answers: Bool,
      keepsSource: Bool, wantOfTargets: ReasonCode = .noTarget
    ) {
      self.match = match
      self.origin = origin
      self.title = title
      self.targets = targets
      self.answers = answers
      self.keepsSource = keepsSource
      self.wantOfTargets = wantOfTargets
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
