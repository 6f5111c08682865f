import Topology

/// A security group with every rule it has, in whichever of the three spellings.
package struct SecurityGroup: Hashable, Sendable, Identifiable {
  package let id: ElementID
  package let vpc: Known<VPC.ID>
  /// Whether it is the one that AWS gives to interfaces for which none is named.
  package let isDefault: Bool
  /// Whether AWS made it and no resource of the model adopts it: its members reach each other, and
  /// everything outwards.
  package let isImplicit: Bool
  package var ingress: [SecurityRule] = []
  package var egress: [SecurityRule] = []

  package var rules: [SecurityRule] { ingress + egress }
}

/// One rule of a security group, for one peer.
package struct SecurityRule: Hashable, Sendable {
  /// The other side.
  package enum Peer: Hashable, Sendable {
    case block(IPv4Network)
    /// An IPv6 block, as text.
    case ipv6(String)
    /// A managed prefix list, or the prefix list of a gateway endpoint's service.
    case list(ElementID)
    case group(SecurityGroup.ID)
    case unknown(Kind, Unknown)

    /// What a rule's peer is that the model does not know.
    package enum Kind: Hashable, Sendable { case block, list, group, rule }
  }

  package let isEgress: Bool
  package let service: ProtocolPorts
  package let peer: Peer
  /// What its author says of it; for an inline rule only.
  package let summary: String?
  /// The resource that it comes from: a rule's own, or the group.
  package let element: ElementID
  /// Whether it is written in the group itself.
  package let isInline: Bool
}

extension SecurityGroup {
  /// What a group protects, by its title: `app service` of `Security group of the app service`; the
  /// title where it says nothing of the kind.
  package static func withoutKind(_ title: String) -> String {
    let prefix = ["Security group of the ", "Security group of "].first(where: title.hasPrefix)
    return String(title.dropFirst(prefix?.count ?? 0))
  }
}
