import Topology

/// A transit gateway: its attachments, and the stages at which packets enter its tables.
struct LoweredTransitGateway {
  /// Whether it carries security group membership from one VPC to another.
  let carriesGroups: Bool
  var tableStages: [TableKey: Int] = [:]

  /// A route table as packets from one zone see it.
  struct TableKey: Hashable {
    let table: ElementID
    let zone: Zone?
  }
}
