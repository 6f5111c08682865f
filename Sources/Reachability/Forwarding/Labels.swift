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

  /// Stands for groups that the model does not know: who carries it may be a member of any.
  package static let anyGroup = ElementID("*")

  /// Whether the labels satisfy a rule.
  package enum Satisfaction { case yes, maybe, no }

  package func satisfaction(of match: Match) -> Satisfaction {
    let sender = Self.has(match.sourceLabel, in: source)
    guard sender != .no else { return .no }
    let receiver = Self.has(match.destinationLabel, in: destination)
    return receiver == .yes ? sender : receiver
  }

  private static func has(_ label: ElementID?, in labels: [ElementID]) -> Satisfaction {
    guard let label else { return .yes }
    if labels.contains(label) { return .yes }
    return labels.contains(anyGroup) ? .maybe : .no
  }

  /// Where a device may or may not carry the sender's labels on.
  package mutating func blur() {
    if !source.isEmpty { source = [Self.anyGroup] }
  }

  /// Forgets the sender's labels.
  package mutating func lose(_ cause: Loss) {
    guard !source.isEmpty else { return }
    lost = source
    source = []
    loss = cause
  }
}
