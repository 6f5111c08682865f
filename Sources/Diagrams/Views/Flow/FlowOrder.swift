import Topology

/// In which order the parts of a flow sheet stand side by side.
///
/// Of all orders the one with the calmest lines is drawn. Where three VPCs have lines to the same two
/// tables of a hub, as on the sheets of an inspected network, one crossing is left in each: around the
/// hub's border the lines' ends are three pairs of one to the one table and one to the other, so they
/// change between the tables at least three times, and lines to two points inside cross unless they
/// change but twice. Only a line around a whole VPC, with six bends and three times as long, would do
/// without, and what it runs along would be borders.
struct FlowOrder: Hashable {
  /// The VPCs, from the left.
  var vpcs: [ElementID]
  /// The tables of hubs, from the left.
  var tables: [String]

  /// The VPCs above the hubs.
  var above: Set<ElementID>

  /// How hubs are laid out, from the calmest to the narrowest.
  enum HubShape: CaseIterable {
    /// The words beside the tables, and room between these.
    case wide
    /// The same with less room, and of many routes only those that decide.
    case close
    /// The words above the tables.
    case high
  }

  var hubs = HubShape.wide

  func with(hubs: HubShape) -> FlowOrder {
    FlowOrder(vpcs: vpcs, tables: tables, above: above, hubs: hubs)
  }

  /// The same order for a sheet with these VPCs, of which those above the hubs are known that are not
  /// on this one.
  func with(vpcs own: [ElementID], above: Set<ElementID>) -> FlowOrder {
    let others = own.filter { !vpcs.contains($0) }
    var order = self
    order.vpcs = vpcs.filter(own.contains) + others
    order.above.formUnion(above.intersection(others))
    return order
  }

  /// Every order worth a try. VPCs above the hubs and VPCs below them stand in rows of their own;
  /// one that no line leads up from may stand in either.
  ///
  /// - Parameter above: the VPCs that must stand above.
  static func all(vpcs: [ElementID], tables: [String], above: Set<ElementID>) -> [FlowOrder] {
    let below = vpcs.filter { !above.contains($0) }
    // Where one row is enough, the other stays empty.
    let raised = below.count > 1 ? [nil] + below.map(Optional.some) : [nil]
    var seen: Set<FlowOrder> = []
    return raised.flatMap { raised in
      let above = above.union(raised.map { [$0] } ?? [])
      return Orders.all(vpcs).flatMap { vpcs in
        let rows = vpcs.filter(above.contains) + vpcs.filter { !above.contains($0) }
        return Orders.all(tables).map { FlowOrder(vpcs: rows, tables: $0, above: above) }
      }
    }.filter { seen.insert($0).inserted }
  }
}
