import AWSModel
import AWSResources
import OrderedCollections
import Topology

/// Places in the subnets of a VPC what `AWSModel` finds there: in one zone, or across several.
///
/// What a row of ``ResourceTraits`` knows to stand in subnets, by itself, through a subnet group or
/// through a parent, is drawn under its own name; the groups are plumbing.
struct OccupantReader: Sendable {
  private let facts: Facts
  private var itemsBySubnet: [ElementID: [NetworkDrawing.Item]] = [:]
  private var spanning: [(subnets: [ElementID], bar: NetworkDrawing.Bar)] = []
  private var firewalled: Set<ElementID> = []
  /// What is in the VPC without the model telling in which subnet.
  private(set) var unplaced: [NetworkDrawing.Gateway] = []
  private let zones: [ElementID: String]

  /// - Parameter residents: what stands in the VPC, in the order of the model.
  init(_ facts: Facts, of vpc: ElementID, subnets: [Resource], residents: [Resource]) {
    self.facts = facts
    zones = Dictionary(
      subnets.map { ($0.id, facts.zone($0) ?? "") }, uniquingKeysWith: { first, _ in first })
    var mounts: OrderedDictionary<ElementID, [(subnet: ElementID, target: Resource)]> = [:]
    var endpoints: OrderedDictionary<[ElementID], [Resource]> = [:]
    var members: [(parent: ElementID, resource: Resource)] = []
    for resource in residents {
      let all = facts.homes(of: resource)
      let homes = all.filter { zones[$0] != nil }
      if all.isEmpty, facts.vpcWithoutSubnet(of: resource) == vpc {
        unplaced.append(Self.unplaced(resource, facts))
      }
      guard let first = homes.first else { continue }
      if let system = facts.fileSystem(of: resource) {
        mounts[system, default: []].append((first, resource))
      } else if facts.model.endpoints[resource.id] != nil {
        endpoints[homes, default: []].append(resource)
      } else if facts.model.firewalls[resource.id] != nil {
        firewalled.formUnion(homes)
        spanning.append((homes, firewall(resource, homes)))
      } else if facts.isPlaceUnknown(resource.id) {
        unplaced.append(Self.unplaced(resource, facts))
      } else if let parent = facts.host(of: resource) {
        members.append((parent, resource))
      } else if homes.count == 1, resource["subnet_id"] != nil {
        itemsBySubnet[first, default: []].append(item(resource))
      } else {
        spanning.append((homes, bar(resource, homes)))
      }
    }
    join(members)
    gather(AWS.EcsService.type)
    for (system, targets) in mounts { spanning.append(fileSystem(system, targets)) }
    for (homes, group) in endpoints { spanning.append((homes, endpointBar(group, homes))) }
  }

  private static func unplaced(_ resource: Resource, _ facts: Facts) -> NetworkDrawing.Gateway {
    NetworkDrawing.Gateway(
      id: resource.id, title: "\(facts.name(resource)) · \(NetworkDrawing.withoutSubnet)",
      type: resource.type)
  }

