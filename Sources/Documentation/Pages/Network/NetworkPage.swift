import AWSResources
import Topology

/// `docs/network.md`: the address plan, every route table, and the transit gateways.
struct NetworkPage {
  let context: PageContext
  static let path = "docs/network.md"

  private var landscape: Landscape { context.landscape }

  var page: Page {
    let networks = VPCReading.all(in: landscape)
    let gateways = landscape.resources(ofType: AWS.Ec2TransitGateway.type)
    return Page(path: Self.path, title: "Network") {
      PageContext.notice
      Markdown.heading(1, "Network")
      if networks.isEmpty && gateways.isEmpty {
        Markdown.paragraph("The architecture has no network of its own.")
      }
      PictureSection(context: context, view: "network")
      AddressSection(landscape: landscape, networks: networks)
      networks.map { VPCSection(landscape: landscape, network: $0) }
      UnplacedRouteSection(landscape: landscape)
      PrefixListTable(landscape: landscape)
      VPNTable(landscape: landscape)
      gateways.map { TransitGatewaySection(landscape: landscape, gateway: $0) }
    }
  }
}
