import Documentation
import Testing
import Topology

/// The pages state what the model says: a change of it shows in the pages that speak of it, and
/// nowhere else.
@Suite struct ChangesTests {
  /// The pages whose text differs between two samples.
  private func changed(from old: Sample, to new: Sample) -> Set<String> {
    let pairs = zip(PagesTests.files(old), PagesTests.files(new))
    return Set(pairs.filter { $0 != $1 }.map { $0.0.path })
  }

  @Test func anAddressBlockShowsInTheNetwork() {
    var sample = Sample()
    sample.metricsBlock = "10.7.0.0/24"
    #expect(
      changed(from: Sample(), to: sample).filter { !$0.hasPrefix("docs/flows/") }
        == ["docs/network.md"])
    expect("10.7.0.", insteadOf: "10.1.0.", in: sample)
  }

  /// The page of the flow is named after the port, so that pages with a link to it change, too.
  @Test func aPortShowsInTheWorkloadTheSecurityAndTheFlow() {
    var sample = Sample()
    sample.statsdPort = 9125
    #expect(
      changed(from: Sample(), to: sample) == [
        "docs/workload.md", "docs/security.md", "docs/availability.md", "docs/flows/README.md",
        "docs/flows/connection-metrics-app-metrics-statsd-8125.md",
      ])
    #expect(PagesTests.text("workload.md", sample).contains("9125/udp"))
    #expect(!PagesTests.text("workload.md", sample).contains("8125"))
  }

  @Test func aCountShowsInTheWorkloadTheAvailabilityAndAmongTheDifferences() {
    var sample = Sample()
    sample.productionTasks = 5
    #expect(
      changed(from: Sample(), to: sample) == [
        "docs/workload.md", "docs/availability.md", "docs/operations.md", "docs/environments.md",
      ])
    #expect(PagesTests.text("workload.md", sample).contains("5 (Production)"))
  }

  @Test func aRuleOfTheFirewallShowsInTheSecurity() {
    var sample = Sample()
    sample.allowedDomain = "packages.example.net"
    #expect(changed(from: Sample(), to: sample) == ["docs/security.md"])
    expect("packages.example.net", insteadOf: "registry.example.org", in: sample)
  }

  /// The new text is on every page that has changed, and the old one on none.
  private func expect(_ new: String, insteadOf old: String, in sample: Sample) {
    let pairs = zip(PagesTests.files(Sample()), PagesTests.files(sample))
    for (before, after) in pairs {
      let text = String(decoding: after.bytes, as: UTF8.self)
      #expect(!text.contains(old), "\(after.path) still has \(old)")
      if before != after { #expect(text.contains(new), "\(after.path) has no \(new)") }
    }
  }

  @Test func aValueThatOnlyCarriesTheEnvironmentsNameIsNoDifference() {
    #expect(!PagesTests.text("environments.md").contains("tags.Name"))
  }

  @Test func anElementOfAnUnknownTypeIsInTheInventory() {
    var topology = Sample().development
    topology.resources.append(
      Resource(
        id: ElementID("metrics", "novelty"), type: "aws_novelty", name: "novelty", arguments: [:],
        title: "Something new", location: SourceLocation(file: "Sample/New.swift", line: 7)))
    let files = DocumentationGenerator(
      environments: [topology], diagrams: [],
      terraform: TerraformSummary(modules: [], addresses: [:]), diagnostics: []
    ).generate().files
    let inventory =
      files.first { $0.path == "docs/inventory.md" }
      .map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    #expect(inventory.contains("### Something new"))
    #expect(inventory.contains("`Sample/New.swift`"))
  }
}
