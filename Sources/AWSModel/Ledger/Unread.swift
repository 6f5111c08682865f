import Topology

/// Something that can change where packets go, or who may send them, and that the model does not
/// read, or read as unknown.
package struct Unread: Hashable, Sendable {
  /// What it can change.
  package enum Effect: Hashable, Sendable {
    /// Any answer within its scope.
    case anything
    /// It may let more through: public addresses, other ways in.
    case adds
    /// It may make something reachable from outside that is not by itself: an address, a load
    /// balancer before it.
    case publishes
    /// It sends to the internet by a way of its own, beside its interfaces.
    case leaves
    /// Others, of whom nothing is known, may send.
    case senders
    /// Packets of IPv6, of which nothing is said.
    case ipv6
  }

  /// Where.
  package enum Scope: Hashable, Sendable {
    case vpc(VPC.ID)
    /// What is said of this element alone.
    case element(ElementID)
    case everywhere
  }

  package let element: ElementID
  /// The path of the argument, for example `vpc_config.subnet_ids`; nil for the whole resource.
  package let argument: String?
  /// What it is, in AWS's words, for people.
  package let feature: String
  package let scope: Scope
  package let effect: Effect

  package init(
    _ element: ElementID, argument: String? = nil, feature: String, scope: Scope, effect: Effect
  ) {
    self.element = element
    self.argument = argument
    self.feature = feature
    self.scope = scope
    self.effect = effect
  }
}
