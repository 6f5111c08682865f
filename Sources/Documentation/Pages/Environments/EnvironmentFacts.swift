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
          ["Elements"] + topologies.map { "\($0.resources.count)" },
        ]))
    Markdown.paragraph("What follows from these facts alone is not listed again below:")
    Markdown.list([
      "values that only carry the name, account, Region or addresses, such as a name tag;",
      "families with one member for each zone;",
      "the address blocks of VPCs and subnets, which \(.link("Network", path: NetworkPage.path)) has.",
    ])
  }
}
