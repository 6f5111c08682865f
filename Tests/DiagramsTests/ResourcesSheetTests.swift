import Testing
import Topology

@testable import Diagrams

@Suite struct ResourcesSheetTests {
  @Test func `Every line of a family is called what its members have in common`() throws {
    var topology = Samples.inspection(zones: ["a"])
    // So many and so long keys that they take two lines.
    for service in ["ecr.api", "ecr.dkr", "logs", "monitoring", "secretsmanager"] {
      topology.resources.append(
        Resource(
          id: ElementID("metrics", "endpoints", "interface", key: service),
          type: "aws_vpc_endpoint", name: "interface", arguments: [:],
          title: "Endpoint for \(service)",
          location: SourceLocation(file: "sample/Sample.swift", line: 1)))
    }
    let sheets = ResourcesView(topology).sheets()
    let lines = sheets.flatMap(\.allBoxes).filter { $0.name.hasPrefix("family aws_vpc_endpoint") }
    #expect(lines.count == 2)
    #expect(lines.compactMap { $0.texts.first?.text } == ["Endpoint", "Endpoint"])
    let keys = lines.flatMap(\.children).flatMap(\.texts).map(\.text)
    #expect(keys == ["ecr.api", "ecr.dkr", "logs", "monitoring", "secretsmanager"])
  }
}
