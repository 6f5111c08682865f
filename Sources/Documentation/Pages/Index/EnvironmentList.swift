/// Where the architecture runs.
struct EnvironmentList: Section {
  let landscape: Landscape

  var body: [Markdown] {
    Markdown.heading(2, "Environments")
    Markdown.table(
      Table(
        [
          "Environment", "Account", "Region", "Zones",
          Table.Column("Elements", isNumeric: true),
        ],
        rows: landscape.environments.map { index in
          let topology = index.topology
          return [
            .text(topology.environment.title), .code(topology.environment.account),
            "\(topology.region.title), \(code: topology.region.code)",
            .text(topology.zones.map(\.key).joined(separator: ", ")),
            "\(topology.resources.count)",
          ]
        }))
  }
}
