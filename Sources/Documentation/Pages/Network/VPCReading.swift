import AWSModel
import Topology

/// A VPC with its subnets, as the pages speak of them.
struct VPCReading: Sendable {
  let vpc: Aligned<Resource>
  /// The component that the VPC stands for, where it is declared as one.
  let component: Aligned<ComponentRecord>?
  let subnets: [Aligned<Resource>]
  let tables: [Family]
  /// The main table that AWS made and that a subnet uses; nil where every subnet has a declared one.
  let mainTable: RouteTable?

  init(_ vpc: Aligned<Resource>, in landscape: Landscape) {
    self.vpc = vpc
    let owner = landscape.owner(of: vpc.id)
    component = owner?.first.kind == .vpc || owner?.first.primary == vpc.id ? owner : nil
    let vpcs = landscape.models.map { $0.vpcs[vpc.id] }
    subnets = landscape.resources.filter { resource in
      vpcs.contains { $0?.subnets.contains(resource.id) ?? false }
    }
    let declared = Set(
      landscape.models.flatMap { model in
        model.routeTables.values.filter { $0.vpc == vpc.id && !$0.isImplicit }.map(\.id)
      })
    var tables: [Family] = []
    for resource in landscape.resources where declared.contains(resource.id) {
      guard tables.last?.id != resource.id.family, let family = landscape.family(resource.id) else {
        continue
      }
      tables.append(family)
    }
    self.tables = tables
    mainTable = landscape.models.lazy.flatMap(\.routeTables.values).first {
      $0.vpc == vpc.id && $0.isImplicit && !$0.subnets.isEmpty
    }
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
