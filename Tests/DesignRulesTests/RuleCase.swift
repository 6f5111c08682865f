import OrderedCollections
import Testing
import Topology

/// A small model with one mistake, and the same without it.
struct RuleCase: Sendable, CustomTestStringConvertible {
  let code: DiagnosticCode
  let name: String
  let broken: Topology
  let mended: Topology

  var testDescription: String { "\(code.number) \(name)" }

  init(
    _ code: DiagnosticCode, _ name: String, broken: [Resource], mended: [Resource],
    connections: [Connection] = [], components: [ComponentRecord] = []
  ) {
    self.code = code
    self.name = name
    self.broken = .sample(broken, connections: connections, components: components)
    self.mended = .sample(mended, connections: connections, components: components)
  }

  static let all =
    storage + firewall + network + transitGateway + quotas + containers + edge
    + refusals + imports
}

let here = SourceLocation(file: "DesignRulesTests/RuleCase.swift", line: 0)

extension Topology {
  static func sample(
    _ resources: [Resource], connections: [Connection] = [],
    components: [ComponentRecord] = [], accepted: [AcceptedFinding] = [],
    environment: String = "test"
  ) -> Topology {
    Topology(
      name: "shop", title: "Shop", summary: "",
      environment: Environment(
        environment, account: "123456789012", zones: ["a", "b"], addresses: "10.0.0.0/12"),
      region: .ireland, components: components, resources: resources, connections: connections,
      acceptedFindings: accepted)
  }
}

/// A resource with this identity, in the text form.
func resource(
  _ id: String, _ type: String, _ arguments: OrderedDictionary<String, Value> = [:]
) -> Resource {
  let id = ElementID(text: id) ?? ElementID("none")
  return Resource(
    id: id, type: type, name: "this", arguments: arguments, title: id.description, location: here)
}

/// An attribute of another resource.
func of(_ id: String, _ attribute: String = "id", key: String? = nil) -> Value {
  .reference(ElementID(text: id) ?? ElementID("none"), attribute, key: key)
}

/// A subnet in a zone.
func subnet(_ id: String, vpc: String, zone: String, _ cidr: String) -> Resource {
  resource(
    id, "aws_subnet",
    [
      "vpc_id": of(vpc), "availability_zone": .context(.zoneName(zone)),
      "cidr_block": .string(cidr),
    ])
}

/// A VPC with a flow log, so that its lack is not found.
func vpc(_ id: String, _ cidr: String) -> [Resource] {
  [
    resource(id, "aws_vpc", ["cidr_block": .string(cidr)]),
    resource("\(id)-log", "aws_flow_log", ["vpc_id": of(id)]),
  ]
}

func table(_ id: String, vpc: String, subnet: String? = nil, gateway: String? = nil) -> [Resource] {
  var result = [resource(id, "aws_route_table", ["vpc_id": of(vpc)])]
  if let subnet {
    result.append(
      resource(
        "\(id)-use", "aws_route_table_association",
        ["route_table_id": of(id), "subnet_id": of(subnet)]))
  }
  if let gateway {
    result.append(
      resource(
        "\(id)-edge", "aws_route_table_association",
        ["route_table_id": of(id), "gateway_id": of(gateway)]))
  }
  return result
}

func route(_ id: String, in table: String, to cidr: String, _ target: String, _ value: Value)
  -> Resource
{
  resource(
    id, "aws_route",
    ["route_table_id": of(table), "destination_cidr_block": .string(cidr), target: value])
}
