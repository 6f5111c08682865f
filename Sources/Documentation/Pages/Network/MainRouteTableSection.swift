import AWSModel
import Topology

/// The main route table that AWS made for a VPC, where subnets use it and nothing declares it.
struct MainRouteTableSection: Section {
  let landscape: Landscape
  let network: VPCReading
  let table: RouteTable

  var body: [Markdown] {
    Markdown.heading(3, .text("Main route table, \(network.title)"))
    Markdown.paragraph(
      "Made by AWS; no resource declares it. Used by \(subnets.enumerated()).")
    Markdown.table(
      Table(
        ["Destination", "Target"],
        rows: RouteRows(landscape: landscape, table: table.id).rows.map { row in
          [row.cell(\.destination, in: landscape), row.cell(\.target, in: landscape)]
        }))
  }

  private var subnets: [Inline] { table.subnets.map { landscape.link($0) } }
}