  /// What belongs to something that is drawn, as an instance does to its cluster, is a part of it.
  private mutating func join(_ members: [(parent: ElementID, resource: Resource)]) {
    for (parent, resource) in members {
      if let place = spanning.firstIndex(where: { $0.bar.ids.contains(parent) }) {
        let all = spanning[place].bar.zones
        let own = zones(facts.homes(of: resource))
        var item = NetworkDrawing.Item(
          id: resource.id, name: resource.id.description, title: facts.label(resource),
          type: resource.type)
        // In the zone that it is told to stand in, or a part of the whole.
        if own.count == 1, all.count > 1 {
          spanning[place].bar.members.append(NetworkDrawing.Member(zone: own[0], item: item))
        } else {
          item.detail = facts.presence(of: resource, zones: all.count) ?? ""
          spanning[place].bar.chips.append(item)
        }
      } else {
        let homes = facts.homes(of: resource).filter { zones[$0] != nil }
        spanning.append((homes, bar(resource, homes)))
      }
    }
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
        return NetworkDrawing.Item(
          id: own.ids.first, name: own.name, title: own.title, detail: facts, type: type,
          tasks: own.tasks, isScaled: own.isScaled)
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

  func items(in subnet: ElementID) -> [NetworkDrawing.Item] { itemsBySubnet[subnet] ?? [] }

  /// What spans zones; it is drawn in the tier of the first subnet that it names, and says in how many
  /// it is besides.
  func bars(across subnets: [ElementID]) -> [NetworkDrawing.Bar] {
    spanning.filter { $0.subnets.first.map(subnets.contains) ?? false }.map { entry in
      let others = entry.subnets.filter { !subnets.contains($0) }.count
      guard others > 0 else { return entry.bar }
      var bar = entry.bar
      let words = "also in \(others == 1 ? "one other subnet" : "\(others) other subnets")"
      bar.detail = bar.detail.isEmpty ? words : "\(bar.detail) · \(words)"
      return bar
    }
  }

  private func zones(_ homes: [ElementID]) -> [String] {
    var seen: Set<String> = []
    return homes.compactMap { zones[$0] }.filter { seen.insert($0).inserted }.sorted()
  }

  private func item(_ resource: Resource) -> NetworkDrawing.Item {
    NetworkDrawing.Item(
      id: resource.id, name: resource.id.description, title: facts.label(resource),
      type: resource.type)
  }

  private func bar(_ resource: Resource, _ homes: [ElementID]) -> NetworkDrawing.Bar {
    let zones = zones(homes)
    var details = [facts.detail(resource)]
    if let size = facts.size(resource) { details.append(size) }
    if let words = facts.presence(of: resource, zones: zones.count) { details.append(words) }
    return NetworkDrawing.Bar(
      ids: [resource.id], name: resource.id.description, title: facts.name(resource),
      detail: details.joined(separator: " · "), type: resource.type, zones: zones, members: [],
      chips: [], tasks: facts.leastTasks(of: resource), isScaled: facts.isScaled(resource),
      isLostWithZone: facts.isLostWithZone(resource))
  }

  private func firewall(_ resource: Resource, _ homes: [ElementID]) -> NetworkDrawing.Bar {
    var bar = bar(resource, homes)
    bar.members = homes.map { home in
      NetworkDrawing.Member(
        zone: zones[home] ?? "",
        item: NetworkDrawing.Item(
          id: nil, name: "\(resource.id) endpoint \(zones[home] ?? "")", title: "Endpoint",
          type: resource.type))
    }
    return bar
  }

  private func fileSystem(
    _ system: ElementID, _ targets: [(subnet: ElementID, target: Resource)]
  ) -> (subnets: [ElementID], bar: NetworkDrawing.Bar) {
    let homes = targets.map(\.subnet)
    let resource = facts.index.resource(system)
    let members = targets.map { subnet, target in
      NetworkDrawing.Member(
        zone: zones[subnet] ?? "",
        item: NetworkDrawing.Item(
          id: target.id, name: target.id.description, title: "Mount target", type: target.type))
    }
    return (
      homes,
      NetworkDrawing.Bar(
        ids: resource.map { [$0.id] } ?? [], name: system.description,
        title: resource.map(facts.title) ?? system.description,
        detail: resource.map(facts.detail)
          ?? ResourceKind(type: AWS.EfsFileSystem.type).title,
        type: AWS.EfsFileSystem.type, zones: zones(homes), members: members, chips: [])
    )
  }

  private func endpointBar(_ group: [Resource], _ homes: [ElementID]) -> NetworkDrawing.Bar {
    NetworkDrawing.Bar(
      ids: [], name: "\(group[0].id) endpoints", title: Self.title(group, facts),
      detail: zones(homes).count > 1 ? "an interface of each in every zone" : "",
      type: AWS.VpcEndpoint.type, zones: zones(homes), members: [],
      chips: group.map {
        NetworkDrawing.Item(
          id: $0.id, name: $0.id.description, title: Self.serviceName($0, facts), type: $0.type)
      })
  }

  /// A Gateway Load Balancer's endpoint has interfaces, and is none of those that are called so.
  private static func title(_ group: [Resource], _ facts: Facts) -> String {
    let kinds = group.map { facts.text($0, "vpc_endpoint_type") ?? "Interface" }.uniqued()
    return kinds == ["GatewayLoadBalancer"]
      ? "Gateway Load Balancer endpoints"
      : kinds.contains("GatewayLoadBalancer") ? "VPC endpoints" : "Interface endpoints"
  }

  /// The service that an endpoint leads to: `ecr.api` of `com.amazonaws.ap-southeast-1.ecr.api`.
  static func serviceName(_ endpoint: Resource, _ facts: Facts) -> String {
    guard let name = facts.text(endpoint, "service_name") else { return endpoint.title }
    let prefix = "com.amazonaws.\(facts.topology.region.code)."
    return name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
  }
}
