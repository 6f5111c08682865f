import AWSModel
import Topology

/// A VPC's route table before anyone uses it: its routes, and what each leads to.
struct LoweredRouteTable {
  let id: ElementID
  let vpc: ElementID
  /// The index of the forwarding table.
  let table: Int
  /// What the routes lead to, by their exit number.
  let targets: [RouteTarget]
  /// The block of each route, by its exit number.
  let destinations: [IPv4Network]
}
