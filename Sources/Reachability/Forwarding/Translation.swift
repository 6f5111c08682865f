/// A change of a packet's header, kept so that the answer can be changed back.
package struct Translation<Header: Hashable & Sendable>: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The sender was replaced by a device that many share.
    case shared
    /// The sender was replaced by its own public address.
    case published
    /// The receiver's public address was replaced by its own.
    case admitted
    /// A device took the connection over and chose a target; the flag says whether the target
    /// sees the client's address.
    case proxied(keepsSource: Bool)
  }

  package let kind: Kind
  /// The interface whose address came in, or whose public address was exchanged.
  package let interface: Int
  /// The header before the change.
  package let original: Header

  /// The load balancer's interface that took the connection over.
  var proxy: Int? {
    if case .proxied = kind { interface } else { nil }
  }

  package init(_ kind: Kind, interface: Int, original: Header) {
    self.kind = kind
    self.interface = interface
    self.original = original
  }
}
