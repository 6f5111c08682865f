import Topology

/// Firewalls and attachments stand in every zone that needs them.
enum ZoneChecks {
  static func check(_ index: TopologyIndex) -> [Diagnostic] {
    let subnets = index.topology.resources(ofType: "aws_subnet")
    return index.topology.resources.compactMap { resource in
      switch resource.type {
      case "aws_networkfirewall_firewall": firewall(resource, subnets, index)
      case "aws_ec2_transit_gateway_vpc_attachment": attachment(resource, subnets, index)
      default: nil
      }
    }
  }

  /// PLB007. Traffic of a zone without an endpoint would cross zones or be dropped.
  private static func firewall(
    _ firewall: Resource, _ subnets: [Resource], _ index: TopologyIndex
  ) -> Diagnostic? {
    guard let vpc = index.target(of: firewall, "vpc_id") else { return nil }
    let mapped = Set(
      (firewall["subnet_mapping"]?.references ?? []).compactMap {
        index.resource($0.element).flatMap(zone)
      })
    let needed = Set(
      subnets.filter { index.target(of: $0, "vpc_id")?.id == vpc.id }.compactMap(zone))
    let missing = needed.subtracting(mapped).sorted()
    guard !missing.isEmpty else { return nil }
    return Diagnostic(
      .firewallZones,
      summary: "the firewall '\(firewall.id)' has no endpoint in zone \(Words.list(missing))",
      detail:
        "Its VPC '\(vpc.id)' has subnets in zones \(Words.list(needed.sorted())), the firewall has "
        + "endpoints in \(mapped.isEmpty ? "none" : Words.list(mapped.sorted())).",
      remedy: "Give the firewall a subnet in every zone of its VPC.", subject: firewall.id,
      location: firewall.location)
  }

  /// PLB008. A subnet reaches a transit gateway only where the attachment has a subnet in the same
  /// zone. Source: AWS, "Transit gateway attachments to a VPC".
  private static func attachment(
    _ attachment: Resource, _ subnets: [Resource], _ index: TopologyIndex
  ) -> Diagnostic? {
    guard let vpc = index.target(of: attachment, "vpc_id"),
      let gateway = index.target(of: attachment, "transit_gateway_id")
    else { return nil }
    let attached = Set(
      (attachment["subnet_ids"]?.references ?? []).compactMap {
        index.resource($0.element).flatMap(zone)
      })
    let own = Set(subnets.filter { index.target(of: $0, "vpc_id")?.id == vpc.id }.map(\.id))
    let tables = Set(
      index.topology.resources(ofType: "aws_route").filter {
        index.target(of: $0, "transit_gateway_id")?.id == gateway.id
      }.compactMap { index.target(of: $0, "route_table_id")?.id })
    let routing = index.topology.resources(ofType: "aws_route_table_association").compactMap {
      association -> String? in
      guard let table = index.target(of: association, "route_table_id"),
        tables.contains(table.id), let subnet = index.target(of: association, "subnet_id"),
        own.contains(subnet.id)
      else { return nil }
      return zone(subnet)
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
      location: attachment.location)
  }

  private static func zone(_ subnet: Resource) -> String? {
    if case .context(.zoneName(let key))? = subnet["availability_zone"] { key } else { nil }
  }
}
