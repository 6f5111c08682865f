import AWSResources
import Topology

/// Site-to-Site VPN connections: which customer gateway is joined with what, and by which tunnels.
struct VPNTable: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let connections = landscape.resources(ofType: AWS.VpnConnection.type)
    let gateways = landscape.resources(ofType: AWS.CustomerGateway.type)
    if !connections.isEmpty || !gateways.isEmpty {
      Markdown.heading(2, "VPN connections")
    }
    if !gateways.isEmpty {
      Markdown.table(
        Table(
          ["Customer gateway", "Address", "ASN"],
          rows: gateways.map { gateway in
            [
              "\(landscape.link(gateway.id))\(landscape.presence(of: gateway))",
              landscape.value(of: gateway, "ip_address") ?? .none,
              landscape.value(of: gateway, "bgp_asn") ?? .none,
            ]
          }))
    }
    if !connections.isEmpty {
      Markdown.table(
        Table(
          [
            "VPN connection", "Customer gateway", "Gateway at AWS", "Static routes only",
            "Inside CIDR of tunnel 1", "Inside CIDR of tunnel 2",
          ],
          rows: connections.map { connection in
            func cell(_ argument: String) -> Inline? { landscape.value(of: connection, argument) }
            return [
              "\(landscape.link(connection.id))\(landscape.presence(of: connection))",
              cell("customer_gateway_id") ?? .none,
              cell("transit_gateway_id") ?? cell("vpn_gateway_id") ?? .none,
              cell("static_routes_only") ?? "no",
              cell("tunnel1_inside_cidr") ?? "chosen by AWS",
              cell("tunnel2_inside_cidr") ?? "chosen by AWS",
            ]
          }))
    }
  }
}
