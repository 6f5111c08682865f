import Topology

/// What an AWS Client VPN endpoint lets its clients reach.
package struct ClientVPN: Hashable, Sendable {
  /// A network that clients are authorized to reach.
  package struct Authorization: Hashable, Sendable {
    package let block: Known<IPv4Network>
    /// Whether every client is, as opposed to those of one group.
    package let isForAll: Known<Bool>
    package let element: ElementID
  }

  /// A route of the endpoint beside the one to its VPC, which AWS makes.
  package struct Route: Hashable, Sendable {
    package let block: Known<IPv4Network>
    package let element: ElementID
  }

  package let id: ElementID
  package var authorizations: [Authorization] = []
  package var routes: [Route] = []
}
