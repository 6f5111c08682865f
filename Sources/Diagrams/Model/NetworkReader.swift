import Topology

/// Reads the network out of a topology's resources.
package struct NetworkReader: Sendable {
  let facts: Facts
  private let routes: RouteReader
  private let subnetTables: [ElementID: ElementID]

  package init(_ topology: Topology) {
    facts = Facts(topology)
    routes = RouteReader(facts)
    var tables: [ElementID: ElementID] = [:]
    for link in topology.resources(ofType: "aws_route_table_association") {
      guard let subnet = facts.target(link, "subnet_id"),
        let table = facts.target(link, "route_table_id")
      else { continue }
      tables[subnet] = table
    }
    subnetTables = tables
  }

  package func model() -> NetworkModel {
    NetworkModel(
      vpcs: facts.topology.resources(ofType: "aws_vpc").map(vpc),
      hubs: facts.topology.resources(ofType: "aws_ec2_transit_gateway").map {
        HubReader(facts, routes).hub($0)
      })
  }

  private func vpc(_ vpc: Resource) -> NetworkModel.VPC {
    let subnets = facts.topology.resources(ofType: "aws_subnet").filter {
      facts.target($0, "vpc_id") == vpc.id
    }
    let attachments = attachments(of: vpc)
    let occupants = OccupantReader(facts, subnets: subnets)
    let found = Set(subnets.map { facts.zone($0) ?? "" })
    let tiers = tiers(subnets, attachments, occupants)
    let used = Set(tiers.flatMap { $0.tables.flatMap(\.ids) })
    let loose = facts.topology.resources.filter {
      ["aws_route_table", "aws_default_route_table"].contains($0.type) && !used.contains($0.id)
        && routes.vpc(of: $0) == vpc.id
    }
    let gateways = gateways(of: vpc)
    return NetworkModel.VPC(
      id: vpc.id, title: facts.title(vpc), cidr: facts.text(vpc, "cidr_block") ?? "",
      zones: found.sorted(), tiers: tiers, gateways: gateways, attachments: attachments,
      gatewayEndpoints: gatewayEndpoints(of: vpc),
      looseTables: loose.map {
        NetworkModel.Table(
          ids: [$0.id], title: $0.title, routes: routes.routes(of: $0, zone: ""), zones: [],
          subnets: [])
      }, isAbove: !gateways.isEmpty)
  }

  private func gateways(of vpc: Resource) -> [NetworkModel.Gateway] {
    facts.topology.resources.compactMap { resource in
      let types = ["aws_internet_gateway", "aws_egress_only_internet_gateway", "aws_vpn_gateway"]
      guard types.contains(resource.type), facts.target(resource, "vpc_id") == vpc.id else {
        return nil
      }
      return NetworkModel.Gateway(
        id: resource.id, title: ResourceKind(type: resource.type).title, type: resource.type)
    }
  }

  private func gatewayEndpoints(of vpc: Resource) -> [NetworkModel.Gateway] {
    facts.topology.resources(ofType: "aws_vpc_endpoint").compactMap { endpoint in
      guard routes.isGateway(endpoint), facts.target(endpoint, "vpc_id") == vpc.id else {
        return nil
      }
      return NetworkModel.Gateway(id: endpoint.id, title: endpoint.title, type: endpoint.type)
    }
  }

  private func attachments(of vpc: Resource) -> [NetworkModel.Attachment] {
    facts.topology.resources(ofType: "aws_ec2_transit_gateway_vpc_attachment").compactMap {
      guard facts.target($0, "vpc_id") == vpc.id else { return nil }
      return NetworkModel.Attachment(
        id: $0.id, title: "Attachment", hub: facts.target($0, "transit_gateway_id"),
        subnets: ($0["subnet_ids"]?.references ?? []).map(\.element),
        hasApplianceMode: facts.text($0, "appliance_mode_support") == "enable")
    }
  }

  // MARK: Tiers

  /// Subnets of one family are one tier; a family is a tier's name.
  private func tiers(
    _ subnets: [Resource], _ attachments: [NetworkModel.Attachment], _ occupants: OccupantReader
  ) -> [NetworkModel.Tier] {
    let attached = Set(attachments.flatMap(\.subnets))
    var groups: [(rank: NetworkModel.Rank, subnets: [Resource])] = []
    var places: [String: Int] = [:]
    for subnet in subnets {
      let rank = rank(subnet, attached, occupants)
      let key =
        subnet.id.key != nil
        ? subnet.id.family.description : looseGroup(subnet, rank, groups: groups)
      if let place = places[key] {
        groups[place].subnets.append(subnet)
        groups[place].rank = min(groups[place].rank, rank)
      } else {
        places[key] = groups.count
        groups.append((rank, [subnet]))
      }
    }
    return groups.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map { tier($0.element.subnets, rank: $0.element.rank, occupants) }
  }

  /// Subnets without a key join the subnets of their rank until their zone is taken.
  private func looseGroup(
    _ subnet: Resource, _ rank: NetworkModel.Rank,
    groups: [(rank: NetworkModel.Rank, subnets: [Resource])]
  ) -> String {
    let zone = facts.zone(subnet)
    let taken = groups.filter { $0.rank == rank }.flatMap(\.subnets)
      .filter { $0.id.key == nil && facts.zone($0) == zone }.count
    return "rank \(rank.rawValue) \(taken)"
  }

  private func rank(
    _ subnet: Resource, _ attached: Set<ElementID>, _ occupants: OccupantReader
  ) -> NetworkModel.Rank {
    let reached =
      subnetTables[subnet.id].flatMap { facts.index.resource($0) }
      .map { routes.routes(of: $0, zone: facts.zone(subnet) ?? "") } ?? []
    let isPublic = reached.contains { route in
      route.targets.contains {
        facts.index.resource($0.element)?.type == "aws_internet_gateway"
      }
    }
    if occupants.hasFirewall(subnet.id) { return isPublic ? .edge : .firewall }
    if isPublic { return .public }
    if attached.contains(subnet.id) { return .attachment }
    return reached.contains(where: \.isDefault) ? .private : .isolated
  }

  private func tier(
    _ subnets: [Resource], rank: NetworkModel.Rank, _ occupants: OccupantReader
  ) -> NetworkModel.Tier {
    let family = facts.familyTitle(subnets)
    let cells = subnets.map { subnet in
      NetworkModel.Subnet(
        id: subnet.id, title: subnet.id.key == nil ? subnet.title : family,
        cidr: facts.text(subnet, "cidr_block") ?? "", zone: facts.zone(subnet) ?? "",
        isPublic: rank == .public || rank == .edge,
        items: occupants.items(in: subnet.id))
    }
    return NetworkModel.Tier(
      rank: rank, subnets: cells, tables: tables(of: subnets),
      bars: occupants.bars(across: subnets.map(\.id)))
  }

  /// The tables of these subnets; tables that say the same, each of its own zone, are one.
  private func tables(of subnets: [Resource]) -> [NetworkModel.Table] {
    var found: [NetworkModel.Table] = []
    for subnet in subnets {
      guard let id = subnetTables[subnet.id], let table = facts.index.resource(id) else { continue }
      let zone = facts.zone(subnet) ?? ""
      let own = routes.routes(of: table, zone: zone)
      if let same = found.firstIndex(where: { routes.agree($0.routes, own) }) {
        found[same].subnets.append(subnet.id)
        let isInNewZone = !found[same].zones.contains(zone)
        if isInNewZone { found[same].zones.append(zone) }
        let isNew = !found[same].ids.contains(id)
        if isNew { found[same].ids.append(id) }
        for index in own.indices {
          if isNew { found[same].routes[index].ids += own[index].ids }
          // A table that zones share leads all of them to a target that is in one zone.
          if isNew || isInNewZone && own[index].targets.contains(where: { $0.key != nil }) {
            found[same].routes[index].targets += own[index].targets
          }
        }
      } else {
        found.append(
          NetworkModel.Table(
            ids: [id], title: "", routes: own, zones: [zone], subnets: [subnet.id]))
      }
    }
    for index in found.indices {
      found[index].title = title(found[index], isWhole: found[index].subnets.count == subnets.count)
    }
    return found
  }

  /// A table of the whole tier needs no zones in its title.
  private func title(_ table: NetworkModel.Table, isWhole: Bool) -> String {
    var family = facts.familyTitle(table.ids.compactMap { facts.index.resource($0) })
    if table.ids.count > 1, family.hasSuffix("table") { family += "s" }
    let zones = table.zones.filter { !$0.isEmpty }
    guard !zones.isEmpty, !isWhole else {
      return table.ids.count > 1 ? "\(family) · one per zone" : family
    }
    return "\(family) · \(zones.count == 1 ? "zone" : "zones") \(zones.joined(separator: ", "))"
  }
}
