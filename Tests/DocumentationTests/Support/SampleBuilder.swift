import OrderedCollections
import Topology

/// Collects the elements of one environment of the sample.
struct SampleBuilder {
  let environment: Environment
  var topology: Topology
  /// The name that the firewall lets pass.
  let allowedDomain: String
  private var line = 10

  init(environment: Environment, allowedDomain: String) {
    self.environment = environment
    self.allowedDomain = allowedDomain
    topology = Topology(
      name: "sample", title: "Sample platform", summary: "Collects metrics | keeps them.",
      environment: environment, region: .singapore,
      inputs: [
        Input(
          "certificate_arn", type: "string", description: "The certificate of the web page.",
          example: "arn:aws:acm:ap-southeast-1:111111111111:certificate/1",
          location: SourceLocation(file: "Sample/Sample.swift", line: 3))
      ])
  }

  var zones: [String] { environment.zones.map(\.key) }

  mutating func component(
    _ id: String, _ kind: ComponentRecord.Kind, _ title: String, summary: String = "",
    parent: String? = nil, primary: String? = nil
  ) {
    line += 1
    topology.components.append(
      ComponentRecord(
        id: Self.id(id), kind: kind, title: title, summary: summary, parent: parent.map(Self.id),
        primary: primary.map(Self.id),
        location: SourceLocation(file: "Sample/Sample.swift", line: line)))
  }

  mutating func add(
    _ id: String, _ type: String, _ title: String, _ arguments: OrderedDictionary<String, Value>
  ) {
    let identity = Self.id(id)
    let name = identity.path.dropFirst().joined(separator: "_").replacing("-", with: "_")
    topology.resources.append(
      Resource(
        id: identity, type: type, name: name, arguments: arguments, title: title,
        location: SourceLocation(file: "Sample/Sample.swift", line: line)))
  }

  static func id(_ text: String) -> ElementID {
    ElementID(text: text) ?? ElementID("unreadable")
  }

  /// The attribute of another element: its id, or `endpoint_ids["a"]` where a key is given.
  static func ref(_ id: String, _ attribute: String = "id", key: String? = nil) -> Value {
    .reference(Self.id(id), attribute, key: key)
  }

  func ref(_ id: String, _ attribute: String = "id", key: String? = nil) -> Value {
    Self.ref(id, attribute, key: key)
  }

  // MARK: Parts of networks

  mutating func vpc(_ name: String, _ title: String, summary: String, block: String) {
    component(name, .vpc, title, summary: summary, primary: "\(name)/vpc")
    add(
      "\(name)/vpc", "aws_vpc", title,
      [
        "cidr_block": .string(block),
        "tags": ["Name": .template([.string("\(name)-"), .context(.environment)])],
      ])
  }

  /// A subnet, a route table and its association for each zone.
  mutating func tier(
    _ vpc: String, _ tier: String, _ title: String, block: String, at offset: Int, size: Int
  ) {
    guard let network = IPv4Network(block) else { return }
    let blocks = network.subdivided(prefixLength: size)
    let place = "\(vpc)/\(tier)"
    for (index, zone) in zones.enumerated() {
      add(
        "\(place)[\(zone)]", "aws_subnet", "\(title) subnet in zone \(zone)",
        [
          "vpc_id": ref("\(vpc)/vpc"),
          "cidr_block": .string(blocks[offset + index].description),
          "availability_zone": .context(.zoneName(zone)),
        ])
      add(
        "\(place)/route-table[\(zone)]", "aws_route_table",
        "\(title) route table of zone \(zone)", ["vpc_id": ref("\(vpc)/vpc")])
      add(
        "\(place)/route-table-association[\(zone)]", "aws_route_table_association",
        "\(title) association in zone \(zone)",
        [
          "subnet_id": ref("\(place)[\(zone)]"),
          "route_table_id": ref("\(place)/route-table[\(zone)]"),
        ])
    }
  }

  mutating func route(
    _ tier: String, _ name: String, destination: Value, target: String,
    _ value: (String) -> Value
  ) {
    for zone in zones {
      add(
        "\(tier)/\(name)[\(zone)]", "aws_route", "Route \(name) of zone \(zone)",
        [
          "route_table_id": ref("\(tier)/route-table[\(zone)]"),
          "destination_cidr_block": destination, target: value(zone),
        ])
    }
  }

  mutating func attach(_ vpc: String, _ title: String, table: String, appliance: Bool = false) {
    add(
      "\(vpc)/attachment", "aws_ec2_transit_gateway_vpc_attachment", title,
      [
        "vpc_id": ref("\(vpc)/vpc"), "transit_gateway_id": ref("hub/transit-gateway"),
        "subnet_ids": .list(zones.map { ref("\(vpc)/tgw[\($0)]") }),
        "appliance_mode_support": .string(appliance ? "enable" : "disable"),
      ])
    add(
      "hub/\(table)/\(vpc)-association", "aws_ec2_transit_gateway_route_table_association",
      "\(title) follows \(table)",
      [
        "transit_gateway_attachment_id": ref("\(vpc)/attachment"),
        "transit_gateway_route_table_id": ref("hub/\(table)/route-table"),
      ])
  }
}
