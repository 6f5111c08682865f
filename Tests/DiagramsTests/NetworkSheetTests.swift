import Testing
import Topology

@testable import Diagrams

@Suite struct NetworkSheetTests {
  private func sheet(_ topology: Topology) -> Sheet {
    OrthogonalRouter.routed(NetworkView(topology).sheet())
  }

  @Test(arguments: [["a", "b"], ["a", "b", "c"]])
  func `Rows of VPCs side by side are level`(zones: [String]) throws {
    let boxes = Dictionary(
      sheet(Samples.inspection(zones: zones)).allBoxes.map { ($0.name, $0.frame) },
      uniquingKeysWith: { first, _ in first })
    for (one, other) in [
      ("egress/public[a]", "ingress/public[a]"), ("egress/transit[a]", "ingress/transit[a]"),
      ("inspection/firewall[a]", "metrics/private[a]"),
      ("inspection/firewall/route-table[a]", "metrics/private/route-table[a]"),
    ] {
      let (left, right) = (try #require(boxes[one]), try #require(boxes[other]))
      #expect(left.y == right.y, "\(one) and \(other)")
    }
  }

  @Test(arguments: [["a", "b"], ["a", "b", "c"]])
  func `A line into a firewall's endpoint keeps clear of the endpoint's corners`(
    zones: [String]
  ) throws {
    let sheet = sheet(Samples.inspection(zones: zones))
    let chips = sheet.allBoxes.filter { $0.name.contains("/firewall endpoint ") }
    #expect(chips.count == zones.count)
    for chip in chips {
      let line = try #require(sheet.edges.first { $0.target == chip.name })
      let end = try #require(line.path.last).x / 100
      #expect(end >= chip.frame.x + 10 && end <= chip.frame.maxX - 10)
    }
  }

  /// The workload's private tables lead to S3 by a gateway endpoint.
  private func withEndpoint(zones: [String], isRouted: Bool = true) -> Topology {
    var topology = Samples.inspection(zones: zones)
    let tables = zones.map {
      Value.reference(ElementID("metrics", "private", "route-table", key: $0), "id")
    }
    topology.resources.append(
      Resource(
        id: ElementID("metrics", "endpoint-s3"), type: "aws_vpc_endpoint", name: "endpoint",
        arguments: [
          "service_name": .string("com.amazonaws.\(topology.region.code).s3"),
          "vpc_id": .reference(ElementID("metrics", "vpc"), "id"),
          "vpc_endpoint_type": "Gateway", "route_table_ids": .list(isRouted ? tables : []),
        ], title: "Gateway endpoint for S3",
        location: SourceLocation(file: "sample/Sample.swift", line: 1)))
    return topology
  }

  @Test(arguments: [["a"], ["a", "b"], ["a", "b", "c"]])
  func `A gateway endpoint is below the table that leads to it`(zones: [String]) throws {
    let sheet = sheet(withEndpoint(zones: zones))
    let endpoint = try #require(sheet.allBoxes.first { $0.name == "metrics/endpoint-s3" })
    let line = try #require(sheet.edges.first { $0.target == endpoint.name })
    let table = try #require(sheet.allBoxes.first { $0.name == line.source })
    #expect(table.role == .table && table.frame.maxY < endpoint.frame.y)
    #expect(line.style == .route && line.path.count == 4)
    #expect(table.children.contains { $0.texts.map(\.text).contains("Gateway endpoint") })
    #expect(SheetCheck.violations(of: sheet) == [])
    #expect(SheetMeasure(sheet).crossings == 0)
  }

  @Test func `A gateway endpoint that no table leads to is drawn all the same`() {
    let sheet = sheet(withEndpoint(zones: ["a", "b"], isRouted: false))
    #expect(sheet.allBoxes.contains { $0.name == "metrics/endpoint-s3" })
    #expect(!sheet.edges.contains { $0.target == "metrics/endpoint-s3" })
    #expect(SheetCheck.violations(of: sheet) == [])
  }

  @Test func `A line into another zone keeps clear of borders`() throws {
    let sheet = sheet(Samples.inspection(zones: ["a", "b"], natZones: ["a"]))
    let line = try #require(
      sheet.edges.first { $0.source == "egress/transit[b] header" && $0.style == .route })
    #expect(line.target == "egress/nat[a]")
    for (start, end) in zip(line.corners, line.corners.dropFirst()) where start.x == end.x {
      for box in sheet.allBoxes where box.isContainer {
        #expect(abs(box.frame.x - start.x) > 3 && abs(box.frame.maxX - start.x) > 3, "\(box.name)")
      }
    }
  }

  @Test func `A line from a subnet to its table names the table of its zone`() {
    let uses = sheet(Samples.inspection(zones: ["a", "b"])).edges
      .filter { $0.style == .association && $0.source.hasPrefix("egress/transit") }.map(\.title)
    #expect(
      uses.sorted()
        == ["a", "b"].map {
          "egress/transit[\($0)] uses egress/transit/route-table[\($0)]"
        })
  }

  @Test func `A transit gateway says that only default routes are lines where it has others`()
    throws
  {
    func words(_ topology: Topology) throws -> [String] {
      let hub = try #require(sheet(topology).allBoxes.first { $0.role == .hub })
      return hub.texts.map(\.text)
    }
    var topology = Samples.inspection(zones: ["a"])
    #expect(try words(topology).contains("ones are drawn as lines"))
    topology.resources.removeAll { $0.type.hasSuffix("_route_table_propagation") }
    #expect(try !words(topology).contains("ones are drawn as lines"))
    // Where no default route has a line, none is said to have one.
    topology = Samples.inspection(zones: ["a"])
    topology.resources.removeAll { $0.type == "aws_ec2_transit_gateway_route" }
    #expect(try !words(topology).contains("ones are drawn as lines"))
    #expect(try words(topology).contains("which are not drawn as lines"))
  }
}
