import OrderedCollections
import Topology

/// Finds what lives in the subnets of a VPC: in one zone, or across several.
struct OccupantReader: Sendable {
  private let facts: Facts
  private var itemsBySubnet: [ElementID: [NetworkModel.Item]] = [:]
  private var spanning: [(subnets: [ElementID], bar: NetworkModel.Bar)] = []
  private var firewalled: Set<ElementID> = []
  private let zones: [ElementID: String]

  /// Resources that name a subnet but are drawn as something else, or do not live in one.
  private static let plumbing: Set<String> = [
    "aws_subnet", "aws_route", "aws_route_table_association",
    "aws_ec2_transit_gateway_vpc_attachment",
    "aws_network_acl", "aws_network_acl_association", "aws_default_network_acl", "aws_flow_log",
    "aws_ec2_subnet_cidr_reservation",
  ]

  init(_ facts: Facts, subnets: [Resource]) {
    self.facts = facts
    zones = Dictionary(
      subnets.map { ($0.id, facts.zone($0) ?? "") }, uniquingKeysWith: { first, _ in first })
    var mounts: OrderedDictionary<ElementID, [(subnet: ElementID, target: Resource)]> = [:]
    var endpoints: OrderedDictionary<[ElementID], [Resource]> = [:]
    for resource in facts.topology.resources where !Self.plumbing.contains(resource.type) {
      let homes = homes(of: resource)
      guard let first = homes.first else { continue }
      switch resource.type {
      case "aws_efs_mount_target":
        guard let system = facts.target(resource, "file_system_id") else { fallthrough }
        mounts[system, default: []].append((first, resource))
      case "aws_vpc_endpoint": endpoints[homes, default: []].append(resource)
      case "aws_networkfirewall_firewall":
        firewalled.formUnion(homes)
        spanning.append((homes, firewall(resource, homes)))
      default:
        if homes.count == 1, resource["subnet_id"] != nil {
          itemsBySubnet[first, default: []].append(item(resource))
        } else {
          spanning.append((homes, bar(resource, homes)))
        }
      }
    }
    gather("aws_ecs_service")
    for (system, targets) in mounts { spanning.append(fileSystem(system, targets)) }
    for (homes, group) in endpoints { spanning.append((homes, endpointBar(group, homes))) }
  }

  /// Several of a kind in the same subnets become chips of one bar.
  private mutating func gather(_ type: String) {
    var gathered: OrderedDictionary<[ElementID], [Int]> = [:]
    for (index, entry) in spanning.enumerated() where entry.bar.type == type {
      gathered[entry.subnets, default: []].append(index)
    }
    var dropped: Set<Int> = []
    for (homes, places) in gathered where places.count > 1 {
      var bar = spanning[places[0]].bar
      bar.chips = places.map { place in
        let own = spanning[place].bar
        let facts = own.detail.split(separator: " · ").dropFirst().joined(separator: " · ")
        return NetworkModel.Item(
          id: own.ids.first, name: own.name,
          title: facts.isEmpty ? own.title : "\(own.title) · \(facts)", type: type)
      }
      bar.ids = []
      bar.name += " and others"
      bar.title = "\(ResourceKind(type: type).title)s"
      bar.detail = ""
      spanning[places[0]] = (homes, bar)
      dropped.formUnion(places.dropFirst())
    }
    spanning = spanning.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
  }

  func hasFirewall(_ subnet: ElementID) -> Bool { firewalled.contains(subnet) }

  func items(in subnet: ElementID) -> [NetworkModel.Item] { itemsBySubnet[subnet] ?? [] }

  /// What spans zones; it is drawn in the tier of the first subnet that it names.
  func bars(across subnets: [ElementID]) -> [NetworkModel.Bar] {
    spanning.filter { $0.subnets.first.map(subnets.contains) ?? false }.map(\.bar)
  }

  /// The subnets of this VPC that any argument refers to, each once.
  private func homes(of resource: Resource) -> [ElementID] {
    var seen: Set<ElementID> = []
    return resource.references.map(\.element).filter {
      zones[$0] != nil && seen.insert($0).inserted
    }
  }

  private func zones(_ homes: [ElementID]) -> [String] {
    var seen: Set<String> = []
    return homes.compactMap { zones[$0] }.filter { seen.insert($0).inserted }.sorted()
  }

  private func item(_ resource: Resource) -> NetworkModel.Item {
    let kind = ResourceKind(type: resource.type)
    return NetworkModel.Item(
      id: resource.id, name: resource.id.description,
      title: kind.glyph == .generic ? resource.title : kind.title, type: resource.type)
  }

  private func bar(_ resource: Resource, _ homes: [ElementID]) -> NetworkModel.Bar {
    NetworkModel.Bar(
      ids: [resource.id], name: resource.id.description, title: facts.title(resource),
      detail: facts.detail(resource), type: resource.type, zones: zones(homes), members: [],
      chips: [])
  }

  private func firewall(_ resource: Resource, _ homes: [ElementID]) -> NetworkModel.Bar {
    var bar = bar(resource, homes)
    bar.members = homes.map { home in
      NetworkModel.Member(
        zone: zones[home] ?? "",
        item: NetworkModel.Item(
          id: nil, name: "\(resource.id) endpoint \(zones[home] ?? "")", title: "Endpoint",
          type: "aws_networkfirewall_firewall"))
    }
    return bar
  }

  private func fileSystem(
    _ system: ElementID, _ targets: [(subnet: ElementID, target: Resource)]
  ) -> (subnets: [ElementID], bar: NetworkModel.Bar) {
    let homes = targets.map(\.subnet)
    let resource = facts.index.resource(system)
    let members = targets.map { subnet, target in
      NetworkModel.Member(
        zone: zones[subnet] ?? "",
        item: NetworkModel.Item(
          id: target.id, name: target.id.description, title: "Mount target", type: target.type))
    }
    return (
      homes,
      NetworkModel.Bar(
        ids: resource.map { [$0.id] } ?? [], name: system.description,
        title: resource.map(facts.title) ?? system.description,
        detail: resource.map(facts.detail) ?? "EFS file system",
        type: "aws_efs_file_system", zones: zones(homes), members: members, chips: [])
    )
  }

  private func endpointBar(_ group: [Resource], _ homes: [ElementID]) -> NetworkModel.Bar {
    NetworkModel.Bar(
      ids: [], name: "\(group[0].id) endpoints", title: "Interface endpoints",
      detail: "", type: "aws_vpc_endpoint", zones: zones(homes), members: [],
      chips: group.map {
        NetworkModel.Item(
          id: $0.id, name: $0.id.description, title: Self.serviceName($0, facts), type: $0.type)
      })
  }

  /// The service that an endpoint leads to: `ecr.api` of `com.amazonaws.ap-southeast-1.ecr.api`.
  static func serviceName(_ endpoint: Resource, _ facts: Facts) -> String {
    guard let name = facts.text(endpoint, "service_name") else { return endpoint.title }
    let prefix = "com.amazonaws.\(facts.topology.region.code)."
    return name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
  }
}
