import Topology

/// What the network knows of a packet's sender and receiver beyond its header: the groups that
/// they are members of, until a device on the path loses them.
package struct Labels: Hashable, Sendable {
  /// Why the sender's labels are no longer known.
  package enum Loss: Hashable, Sendable {
    /// A device passed the packet on as its own.
    case device(ElementID)
    /// A gateway could keep them but is not set to.
    case disabled(ElementID)
  }

  package var source: [ElementID]
  package var destination: [ElementID]
  /// The sender's labels once they are lost, so that a refusal can say so.
  package var lost: [ElementID] = []
  package var loss: Loss?

  package init(source: [ElementID] = [], destination: [ElementID] = []) {
    self.source = source
    self.destination = destination
  }

  package func satisfy(_ match: Match) -> Bool {
    (match.sourceLabel.map(source.contains) ?? true)
      && (match.destinationLabel.map(destination.contains) ?? true)
  }

  /// Forgets the sender's labels.
  package mutating func lose(_ cause: Loss) {
    guard !source.isEmpty else { return }
    lost = source
    source = []
    loss = cause
  }
}
