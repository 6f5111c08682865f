import AWSModel
import AWSResources
import OrderedCollections
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

  /// Every VPC, in the order of declaration.
  static func all(in landscape: Landscape) -> [VPCReading] {
    let contents = Contents(landscape)
    return landscape.resources(ofType: AWS.Vpc.type).map {
      VPCReading($0, in: landscape, contents)
    }
  }

  /// What is in each VPC, looked up once for all of them.
  private struct Contents {
    var subnets: [ElementID: [Aligned<Resource>]] = [:]
    var tables: [ElementID: [Family]] = [:]
    var mainTables: [ElementID: RouteTable] = [:]

    init(_ landscape: Landscape) {
      var vpcs: [ElementID: OrderedSet<ElementID>] = [:]
      var tableVPCs: [ElementID: OrderedSet<ElementID>] = [:]
      for model in landscape.models {
        for vpc in model.vpcs.values {
          for subnet in vpc.subnets { vpcs[subnet, default: []].append(vpc.id) }
        }
        for table in model.routeTables.values {
          let vpc = table.vpc
          if !table.isImplicit {
            tableVPCs[table.id, default: []].append(vpc)
          } else if !table.subnets.isEmpty, mainTables[vpc] == nil {
            mainTables[vpc] = table
          }
        }
      }
      for resource in landscape.resources {
        for vpc in vpcs[resource.id] ?? [] { subnets[vpc, default: []].append(resource) }
        for vpc in tableVPCs[resource.id] ?? []
        where tables[vpc]?.last?.id != resource.id.family {
          if let family = landscape.family(resource.id) {
            tables[vpc, default: []].append(family)
          }
        }
      }
    }
  }

  private init(_ vpc: Aligned<Resource>, in landscape: Landscape, _ contents: Contents) {
    self.vpc = vpc
    let owner = landscape.owner(of: vpc.id)
    component = owner?.first.kind == .vpc || owner?.first.primary == vpc.id ? owner : nil
    subnets = contents.subnets[vpc.id] ?? []
    tables = contents.tables[vpc.id] ?? []
    mainTable = contents.mainTables[vpc.id]
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
