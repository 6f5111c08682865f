import AWSModel
import OrderedCollections
import Testing
import Topology

@testable import Diagrams

/// What stands in subnets without a component and without a connection.
@Suite struct WorkOfNobodyTests {
  private func topology() -> Topology {
    var build = TopologyBuilder(zones: ["a", "b"])
    build.vpc("v", "Network", "10.0.0.0/16")
    build.tier("v", "app", "10.0.1", routes: [])
    build.add(
      "v/workers", "aws_eks_node_group", "workers", ["subnet_ids": build.subnets("v", "app")])
    build.component("v/profile", .service, "profile", parent: "v", primary: "v/profile")
    build.add(
      "v/profile", "aws_eks_fargate_profile", "profile",
      ["subnet_ids": build.subnets("v", "app")])
    build.add(
      "v/group", "aws_db_subnet_group", "Subnets", ["subnet_ids": build.subnets("v", "app")])
    build.add(
      "v/database", "aws_db_instance", "shop",
      ["db_subnet_group_name": build.reference("v/group", "name"), "multi_az": true])
    build.add(
      "v/replica", "aws_db_instance", "copy",
      [
        "replicate_source_db": build.reference("v/database", "identifier"),
        "availability_zone": .context(.zoneName("b")),
        "vpc_security_group_ids": .list([]),
      ])
    return build.topology
  }

  private func sheet(_ kind: DiagramSummary.Kind) throws -> Sheet {
    try #require(
      try DiagramGenerator(environments: [topology()]).sheets().first { $0.kind == kind })
  }

  private func texts(_ sheet: Sheet) -> [String] {
    sheet.allBoxes.flatMap(\.texts).map(\.text)
  }

  @Test func `A group of nodes is on the sheet of what runs where`() throws {
    let sheet = try sheet(.workload)
    #expect(texts(sheet).contains("workers"))
    #expect(SheetCheck.violations(of: sheet) == [])
  }

  @Test func `Without connections the sheet promises none`() throws {
    let sheet = try sheet(.workload)
    #expect(!sheet.boxes.contains { $0.role == .note })
    #expect(!sheet.altText.contains("connection") && !sheet.subtitle.contains("calls"))
  }

  @Test func `A tile of the overview says what it is`() throws {
    #expect(texts(try sheet(.overview)).contains("EKS node group · in 2 zones"))
  }

  @Test func `A read replica stands in its zone of the subnets of its source`() throws {
    let model = AWSModel(topology())
    let replica = try #require(model.occupants[ElementID("v", "replica")])
    #expect(replica.unknownPlaces.isEmpty)
    #expect(replica.places.map(\.subnet.description) == ["v/app[b]"])
  }
}
