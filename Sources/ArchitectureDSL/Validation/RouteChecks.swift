import OrderedCollections
import Topology

/// A route table has one route to a destination (PLB026), written in it or as a resource.
///
/// Source: Amazon EC2 API reference, "CreateRoute" and "CreateTransitGatewayRoute": both answer
/// `RouteAlreadyExists`.
struct RouteChecks {
  /// One route, with what tells whether another one collides with it.
  private struct Entry {
    let resource: Resource
    let destination: String
    /// Whether it is written in the table itself.
    let isInline: Bool
  }

  private let topology: Topology
  private let reading: ArgumentReading
  /// The VPC that a default route table belongs to, by the table.
  private let vpcOfDefaultTable: [String: String]

  init(_ topology: Topology) {
    self.topology = topology
    let reading = ArgumentReading(topology: topology)
    self.reading = reading
    vpcOfDefaultTable = Dictionary(
      topology.resources(ofType: "aws_default_route_table").compactMap { table in
        reading.identity(table["default_route_table_id"]).map { ("\(table.id)", $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  func check() -> [Diagnostic] {
    var tables: OrderedDictionary<String, [Entry]> = [:]
    for resource in topology.resources {
      for (table, entry) in entries(of: resource) { tables[table, default: []].append(entry) }
    }
    return tables.flatMap { check($0.value, of: $0.key) }
  }

  private func entries(of resource: Resource) -> [(String, Entry)] {
    switch resource.type {
    case "aws_route_table", "aws_default_route_table":
      let destinations = reading.blocks(resource["route"]).compactMap {
        destination($0, ["cidr_block", "ipv6_cidr_block", "destination_prefix_list_id"])
      }
      return destinations.map {
        (table("\(resource.id)"), Entry(resource: resource, destination: $0, isInline: true))
      }
    case "aws_route":
      return entry(
        resource, in: "route_table_id",
        to: [
          "destination_cidr_block", "destination_ipv6_cidr_block", "destination_prefix_list_id",
        ])
    case "aws_ec2_transit_gateway_route":
      return entry(
        resource, in: "transit_gateway_route_table_id", to: ["destination_cidr_block"])
    case "aws_ec2_transit_gateway_prefix_list_reference":
      return entry(resource, in: "transit_gateway_route_table_id", to: ["prefix_list_id"])
    default: return []
    }
  }

  private func entry(
    _ resource: Resource, in table: String, to destinations: [String]
  ) -> [(String, Entry)] {
    guard let table = reading.identity(resource[table]),
      let destination = destination(resource.arguments, destinations)
    else { return [] }
    return [
      (self.table(table), Entry(resource: resource, destination: destination, isInline: false))
    ]
  }

  /// A VPC's default route table goes by one name, whichever way it is referred to.
  private func table(_ identity: String) -> String { vpcOfDefaultTable[identity] ?? identity }

  private func destination(
    _ arguments: OrderedDictionary<String, Value>, _ names: [String]
  ) -> String? {
    names.lazy.compactMap { name in
      reading.network(arguments[name])?.description
        ?? reading.identity(arguments[name])?.lowercased()
    }.first
  }

  private func check(_ entries: [Entry], of table: String) -> [Diagnostic] {
    var first: [String: Entry] = [:]
    return entries.compactMap { entry in
      guard let other = first[entry.destination] else {
        first[entry.destination] = entry
        return nil
      }
      // A table of a state repeats its routes that are resources of their own.
      let table = entry.isInline ? entry : other
      if entry.isInline != other.isInline, case .state = table.resource.origin { return nil }
      let isWithinTable = entry.isInline && other.isInline
      return Diagnostic(
        .duplicateRoute, summary: "two routes of a table lead to \(entry.destination)",
        detail: isWithinTable
          ? "'\(entry.resource.id)' has both; AWS refuses the second."
          : "'\(entry.resource.id)' and '\(other.resource.id)' are both of one table; AWS refuses "
            + "the second.",
        remedy: "Remove one of them, or give it another destination.",
        subject: entry.resource.id, origin: entry.resource.origin,
        related: isWithinTable ? [] : [RelatedPlace(other.resource.origin, "the other route")])
    }
  }
}
