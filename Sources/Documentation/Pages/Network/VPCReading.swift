import Topology

/// A VPC with its subnets, as the pages speak of them.
struct VPCReading: Sendable {
  let vpc: Aligned<Resource>
  /// The component that the VPC stands for, where it is declared as one.
  let component: Aligned<ComponentRecord>?
  let subnets: [Aligned<Resource>]
  let tables: [Family]

  init(_ vpc: Aligned<Resource>, in landscape: Landscape) {
    self.vpc = vpc
    let owner = landscape.owner(of: vpc.id)
    component = owner?.first.kind == .vpc || owner?.first.primary == vpc.id ? owner : nil
    subnets = landscape.referrers(of: vpc.id, type: "aws_subnet", through: "vpc_id")
    var tables: [Family] = []
    for table in landscape.referrers(of: vpc.id, type: "aws_route_table", through: "vpc_id")
    where tables.last?.id != table.id.family {
      if let family = landscape.family(table.id) { tables.append(family) }
    }
    self.tables = tables
  }

  var id: ElementID { component?.id ?? vpc.id }
  var title: String { component?.first.title ?? vpc.first.title }
}

extension Landscape {
  /// The address block that an argument gives; nil where there is none.
  func block(_ resource: Resource?, _ argument: String = "cidr_block", in environment: Int)
    -> IPv4Network?
  {
    resource?[argument].map(environments[environment].topology.resolve)?.stringValue
      .flatMap { IPv4Network($0) }
  }
}
