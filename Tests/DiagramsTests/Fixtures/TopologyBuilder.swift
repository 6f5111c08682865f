import OrderedCollections
import Topology

/// Builds topologies out of plain resources, without the language that architects write.
struct TopologyBuilder {
  var topology: Topology
  let zones: [String]

  init(zones: [String]) {
    self.zones = zones
    topology = Topology(
      name: "sample", title: "Sample", summary: "A sample network.",
      environment: Environment(
        "test", account: "111111111111", zones: zones.map { Zone($0) }, addresses: "10.0.0.0/8"),
      region: .singapore)
  }

  private static let location = SourceLocation(file: "sample/Sample.swift", line: 1)

  static func id(_ text: String) -> ElementID {
    ElementID(text: text) ?? ElementID("invalid")
  }

  func reference(_ text: String, _ attribute: String = "id", key: String? = nil) -> Value {
    .reference(Self.id(text), attribute, key: key)
  }

  mutating func add(
    _ id: String, _ type: String, _ title: String,
    _ arguments: OrderedDictionary<String, Value> = [:]
  ) {
    topology.resources.append(
      Resource(
        id: Self.id(id), type: type, name: Self.id(id).name, arguments: arguments, title: title,
        location: Self.location))
  }

  mutating func component(
    _ id: String, _ kind: ComponentRecord.Kind, _ title: String, parent: String? = nil,
    primary: String? = nil
  ) {
    topology.components.append(
      ComponentRecord(
        id: Self.id(id), kind: kind, title: title, parent: parent.map(Self.id),
        primary: primary.map(Self.id), location: Self.location))
  }

  mutating func connect(
    _ source: String, _ target: String, _ transport: TransportProtocol, _ port: Int,
    _ title: String
  ) {
    topology.connections.append(
      Connection(
        from: Self.id(source), to: Self.id(target), transport: transport, ports: PortRange(port),
        title: title, location: Self.location))
  }

  // MARK: Networks

  mutating func vpc(_ name: String, _ title: String, _ cidr: String) {
    component(name, .vpc, title, primary: "\(name)/vpc")
    add(
      "\(name)/vpc", "aws_vpc", title,
      ["cidr_block": .string(cidr), "enable_dns_support": true, "enable_dns_hostnames": true])
  }

  /// Subnets of one tier with a route table and an association for each zone.
  mutating func tier(
    _ vpc: String, _ name: String, _ block: String, zones: [String]? = nil,
    routes: [(name: String, destination: String, argument: String, target: (String) -> Value)]
  ) {
    for (index, zone) in (zones ?? self.zones).enumerated() {
      let title = name.prefix(1).uppercased() + name.dropFirst()
      add(
        "\(vpc)/\(name)[\(zone)]", "aws_subnet", "\(title) subnet in zone \(zone)",
        [
          "vpc_id": reference("\(vpc)/vpc"), "cidr_block": .string("\(block).\(index * 16)/28"),
          "availability_zone": .context(.zoneName(zone)),
        ])
      add(
        "\(vpc)/\(name)/route-table[\(zone)]", "aws_route_table",
        "\(title) route table in zone \(zone)", ["vpc_id": reference("\(vpc)/vpc")])
      add(
        "\(vpc)/\(name)/association[\(zone)]", "aws_route_table_association",
        "Route table of the \(name) subnet in zone \(zone)",
        [
          "subnet_id": reference("\(vpc)/\(name)[\(zone)]"),
          "route_table_id": reference("\(vpc)/\(name)/route-table[\(zone)]"),
        ])
      for route in routes {
        add(
          "\(vpc)/\(name)/\(route.name)[\(zone)]", "aws_route",
          "\(route.destination) of the \(name) subnet in zone \(zone)",
          [
            "route_table_id": reference("\(vpc)/\(name)/route-table[\(zone)]"),
            "destination_cidr_block": .string(route.destination),
            route.argument: route.target(zone),
          ])
      }
    }
  }

  func subnets(_ vpc: String, _ tier: String) -> Value {
    .list(zones.map { reference("\(vpc)/\(tier)[\($0)]") })
  }

  mutating func attachment(_ vpc: String, hub: String, hasApplianceMode: Bool = false) {
    add(
      "\(vpc)/attachment", "aws_ec2_transit_gateway_vpc_attachment", "Attachment of \(vpc)",
      [
        "transit_gateway_id": reference(hub), "vpc_id": reference("\(vpc)/vpc"),
        "subnet_ids": subnets(vpc, "transit"),
        "appliance_mode_support": .string(hasApplianceMode ? "enable" : "disable"),
      ])
  }

  mutating func hubTable(
    _ name: String, _ title: String, associations: [String], propagations: [String] = [],
    routes: [(name: String, destination: String, vpc: String)]
  ) {
    let table = "hub/\(name)/route-table"
    add(
      table, "aws_ec2_transit_gateway_route_table", title,
      ["transit_gateway_id": reference("hub/transit-gateway")])
    for vpc in associations {
      add(
        "hub/\(name)/association[\(vpc)]", "aws_ec2_transit_gateway_route_table_association",
        "\(title) of \(vpc)",
        [
          "transit_gateway_attachment_id": reference("\(vpc)/attachment"),
          "transit_gateway_route_table_id": reference(table),
        ])
    }
    for vpc in propagations {
      add(
        "hub/\(name)/propagation[\(vpc)]", "aws_ec2_transit_gateway_route_table_propagation",
        "Routes of \(vpc) in \(title)",
        [
          "transit_gateway_attachment_id": reference("\(vpc)/attachment"),
          "transit_gateway_route_table_id": reference(table),
        ])
    }
    for route in routes {
      add(
        "hub/\(name)/\(route.name)", "aws_ec2_transit_gateway_route",
        "\(route.destination) of \(title)",
        [
          "destination_cidr_block": .string(route.destination),
          "transit_gateway_attachment_id": reference("\(route.vpc)/attachment"),
          "transit_gateway_route_table_id": reference(table),
        ])
    }
  }
}
