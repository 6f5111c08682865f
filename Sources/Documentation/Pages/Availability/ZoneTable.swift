import Topology

/// How many of each kind of thing that can fail each environment has, by zone.
struct ZoneTable: Section {
  let landscape: Landscape

  var body: [Markdown] {
    Markdown.heading(2, "Zones")
    Markdown.table(
      Table(
        ["In zones"] + landscape.environmentTitles.map { Table.Column(.text($0)) },
        rows: [["The environment"] + landscape.environments.map { Self.text($0.topology.zones) }]
          + deviceRows + serviceRows))
  }

  /// Firewalls and load balancers and NAT gateways by their subnets.
  private var deviceRows: [[Inline]] {
    let types = [
      "aws_networkfirewall_firewall", "aws_lb", "aws_efs_mount_target", "aws_nat_gateway",
    ]
    return types.flatMap { type in
      landscape.families.filter { $0.type == type }.map { family in
        [landscape.link(family)]
          + landscape.environments.indices.map { environment in
            Self.text(zones(of: family, in: environment))
          }
      }
    }
  }

  private var serviceRows: [[Inline]] {
    landscape.resources(ofType: "aws_ecs_service").map { service in
      [landscape.link(service.id)]
        + landscape.environments.indices.map { environment in
          guard let item = service.items[environment] else { return .none }
          let subnets = landscape.objects(item["network_configuration"]).first?["subnets"]
          let zones = zones(of: subnets?.references.map(\.element) ?? [], in: environment)
          let count = ServiceReading(service, in: landscape).tasks(landscape)(environment)
          return count.map { "\(Self.text(zones)): \($0) \(Self.noun($0))" } ?? Self.text(zones)
        }
    }
  }

  private static func noun(_ count: Inline) -> Inline { count == "1" ? "task" : "tasks" }

  private func zones(of family: Family, in environment: Int) -> [Zone] {
    let subnets = family.members.compactMap { $0.items[environment] }.flatMap { item in
      ["subnet_mapping", "subnets", "subnet_id"].flatMap { item[$0]?.references ?? [] }
    }.map(\.element)
    return zones(of: subnets, in: environment)
  }

  private func zones(of subnets: [ElementID], in environment: Int) -> [Zone] {
    landscape.environments[environment].topology.zones.filter { zone in
      subnets.contains { $0.key == zone.key }
    }
  }

  private static func text(_ zones: [Zone]) -> Inline {
    zones.isEmpty ? .none : .text(zones.map(\.key).joined(separator: ", "))
  }
}
