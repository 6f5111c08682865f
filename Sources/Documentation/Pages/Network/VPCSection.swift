import Topology

/// One VPC: its subnets, gateways and route tables.
struct VPCSection: Section {
  let landscape: Landscape
  let network: VPCReading

  var body: [Markdown] {
    Markdown.anchors([network.id, network.vpc.id])
    Markdown.heading(2, .text(network.title))
    if let summary = network.component?.first.summary, !summary.isEmpty {
      Markdown.paragraph(.text(summary))
    }
    if !network.vpc.isEverywhere {
      Markdown.paragraph("Only in \(landscape.titles(network.vpc.environments)).")
    }
    SubnetTable(landscape: landscape, network: network)
    GatewayTable(landscape: landscape, network: network)
    network.tables.map { RouteTableSection(landscape: landscape, network: network, family: $0) }
    if let table = network.mainTable {
      MainRouteTableSection(landscape: landscape, network: network, table: table)
    }
  }
}
