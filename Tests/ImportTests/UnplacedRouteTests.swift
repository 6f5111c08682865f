import AWSModel
import Foundation
import Import
import ImportCases
import Testing
import Topology

/// Routes of which a plan does not tell the table: which tables may have them, and what pages say.
@Suite struct UnplacedRouteTests {
  private static func model(_ entry: ImportCase) throws -> AWSModel {
    AWSModel(try ImportedTerraform(entry.plan, name: entry.name).topology)
  }

  /// The table that a route really has, as planning once more told, is always among those that may
  /// have it.
  @Test func theTrueTableMayHaveTheRoute() throws {
    var checked = 0
    for entry in try ImportCase.all() {
      let model = try Self.model(entry)
      for route in model.unplacedRoutes {
        for edge in entry.edges
        where edge.source == route.description && edge.argument.hasPrefix("route_table_id") {
          let table = ElementID(terraform: edge.target)
          guard model.routeTables[table] != nil else { continue }
          checked += 1
          #expect(model.mayBelong(route, to: table), "\(entry.name): \(route) in \(table)")
        }
      }
    }
    #expect(checked > 7)
  }

  /// A route to an endpoint of a firewall is in a table of the firewall's VPC that has no such route.
  @Test func whatARouteLeadsToTellsWhereItIsNot() throws {
    let hub = try Self.model(ImportCase("hubspoke-centralized-egress"))
    let route = try #require(hub.unplacedRoutes.first)
    let tables = hub.routeTables.values.filter { hub.mayBelong(route, to: $0.id) }
    #expect(!tables.isEmpty)
    #expect(tables.allSatisfy { "\($0.vpc)".hasPrefix("module.inspection_vpc.aws_vpc.main") })
    let network = try Self.model(ImportCase("oozou-nonprod-network"))
    for route in network.unplacedRoutes {
      let tables = network.routeTables.values.filter { network.mayBelong(route, to: $0.id) }
      #expect(!tables.contains { "\($0.vpc)".contains("inspection_vpc") }, "\(route)")
    }
  }

  /// They are listed, and the tables that may have them say so, though they have a way out.
  @Test func pagesListThem() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("unplaced-\(UUID().uuidString)").path
    let (status, words) = CommandTests.run(
      "import", CommandTests.path("oozou-nonprod-network"), "--output", path)
    #expect(status == 0, "\(words.error)")
    let page = try String(contentsOfFile: "\(path)/docs/network.md", encoding: .utf8)
    let parts = page.components(separatedBy: "## Routes of a table that is not known")
    #expect(parts.count == 2)
    let list = try #require(parts.last)
    #expect(list.contains("local.private_route_table_ids in module.network.module.egress_vpc"))
    #expect(list.contains("`10."))
    let lines = page.components(separatedBy: "\n")
    let out = lines.filter { $0.contains("Everything else goes to") }
    #expect(out.contains { $0.contains("which may be") }, "\(out)")
    // Attachments of others are named by their ids, as on the sheets.
    #expect(page.contains("| `10.2.0.0/16`") && page.contains("`tgw-attach-09f7845a34cd20d1f`"))
  }

  /// A route of which the target alone is known tells it.
  @Test func aKnownTargetIsToldWithoutADestination() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("target-\(UUID().uuidString)").path
    let (status, words) = CommandTests.run(
      "import", CommandTests.path("aws-ia-vpc-tgw"), "--output", path)
    #expect(status == 0, "\(words.error)")
    let page = try String(contentsOfFile: "\(path)/docs/network.md", encoding: .utf8)
    let row = page.split(separator: "\n").first { $0.contains("whose destination is not known") }
    #expect(row?.contains("#aws_ec2_transit_gateway.example") == true, "\(row ?? "")")
  }
}
