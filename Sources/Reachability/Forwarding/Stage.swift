/// One step of the way that packets take. Every step leads to others by their index.
package enum Stage: Sendable {
  /// The packet comes to a node; what follows happens there.
  case enter(node: Int, then: Int)
  /// The packet comes to an interface that can be its receiver.
  case arrive(interface: Int, then: Int)
  /// Destinations inside take one way, all others the other.
  case branch(inside: IntervalSet, then: Int, otherwise: Int)
  case filter(Int, then: Int)
  /// The table's route picks the exit; without a route the packet is lost for this reason.
  case forward(table: Int, exits: [Int], missing: ReasonCode)
  case select(ZoneSelector)
  /// The sender's labels are lost.
  case loseLabels(Labels.Loss, then: Int)
  /// Nobody knows whether the sender's labels are carried on.
  case blurLabels(then: Int)
  /// The packet leaves its routed domain: gateways no longer take the sender for one of theirs.
  case leaveDomain(then: Int)
  /// The sender becomes this interface; answers find the way back by ``restore``.
  case translateSource(interface: Int, protocols: IntervalSet, then: Int)
  /// The sender's public address takes the place of its own, in this domain only.
  case publish(domain: Int, origin: Provenance, then: Int)
  /// The receiver's own address takes the place of its public one, in this domain only.
  case admit(domain: Int, origin: Provenance, then: Int)
  /// An answer gets back the addresses that this interface replaced.
  case restore(interface: Int, then: Int)
  case proxy(Int)
  /// The subnet hands the packet to the interface that has its address.
  case deliver(subnet: Int, isLocal: Bool)
  /// The packet is refused here, whatever it is; the walk goes on to find what else is wrong.
  case refuse(ReasonCode, Provenance, detail: String, then: Int)
  /// Something worth telling happens, without a decision.
  case remark(Provenance, String, then: Int)
  case accept
  /// The packet leaves the model for the internet.
  case exit
  /// The packet is lost for good.
  case lose(ReasonCode, Provenance, detail: String)
  case unknown(feature: String, Provenance)
}

extension Stage {
  /// Whether packets of different origin first come together here.
  var isMeetingPoint: Bool {
    switch self {
    case .enter, .arrive: true
    default: false
    }
  }
}
