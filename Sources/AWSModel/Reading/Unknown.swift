import Topology

/// Why a value is not known.
package enum Unknown: Hashable, Sendable {
  /// The user of the Terraform supplies it.
  case input(String)
  /// AWS decides when the resource exists, or the provider computes it.
  case computed(Reference)
  /// It names something by its id or ARN that the model does not hold.
  case outside(String)
  /// It has a form that is not understood, such as a text that is no CIDR block.
  case unreadable(String)
}
