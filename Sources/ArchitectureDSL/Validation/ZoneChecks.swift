import Topology

/// Firewalls and attachments stand in every zone that needs them.
enum ZoneChecks {
  /// What the checks look up, gathered once.
  private struct Facts {
    let index: TopologyIndex
    var subnets: [ElementID: [Resource]] = [:]
    /// The route tables with a route to each transit gateway.
    var tables: [ElementID: Set<ElementID>] = [:]
    /// The tables of each VPC's subnets.
    var associations: [ElementID: [(table: ElementID, subnet: Resource)]] = [:]

    init(_ index: TopologyIndex) {
      self.index = index
      for resource in index.topology.resources {
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

    private func target(_ resource: Resource, _ argument: String) -> ElementID? {
      guard case .reference(let reference)? = resource[argument] else { return nil }
      return reference.element
    }
  }

  static func check(_ index: TopologyIndex) -> [Diagnostic] {
    let facts = Facts(index)
    return index.topology.resources.compactMap { resource in
      switch resource.type {
      case "aws_networkfirewall_firewall": firewall(resource, facts)
      case "aws_ec2_transit_gateway_vpc_attachment": attachment(resource, facts)
      default: nil
      }
    }
  }

  /// PLB007. Traffic of a zone without an endpoint would cross zones or be dropped.
  private static func firewall(
    _ firewall: Resource, _ facts: Facts
  ) -> Diagnostic? {
    let index = facts.index
    guard let vpc = index.target(of: firewall, "vpc_id") else { return nil }
    let mapped = Set(
      (firewall["subnet_mapping"]?.references ?? []).compactMap {
        index.resource($0.element).flatMap(zone)
      })
    let needed = Set((facts.subnets[vpc.id] ?? []).compactMap(zone))
    let missing = needed.subtracting(mapped).sorted()
    guard !missing.isEmpty else { return nil }
    return Diagnostic(
      .firewallZones,
      summary: "the firewall '\(firewall.id)' has no endpoint in zone \(Words.list(missing))",
      detail:
        "Its VPC '\(vpc.id)' has subnets in zones \(Words.list(needed.sorted())), the firewall has "
        + "endpoints in \(mapped.isEmpty ? "none" : Words.list(mapped.sorted())).",
      remedy: "Give the firewall a subnet in every zone of its VPC.", subject: firewall.id,
      origin: firewall.origin)
  }

  /// PLB008. A subnet reaches a transit gateway only where the attachment has a subnet in the same
  /// zone. Source: AWS, "Transit gateway attachments to a VPC".
  private static func attachment(
    _ attachment: Resource, _ facts: Facts
  ) -> Diagnostic? {
    let index = facts.index
    guard let vpc = index.target(of: attachment, "vpc_id"),
      let gateway = index.target(of: attachment, "transit_gateway_id")
    else { return nil }
    let attached = Set(
      (attachment["subnet_ids"]?.references ?? []).compactMap {
        index.resource($0.element).flatMap(zone)
      })
    let tables = facts.tables[gateway.id] ?? []
    let routing = (facts.associations[vpc.id] ?? []).compactMap { table, subnet in
      tables.contains(table) ? zone(subnet) : nil
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

  private static func zone(_ subnet: Resource) -> String? {
    if case .context(.zoneName(let key))? = subnet["availability_zone"] { key } else { nil }
  }
}
