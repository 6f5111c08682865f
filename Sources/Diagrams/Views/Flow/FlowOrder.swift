import Topology

/// In which order the parts of a flow sheet stand side by side.
struct FlowOrder: Hashable {
  /// The VPCs, from the left.
  var vpcs: [ElementID]
  /// The tables of hubs, from the left.
  var tables: [String]

  /// Every order worth a try: of two or three things all, of more the given one and its reverse.
  static func all(vpcs: [ElementID], tables: [String]) -> [FlowOrder] {
    orders(vpcs).flatMap { vpcs in orders(tables).map { FlowOrder(vpcs: vpcs, tables: $0) } }
  }

  private static func orders<T>(_ things: [T]) -> [[T]] {
    guard things.count > 1 else { return [things] }
    guard things.count < 4 else { return [things, things.reversed()] }
    return things.indices.flatMap { index in
      var rest = things
      let first = rest.remove(at: index)
      return orders(rest).map { [first] + $0 }
    }
  }
}
