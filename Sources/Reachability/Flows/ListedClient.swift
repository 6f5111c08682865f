import Topology

/// Who opens a connection from outside where not everybody may: one whom the receiver lists.
package enum ListedClient: Hashable, Sendable {
  /// A host of the internet, in one of the listed blocks.
  case host(IPv4Address)
  /// Somebody in a listed block that no host of the internet is in: by which way such a client
  /// comes, for example over a VPN, is not in the model.
  case elsewhere(IPv4Network)
}
