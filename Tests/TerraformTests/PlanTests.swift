import TestSupport
import Testing
import Topology

@testable import Terraform

/// What Terraform itself says of the generated files.
@Suite(.serialized) struct PlanTests {
  @Test func theSampleIsFormattedAndPlansAsTheModelSays() throws {
    guard let tools = try TerraformTools.find() else { return }
    defer { tools.folder.remove() }
    let topologies = SampleArchitecture.topologies
    let result = TerraformGenerator(environments: topologies).generate()
    try tools.write(result.files)

    let format = try tools.run("fmt", "-check", "-recursive", "-diff")
    #expect(format.succeeded, "\(format.everything)")

    for topology in topologies {
      let name = topology.environment.name
      let plan = try tools.plan(name, variables: ["alarm_email=alarms@example.com"])
      let addresses = result.summary.addresses[name] ?? [:]
      func differences(_ model: Topology) throws -> [String] {
        try ModelComparison(json: plan, topology: model, addresses: addresses).differences
      }
      #expect(try differences(topology) == [])

      // The comparison itself: a value that differs, one resource too few, one too many.
      var changed = topology
      let position = try #require(changed.resources.firstIndex { $0.type == "aws_vpc" })
      let vpc = changed.resources[position]
      changed.resources[position].arguments["enable_dns_hostnames"] = false
      #expect(
        try differences(changed) == [
          "\(addresses[vpc.id] ?? ""): enable_dns_hostnames is false in the model but true in the plan"
        ])

      var fewer = topology
      fewer.resources.remove(at: position)
      #expect(
        try differences(fewer) == ["\(addresses[vpc.id] ?? "") is in the plan but not in the model"]
      )

      var more = topology
      more.resources.append(
        Resource(
          id: ElementID("metrics", "extra"), type: "aws_vpc", name: "extra", arguments: [:],
          title: "Extra", location: SampleArchitecture.place))
      #expect(try differences(more) == ["metrics/extra has no address"])
    }
  }
}
