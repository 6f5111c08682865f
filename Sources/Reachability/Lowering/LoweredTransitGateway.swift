import Topology

/// A transit gateway: the stages at which packets enter its tables.
struct LoweredTransitGateway {
  var tableStages: [TableKey: Int] = [:]

  /// A route table as packets from one zone see it.
  struct TableKey: Hashable {
    let table: ElementID
    let zone: Zone?
  }
}
