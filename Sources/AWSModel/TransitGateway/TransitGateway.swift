import Topology

/// A transit gateway of the model.
package struct TransitGateway: Hashable, Sendable, Identifiable {
  package let id: ElementID
  /// Whether it carries security group membership from one VPC to another.
  package let carriesGroups: Known<Bool>
  /// Whether attachments join the default table unless they say otherwise.
  package let associatesByDefault: Known<Bool>
  package let propagatesByDefault: Known<Bool>
  /// The table that it has by itself, unless that is turned off.
  package let defaultTable: TransitTable.ID
  package var attachments: [TransitAttachment.ID] = []
  package var tables: [TransitTable.ID] = []
}

/// What is attached to a transit gateway.
package struct TransitAttachment: Hashable, Sendable, Identifiable {
  package enum Kind: Hashable, Sendable {
    case vpc(VPC.ID)
    /// A VPN connection.
    case vpn
    /// A Direct Connect gateway.
    case directConnect
    /// A Connect attachment.
    case connect
    /// Another transit gateway.
    case peering
    /// A VPC, or something, that the model does not hold.
    case outside
  }

  package let id: ElementID
  package let kind: Kind
  package let gateway: Known<TransitGateway.ID>
  package let subnets: Links
  /// Whether it keeps a flow in one zone.
  package let appliance: Known<Bool>
  package let carriesGroups: Known<Bool>
  /// The table that decides for what comes from it; absent where there is none.
  package var table: Known<TransitTable.ID> = .absent
}

/// A route table of a transit gateway.
package struct TransitTable: Hashable, Sendable, Identifiable {
  package let id: ElementID
  package let gateway: TransitGateway.ID
  package let isImplicit: Bool
  package var routes: [TransitRoute] = []
  /// Attachments whose routes it has, other than those of VPCs of the model: what they announce is
  /// not known.
  package var openings: [RouteOpening] = []

  /// What is least known of what comes besides ``routes``.
  package var widestOpening: RouteOpening? { openings.widest }
}

/// A route of a transit gateway's table.
package struct TransitRoute: Hashable, Sendable {
  package enum Source: Hashable, Sendable { case declared, list, propagated }

  package enum Target: Hashable, Sendable {
    case attachment(TransitAttachment.ID)
    case blackhole
    case unknown(Unknown)
  }

  package let destination: IPv4Network
  package let target: Target
  package let source: Source
  /// The resource that it comes from.
  package let element: ElementID
}
