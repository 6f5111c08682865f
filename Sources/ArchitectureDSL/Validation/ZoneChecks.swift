import Topology

/// Firewalls and attachments stand in every zone that needs them.
enum ZoneChecks {
  /// Subnets and who routes where, gathered once.
  private struct Placement {
    let index: TopologyIndex
    var subnets: [ElementID: [Resource]] = [:]
    /// The route tables with a route to each transit gateway.
    var tables: [ElementID: Set<ElementID>] = [:]
    /// The tables of each VPC's subnets.
    var associations: [ElementID: [(table: ElementID, subnet: Resource)]] = [:]
    /// Who refers to a firewall's endpoint of which zone, by the firewall.
    var endpoints: [ElementID: [(zone: String, user: Resource)]] = [:]

    init(_ index: TopologyIndex) {
      self.index = index
      for resource in index.topology.resources {
        for reference in resource.references where reference.attribute == "endpoint_ids" {
          guard let zone = reference.key else { continue }
          endpoints[reference.element, default: []].append((zone, resource))
        }
        switch resource.type {
        case "aws_subnet":
          if let vpc = target(resource, "vpc_id") { subnets[vpc, default: []].append(resource) }
        case "aws_route":
          if let gateway = target(resource, "transit_gateway_id"),
            let table = target(resource, "route_table_id")
          {
            tables[gateway, default: []].insert(table)
          }
        case "aws_route_table_association":
          if let table = target(resource, "route_table_id"),
            let subnet = index.target(of: resource, "subnet_id"),
            let vpc = target(subnet, "vpc_id")
          {
            associations[vpc, default: []].append((table, subnet))
          }
        default: break
        }
      }
    }

    /// A subnet's zone by its letter, or by its name where that is not of the Region; nil where it
    /// is not known. An `availability_zone_id` is no letter: which it is differs between accounts.
    /// Source: Amazon EC2 user guide, "AZ IDs".
    func zone(_ subnet: Resource) -> String? {
      guard let value = subnet["availability_zone"],
        let name = index.topology.resolve(value).stringValue, !name.isEmpty
      else { return nil }
      let region = index.topology.region.code
      return name.hasPrefix(region) ? String(name.dropFirst(region.count)) : name
    }

    /// The zones of the subnets that a value names; nil where not all of them are known.
    func zones(of subnets: Value?) -> Set<String>? {
      var zones: Set<String> = []
      for subnet in elements(subnets) {
        guard let subnet, let zone = index.resource(subnet).flatMap(zone) else { return nil }
        zones.insert(zone)
      }
      return zones
    }

    /// The subnets that a value names; nil in the place of one that is no reference.
    private func elements(_ value: Value?) -> [ElementID?] {
      switch value {
      case .reference(let reference): [reference.element]
      case .list(let values): values.flatMap { elements($0) }
      case .object(let members): elements(members["subnet_id"])
      case .blocks(let blocks): blocks.flatMap { elements($0["subnet_id"]) }
      case nil, .null: []
      default: [nil]
      }
    }

    private func target(_ resource: Resource, _ argument: String) -> ElementID? {
      guard case .reference(let reference)? = resource[argument] else { return nil }
      return reference.element
    }
  }

  static func check(_ index: TopologyIndex) -> [Diagnostic] {
    let placement = Placement(index)
    return index.topology.resources.compactMap { resource in
      switch resource.type {
      case "aws_networkfirewall_firewall": firewall(resource, placement)
      case "aws_ec2_transit_gateway_vpc_attachment": attachment(resource, placement)
      default: nil
      }
    }
  }

  /// PLB007. An endpoint that routes name must be there. A zone of the VPC without one is only
  /// worth a warning: its packets may cross zones to an endpoint, or need none.
  private static func firewall(
    _ firewall: Resource, _ placement: Placement
  ) -> Diagnostic? {
    guard let vpc = placement.index.target(of: firewall, "vpc_id"),
      let mapped = placement.zones(of: firewall["subnet_mapping"])
    else { return nil }
    let needed = Set((placement.subnets[vpc.id] ?? []).compactMap(placement.zone))
    let users = (placement.endpoints[firewall.id] ?? []).filter { !mapped.contains($0.zone) }
    let missing = Set(users.map(\.zone))
    let told = (missing.isEmpty ? needed.subtracting(mapped) : missing).sorted()
    guard !told.isEmpty else { return nil }
    let isNamed = !missing.isEmpty
    return Diagnostic(
      .firewallZones, severity: isNamed ? .error : .warning,
      summary: "the firewall '\(firewall.id)' has no endpoint in zone \(Words.list(told))",
      detail: (isNamed
        ? "'\(users[0].user.id)' leads to it"
        : "Its VPC '\(vpc.id)' has subnets in zones \(Words.list(needed.sorted()))")
        + ", the firewall has endpoints in \(mapped.isEmpty ? "none" : Words.list(mapped.sorted())).",
      remedy: "Give the firewall a subnet in every zone of its VPC.", subject: firewall.id,
      origin: firewall.origin,
      related: users.prefix(1).map { RelatedPlace($0.user.origin, "what leads to the endpoint") })
  }

  /// PLB008. A subnet reaches a transit gateway only where the attachment has a subnet in the same
  /// zone. Source: AWS, "Transit gateway attachments to a VPC".
  private static func attachment(
    _ attachment: Resource, _ placement: Placement
  ) -> Diagnostic? {
    let index = placement.index
    guard let vpc = index.target(of: attachment, "vpc_id"),
      let gateway = index.target(of: attachment, "transit_gateway_id")
    else { return nil }
    guard let attached = placement.zones(of: attachment["subnet_ids"]) else { return nil }
    let tables = placement.tables[gateway.id] ?? []
    let routing = (placement.associations[vpc.id] ?? []).compactMap { table, subnet in
      tables.contains(table) ? placement.zone(subnet) : nil
    }
    let missing = Set(routing).subtracting(attached).sorted()
    guard !missing.isEmpty else { return nil }
    return Diagnostic(
      .attachmentZones,
      summary:
        "the attachment '\(attachment.id)' has no subnet in zone \(Words.list(missing))",
      detail:
        "Subnets of '\(vpc.id)' in zone \(Words.list(missing)) route to the transit gateway "
        + "'\(gateway.id)', which drops packets from a zone that it is not attached in.",
      remedy: "Add a subnet of that zone to the attachment.", subject: attachment.id,
      origin: attachment.origin)
  }
}
