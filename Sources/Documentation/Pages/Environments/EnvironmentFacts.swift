import Topology

/// What each environment is, side by side.
struct EnvironmentFacts: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let topologies = landscape.environments.map(\.topology)
    Markdown.table(
      Table(
        ["Fact"] + landscape.environmentTitles.map { Table.Column(.text($0)) },
        rows: [
          ["Name"] + topologies.map { .code($0.environment.name) },
          ["Account"] + topologies.map { .code($0.environment.account) },
          ["Region"] + topologies.map { .code($0.region.code) },
          ["Addresses"] + topologies.map { .code($0.environment.addresses) },
          ["Zones"] + topologies.map { .text($0.zones.map(\.key).joined(separator: ", ")) },
          ["Elements"]
            + topologies.map { "\($0.resources.count { $0.foreignPlace == nil })" },
        ] + elsewhere(topologies)))
    if environments > 1 {
      following
    }
  }

  /// What stands in other accounts and Regions, or in some that are not known to be these.
  private func elsewhere(_ topologies: [Topology]) -> [[Inline]] {
    topologies.flatMap { $0.resources.compactMap(\.foreignPlace) }.uniqued().map { place in
      let counts = topologies.map { $0.resources.count { $0.foreignPlace == place } }
      return ["Elements elsewhere: \(place.description)"] + counts.map { "\($0)" }
    }
  }

  private var environments: Int { landscape.environments.count }

  @MarkdownBuilder private var following: [Markdown] {
    Markdown.paragraph("What follows from these facts alone is not listed again below:")
    Markdown.list([
      "values that only carry the name, account, Region or addresses, such as a name tag;",
      "families with one member for each zone;",
      "the address blocks of VPCs and subnets, which \(.link("Network", path: NetworkPage.path)) has.",
    ])
  }
}
