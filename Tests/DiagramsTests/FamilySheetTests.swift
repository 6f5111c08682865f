import Testing
import Topology

@testable import Diagrams

/// Groups of nodes of one `for_each`, as modules for Amazon EKS make them, and subnets whose zones only
/// AWS tells.
@Suite struct FamilySheetTests {
  /// - Parameter isGathered: whether the groups are a component that others call.
  private func topology(isGathered: Bool, hasZones: Bool = true) -> Topology {
    var build = TopologyBuilder(zones: ["a", "b"])
    build.vpc("v", "Network", "10.0.0.0/16")
    build.tier("v", "app", "10.0.1", routes: [])
    build.add("v/gateway", "aws_internet_gateway", "Gateway", ["vpc_id": build.reference("v/vpc")])
    build.tier(
      "v", "public", "10.0.0",
      routes: [
        (
          "default", "0.0.0.0/0", "gateway_id",
          { [build] _ in build.reference("v/gateway") }
        )
      ])
    for zone in ["a", "b"] {
      build.add(
        "v/nodes[\(zone)]", "aws_eks_node_group", "Workers [\(zone)]",
        ["subnet_ids": .list([build.reference("v/app[\(zone)]")])])
    }
    build.component("v/profile", .service, "profile", parent: "v", primary: "v/profile")
    build.add(
      "v/profile", "aws_eks_fargate_profile", "profile",
      ["subnet_ids": build.subnets("v", "app")])
    if isGathered {
      build.component("v/nodes", .other, "workers", parent: "v", primary: "v/nodes[a]")
      let last = build.topology.components.count - 1
      build.topology.components[last].members = ["a", "b"].map {
        TopologyBuilder.id("v/nodes[\($0)]")
      }
      build.connect("v/nodes", "v/profile", .tcp, 443, "HTTPS")
    }
    guard !hasZones else { return build.topology }
    var topology = build.topology
    for index in topology.resources.indices {
      topology.resources[index].arguments.removeValue(forKey: "availability_zone")
    }
    return topology
  }

  private func sheet(_ topology: Topology, _ kind: DiagramSummary.Kind) throws -> Sheet {
    let sheets = try DiagramGenerator(environments: [topology]).sheets()
    return try #require(sheets.first { $0.kind == kind })
  }

  /// The titles of boxes with the glyph of a group of nodes.
  private func titles(_ sheet: Sheet, _ role: BoxRole) -> [String] {
    sheet.allBoxes.filter { $0.role == role && $0.glyph?.glyph == .instance }
      .compactMap(\.texts.first?.text)
  }

  @Test(arguments: [true, false])
  func `Groups of one for_each are one row, with its own in each zone`(isGathered: Bool) throws {
    let sheet = try sheet(topology(isGathered: isGathered), .workload)
    #expect(SheetCheck.violations(of: sheet) == [])
    #expect(titles(sheet, .element) == [isGathered ? "workers" : "Workers"])
    #expect(titles(sheet, .chip) == ["a", "b"])
    let ids = ["a", "b"].map { TopologyBuilder.id("v/nodes[\($0)]") }
    #expect(Set(sheet.elements).isSuperset(of: ids))
  }

  @Test(arguments: [true, false])
  func `Groups of one for_each are one tile of the overview`(isGathered: Bool) throws {
    let sheet = try sheet(topology(isGathered: isGathered), .overview)
    #expect(SheetCheck.violations(of: sheet) == [])
    #expect(titles(sheet, .element).count == 1)
  }

  @Test func `Subnets of zones that are not known stand below each other`() throws {
    let sheet = try sheet(topology(isGathered: false, hasZones: false), .network)
    #expect(SheetCheck.violations(of: sheet) == [])
    let subnets = sheet.allBoxes.filter { [.publicSubnet, .privateSubnet].contains($0.role) }
    #expect(subnets.count == 4)
    #expect(Set(subnets.map(\.frame.y)).count == 4)
    #expect(sheet.edges.contains { $0.target == "v/gateway" && !$0.path.isEmpty })
    let words = sheet.allBoxes.flatMap(\.texts).map(\.text)
    #expect(words.contains { $0.contains("also in one other subnet") })
  }
}
