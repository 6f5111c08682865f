import Topology

/// A VPC peering connection.
package struct Peering: Hashable, Sendable, Identifiable {
  package let id: ElementID
  package let requester: Known<VPC.ID>
  package let accepter: Known<VPC.ID>
  /// Whether the accepter is in another Region or account, so that what the model says of it need
  /// not be what is there.
  package let leavesModel: Bool
  /// Whether somebody of the model accepts it; without that it carries nothing, and whether it is
  /// accepted by hand nobody knows.
  package let isAccepted: Bool
}
