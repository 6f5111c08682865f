import Topology

/// A VPC endpoint service of the author's own, which AWS PrivateLink offers to other VPCs.
package struct EndpointService: Hashable, Sendable, Identifiable {
  package let id: ElementID
  /// The Network Load Balancers that take its connections.
  package let balancers: Links
  /// Whether its owner must accept each endpoint.
  package let needsAcceptance: Known<Bool>
}
