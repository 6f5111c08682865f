import Topology

/// A route table of a VPC: every route that decides in it, wherever it is written.
package struct RouteTable: Hashable, Sendable, Identifiable {
  package let id: ElementID
  package let vpc: VPC.ID
  /// Whether subnets without an association use it.
  package var isMain = false
  /// Whether AWS made it and no resource of the model adopts it.
  package let isImplicit: Bool
  /// Local routes first, then those of the table's own blocks, of resources, and of gateway
  /// endpoints.
  package var routes: [Route] = []
  /// Where routes come from that the model does not hold: propagation, routes whose destination is
  /// not known. Any of them can be more specific than ``routes``.
  package var openings: [RouteOpening] = []
  package var subnets: [Subnet.ID] = []
  /// Gateways whose incoming packets it routes.
  package var gateways: [ElementID] = []
  /// Whether it also routes what enters through a gateway that the model does not hold.
  package var hasOtherGateways = false

  /// What is least known of what comes besides ``routes``.
  package var widestOpening: RouteOpening? { openings.widest }

  /// Whether it routes what enters through a gateway, as opposed to what leaves subnets.
  package var isEdge: Bool { !gateways.isEmpty || hasOtherGateways }
}

/// Routes of a table that the model cannot list.
package struct RouteOpening: Hashable, Sendable {
  /// What brings them, in AWS's words, for example `route propagation from a virtual private gateway`.
  package let feature: String
  package let element: ElementID
  /// Whether a gateway brings them that is no internet gateway.
  package let isPropagated: Bool
  /// Whether they may lead to addresses of the model's own networks, as what is announced from
  /// outside does not.
  package let coversModel: Bool
  /// Whether it may lead packets between the VPC's own subnets elsewhere, as a route to a firewall
  /// may.
  package let mayRefineLocal: Bool
  /// Where they lead, where that alone is known.
  package let target: RouteTarget?

  package init(
    feature: String, element: ElementID, isPropagated: Bool = false, coversModel: Bool = false,
    mayRefineLocal: Bool = false, target: RouteTarget? = nil
  ) {
    self.target = target
    self.coversModel = coversModel
    self.feature = feature
    self.element = element
    self.isPropagated = isPropagated
    self.mayRefineLocal = mayRefineLocal
  }
}

extension [RouteOpening] {
  /// The one that leaves most open.
  package var widest: RouteOpening? {
    first(where: \.mayRefineLocal) ?? first(where: \.coversModel) ?? first
  }
}
