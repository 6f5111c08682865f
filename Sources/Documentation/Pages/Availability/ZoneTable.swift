import AWSModel
import AWSResources
import Topology

/// How many of each kind of thing that can fail each environment has, by zone.
struct ZoneTable: Section {
  let landscape: Landscape

  var body: [Markdown] {
    Markdown.heading(2, "Zones")
    Markdown.table(
      Table(
        ["In zones"] + landscape.environmentTitles.map { Table.Column(.text($0)) },
        rows: [
          ["The environment"]
            + landscape.environments.map {
              $0.topology.zones.isEmpty ? "not known" : Self.text($0.topology.zones)
            }
        ]
          + deviceRows + serviceRows))
  }

  /// Firewalls, load balancers, mount targets and NAT gateways by their subnets.
  private var deviceRows: [[Inline]] {
    let places = landscape.models.map(Self.places)
    return Self.types.flatMap { type in
      landscape.families.filter { $0.type == type }.map { family in
        [landscape.link(family)]
          + landscape.environments.indices.map { environment in
            let subnets = family.members.flatMap { places[environment][$0.id] ?? [] }
            let zones = landscape.zones(of: subnets, in: environment)
            let isOpen = family.members.contains {
              Self.isPlaceUnknown($0.id, in: landscape.models[environment])
            }
            return isOpen && zones.isEmpty ? "not known" : Self.text(zones)
          }
      }
    }
  }

  private static let types = [
    AWS.NetworkfirewallFirewall.type, AWS.Lb.type, AWS.EfsMountTarget.type, AWS.NatGateway.type,
  ]

  /// The subnets of everything that stands in some.
  private static func places(in model: AWSModel) -> [ElementID: [Subnet.ID]] {
    var places = model.occupants.mapValues { $0.places.map(\.subnet) }
    for firewall in model.firewalls.values { places[firewall.id] = firewall.subnets.elements }
    for balancer in model.loadBalancers.values {
      places[balancer.id] = balancer.places.map(\.subnet)
    }
    for gateway in model.natGateways.values {
      places[gateway.id] = [gateway.subnet.value].compactMap { $0 }
    }
    return Dictionary(uniqueKeysWithValues: places.map { ($0.key, $0.value) })
  }

  /// Whether the model leaves open in which subnets something stands.
  private static func isPlaceUnknown(_ id: ElementID, in model: AWSModel) -> Bool {
    if let firewall = model.firewalls[id] { return !firewall.subnets.isComplete }
    if let balancer = model.loadBalancers[id] { return !balancer.unknownPlaces.isEmpty }
    if let gateway = model.natGateways[id] { return gateway.subnet.unknown != nil }
    return model.occupants[id].map { !$0.unknownPlaces.isEmpty } ?? false
  }

  private var serviceRows: [[Inline]] {
    landscape.resources(ofType: AWS.EcsService.type).map { service in
      [landscape.link(service.id)]
        + landscape.environments.indices.map { environment in
          guard service.items[environment] != nil else { return .none }
          let places = landscape.models[environment].occupants[service.id]?.places ?? []
          let zones = landscape.zones(of: places.map(\.subnet), in: environment)
          let count = ServiceReading(service, in: landscape).tasks(landscape)(environment)
          return count.map { "\(Self.text(zones)): \($0) \(Self.noun($0))" } ?? Self.text(zones)
        }
    }
  }

  private static func noun(_ count: Inline) -> Inline { count == "1" ? "task" : "tasks" }

  private static func text(_ zones: [Zone]) -> Inline {
    zones.isEmpty ? .none : .text(zones.map(\.key).joined(separator: ", "))
  }
}
