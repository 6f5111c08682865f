import Reachability
import Topology

/// Small networks for single decisions.
extension TestNetwork {
  /// Two spokes that reach each other through the transit gateway, without inspection.
  package static func direct() -> TestNetwork {
    var network = TestNetwork()
    network.transitGateway()
    network.transitTable("spokes")
    network.spoke("alpha", second: 1)
    network.spoke("beta", second: 2)
    network.propagate("alpha", to: "spokes")
    network.propagate("beta", to: "spokes")
    return network
  }

  /// Two VPCs with a peering connection.
  static func peered() -> TestNetwork {
    var network = TestNetwork()
    for (index, name) in ["alpha", "beta"].enumerated() {
      network.vpc(name, "10.\(index + 1).0.0/16")
      for (offset, zone) in zones.enumerated() {
        network.subnet("\(name)/workload", zone, "10.\(index + 1).\(offset + 1).0/24")
        network.route(
          "\(name)/workload", zone, "10.\(2 - index).0.0/16", .peering("alpha/peering"))
      }
      network.service("\(name)/app", subnets: zones.map { "\(name)/workload[\($0)]" })
    }
    network.add(
      "alpha/peering", "aws_vpc_peering_connection",
      ["vpc_id": ref("alpha/vpc"), "peer_vpc_id": ref("beta/vpc"), "auto_accept": true])
    return network
  }

  /// Two spokes, the first with a gateway endpoint for S3.
  package static func storage() -> TestNetwork {
    var network = direct()
    network.gatewayEndpoint(
      "alpha/storage", tables: zones.map { "alpha/workload/route-table[\($0)]" })
    return network
  }

  mutating func gatewayEndpoint(_ id: String, tables: [String]) {
    let vpc = String(id.split(separator: "/")[0])
    add(
      id, "aws_vpc_endpoint",
      [
        "vpc_id": Self.ref("\(vpc)/vpc"), "service_name": "com.amazonaws.ap-southeast-1.s3",
        "vpc_endpoint_type": "Gateway", "route_table_ids": .list(tables.map { Self.ref($0) }),
      ])
  }

  /// A public service whose subnet answers through a NAT gateway.
  static func publicByNAT() -> TestNetwork {
    var network = TestNetwork()
    network.vpc("spoke", "10.2.0.0/16")
    network.internetGateway("spoke")
    network.subnet("spoke/private", "a", "10.2.1.0/24")
    network.subnet("spoke/public", "a", "10.2.2.0/24")
    network.natGateway("spoke/nat", "a", subnet: "spoke/public")
    network.route("spoke/private", "a", "0.0.0.0/0", .nat("spoke/nat[a]"))
    network.route("spoke/public", "a", "0.0.0.0/0", .internet)
    network.service("spoke/web", subnets: ["spoke/private[a]"], isPublic: true)
    return network
  }

  mutating func acl(_ id: String, subnets: [String]) {
    let vpc = String(id.split(separator: "/")[0])
    add(
      id, "aws_network_acl",
      ["vpc_id": Self.ref("\(vpc)/vpc"), "subnet_ids": .list(subnets.map { Self.ref($0) })])
  }

  mutating func aclRule(
    _ acl: String, _ number: Int, _ cidr: String, _ proto: String, _ ports: ClosedRange<Int>?,
    isEgress: Bool = false, action: String = "allow"
  ) {
    var arguments: Arguments = [
      "network_acl_id": Self.ref(acl), "rule_number": .int(number), "egress": .bool(isEgress),
      "protocol": .string(proto), "rule_action": .string(action), "cidr_block": .string(cidr),
    ]
    if let ports {
      arguments["from_port"] = .int(ports.lowerBound)
      arguments["to_port"] = .int(ports.upperBound)
    }
    add("\(acl)/\(isEgress ? "egress" : "ingress")-\(number)", "aws_network_acl_rule", arguments)
  }
}
