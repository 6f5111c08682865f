import AWSModel
import AWSResources
import Topology

/// Reads the network out of a topology's resources.
package struct NetworkReader: Sendable {
  let facts: Facts
  private let routes: DrawnRoutes
  /// The table of each subnet: that of its association, or its VPC's main one.
  private let subnetTables: [ElementID: ElementID]
  /// Subnets to which an internet gateway's own table leads, by way of a firewall.
  private let edgeRouted: Set<ElementID>
  /// What belongs to each VPC: looking through the model for each would take the longer the more
  /// there are.
  private var subnets: [ElementID: [Resource]] = [:]
  private var residents: [ElementID: [Resource]] = [:]
  private var gateways: [ElementID: [Resource]] = [:]
  private var vpcTables: [ElementID: [Resource]] = [:]
  private var peerings: [ElementID: [NetworkDrawing.Peering]] = [:]

  package init(_ topology: Topology) { self.init(Facts(topology)) }

  package init(_ facts: Facts) {
    self.facts = facts
    routes = DrawnRoutes(facts)
    let model = facts.model
    var tables: [ElementID: ElementID] = [:]
    for subnet in model.subnets.values {
      guard let table = subnet.table.value, model.routeTables[table] != nil else { continue }
      tables[subnet.id] = table
    }
    subnetTables = tables
    edgeRouted = Self.edgeRouted(model)
    findMembers()
  }

  private mutating func findMembers() {
    let model = facts.model
    for subnet in model.subnets.values {
      guard let vpc = subnet.vpc.value, let resource = facts.index.resource(subnet.id) else {
        continue
      }
      subnets[vpc, default: []].append(resource)
    }
    for peering in model.peerings.values {
      // Drawn on the border of the one that asked, where the model has it.
      let ends = [peering.requester.value, peering.accepter.value].compactMap(\.self)
        .filter { model.vpcs[$0] != nil }
      guard let home = ends.first, let resource = facts.index.resource(peering.id) else { continue }
      let peer = ends.dropFirst().first { $0 != home }
      peerings[home, default: []].append(
        NetworkDrawing.Peering(
          id: peering.id, title: title(of: resource, with: peer), peer: peer))
    }
    let gatewayTypes: Set<String> = [
      AWS.InternetGateway.type, AWS.EgressOnlyInternetGateway.type, AWS.VpnGateway.type,
    ]
    for resource in facts.topology.resources {
      if gatewayTypes.contains(resource.type) {
        if let vpc = facts.target(resource, "vpc_id") {
          gateways[vpc, default: []].append(resource)
        }
      } else if [AWS.RouteTable.type, AWS.DefaultRouteTable.type].contains(resource.type) {
        if let vpc = routes.vpc(of: resource) { vpcTables[vpc, default: []].append(resource) }
      }
      let homes = facts.homes(of: resource)
      let own =
        homes.isEmpty
        ? [facts.vpcWithoutSubnet(of: resource)] : homes.map { model.subnets[$0]?.vpc.value }
      for vpc in Set(own.compactMap(\.self)) { residents[vpc, default: []].append(resource) }
    }
  }

  /// A peering connection with the name of the VPC at its other end, where the model has that.
  private func title(of peering: Resource, with peer: ElementID?) -> String {
    let other = peer.flatMap { facts.index.resource($0) }.map { " with \(facts.title($0))" }
    return peering.title + (other ?? "")
  }

  /// Subnets whose packets from the internet come through a firewall's endpoint: the internet
  /// gateway's table has a route of just their block.
  private static func edgeRouted(_ model: AWSModel) -> Set<ElementID> {
    var found: Set<ElementID> = []
    for gateway in model.internetGateways.values {
      guard let table = gateway.table.value.flatMap({ model.routeTables[$0] }) else { continue }
      let blocks = table.routes.compactMap { route -> IPv4Network? in
        guard case .block(let block) = route.destination, route.source != .local else {
          return nil
        }
        return block
      }
      for subnet in model.subnets.values where subnet.vpc.value == gateway.vpc.value {
        if let block = subnet.block.value, blocks.contains(block) { found.insert(subnet.id) }
      }
    }
    return found
  }

  package func model() -> NetworkDrawing {
    NetworkDrawing(
      vpcs: facts.model.vpcs.keys.compactMap { facts.index.resource($0) }.map(vpc),
      hubs: facts.topology.resources(ofType: AWS.Ec2TransitGateway.type).map {
        HubReader(facts).hub($0)
      }, unplacedRoutes: facts.model.unplacedRoutes.count)
  }

  private func vpc(_ vpc: Resource) -> NetworkDrawing.VPC {
    let subnets = subnets[vpc.id] ?? []
    let attachments = attachments(of: vpc)
    let occupants = OccupantReader(
      facts, of: vpc.id, subnets: subnets, residents: residents[vpc.id] ?? [])
    let found = Set(subnets.map { facts.zone($0) ?? "" })
    let tiers = tiers(subnets, attachments, occupants)
    let used = Set(tiers.flatMap { $0.tables.flatMap(\.ids) })
    let loose = (vpcTables[vpc.id] ?? []).filter { !used.contains($0.id) }
    let gateways = gateways(of: vpc)
    return NetworkDrawing.VPC(
      id: vpc.id, title: facts.title(vpc), cidr: facts.text(vpc, "cidr_block") ?? "",
      zones: found.sorted(), tiers: tiers, gateways: gateways,
      peerings: peerings[vpc.id] ?? [], attachments: attachments,
      gatewayEndpoints: gatewayEndpoints(of: vpc) + occupants.unplaced,
      looseTables: loose.map {
        NetworkDrawing.Table(
          ids: [$0.id], title: $0.title + mainWords([$0.id]),
          routes: routes.routes(of: $0.id, zone: ""), zones: [], subnets: [])
      }, unplaced: occupants.unplaced, isAbove: !gateways.isEmpty)
  }

  private func gateways(of vpc: Resource) -> [NetworkDrawing.Gateway] {
    (gateways[vpc.id] ?? []).map {
      NetworkDrawing.Gateway(
        id: $0.id, title: ResourceKind(type: $0.type).title, type: $0.type)
    }
  }

  private func gatewayEndpoints(of vpc: Resource) -> [NetworkDrawing.Gateway] {
    facts.topology.resources(ofType: AWS.VpcEndpoint.type).compactMap { endpoint in
      guard routes.isGateway(endpoint), facts.target(endpoint, "vpc_id") == vpc.id else {
        return nil
      }
      return NetworkDrawing.Gateway(id: endpoint.id, title: endpoint.title, type: endpoint.type)
    }
  }

  private func attachments(of vpc: Resource) -> [NetworkDrawing.Attachment] {
    facts.topology.resources(ofType: AWS.Ec2TransitGatewayVpcAttachment.type).compactMap {
      guard facts.target($0, "vpc_id") == vpc.id else { return nil }
      return NetworkDrawing.Attachment(
        id: $0.id, title: title(ofAttachment: $0), hub: facts.target($0, "transit_gateway_id"),
        subnets: ($0["subnet_ids"]?.references ?? []).map(\.element),
        hasApplianceMode: facts.text($0, "appliance_mode_support") == "enable")
    }
  }

  /// Of which transit gateway it is, where there is not just one that it could be.
  private func title(ofAttachment attachment: Resource) -> String {
    let hubs = facts.topology.resources(ofType: AWS.Ec2TransitGateway.type)
    switch facts.model.transitAttachments[attachment.id]?.gateway {
    case .known(let id)?:
      guard let hub = facts.index.resource(id) else { break }
      return hubs.count == 1 ? "Attachment" : "Attachment to \(facts.title(hub))"
    case .unknown(.outside(let id))?: return "Attachment to \(id)"
    default: break
    }
    return "Attachment to a transit gateway that is not known"
  }

  // MARK: Tiers

  /// Subnets of one family are one tier, with one subnet in a zone; a family is a tier's name.
  private func tiers(
    _ subnets: [Resource], _ attachments: [NetworkDrawing.Attachment], _ occupants: OccupantReader
  ) -> [NetworkDrawing.Tier] {
    let attached = Set(attachments.flatMap(\.subnets))
    var groups: [(rank: NetworkDrawing.Rank, subnets: [Resource])] = []
    var places: [String: Int] = [:]
    for subnet in subnets {
      let rank = rank(subnet, attached, occupants)
      let key =
        subnet.id.key == nil
        ? looseGroup(subnet, rank, groups: groups)
        : keyedGroup(subnet) { key in places[key].map { groups[$0].subnets } ?? [] }
      if let place = places[key] {
        groups[place].subnets.append(subnet)
        groups[place].rank = min(groups[place].rank, rank)
      } else {
        places[key] = groups.count
        groups.append((rank, [subnet]))
      }
    }
    let ordered = groups.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map(\.element)
    let tables = SharedTables(ordered.map(\.subnets), of: subnetTables, tables, named: facts)
    return zip(ordered, tables.tiers).map { group, tables in
      tier(group.subnets, rank: group.rank, tables, occupants)
    }
  }

  /// The subnets of a family whose keys differ in their zones alone, as `app/eu-west-1a` and
  /// `app/eu-west-1b` do; a second one in a zone begins another tier.
  private func keyedGroup(_ subnet: Resource, in group: (String) -> [Resource]) -> String {
    let zone = facts.zone(subnet) ?? ""
    let key = subnet.id.key ?? ""
    let stem = zone.isEmpty || !key.hasSuffix(zone) ? "" : String(key.dropLast(zone.count))
    var number = 0
    var name = "\(subnet.id.family) \(stem)"
    while group(name).contains(where: { (facts.zone($0) ?? "") == zone }) {
      number += 1
      name = "\(subnet.id.family) \(stem) \(number)"
    }
    return name
  }

  /// Subnets without a key join the subnets of their rank until their zone is taken.
  private func looseGroup(
    _ subnet: Resource, _ rank: NetworkDrawing.Rank,
    groups: [(rank: NetworkDrawing.Rank, subnets: [Resource])]
  ) -> String {
    let zone = facts.zone(subnet)
    let taken = groups.filter { $0.rank == rank }.flatMap(\.subnets)
      .filter { $0.id.key == nil && facts.zone($0) == zone }.count
    return "rank \(rank.rawValue) \(taken)"
  }

  private func rank(
    _ subnet: Resource, _ attached: Set<ElementID>, _ occupants: OccupantReader
  ) -> NetworkDrawing.Rank {
    let reached =
      subnetTables[subnet.id].map { routes.routes(of: $0, zone: facts.zone(subnet) ?? "") } ?? []
    let isPublic = reached.contains { route in
      route.targets.contains {
        facts.index.resource($0.element)?.type == AWS.InternetGateway.type
      }
    }
    if occupants.hasFirewall(subnet.id) { return isPublic ? .edge : .firewall }
    if isPublic || edgeRouted.contains(subnet.id) { return .public }
    if attached.contains(subnet.id) { return .attachment }
    return reached.contains(where: \.isDefault) ? .private : .isolated
  }

  private func tier(
    _ subnets: [Resource], rank: NetworkDrawing.Rank, _ tables: [NetworkDrawing.Table],
    _ occupants: OccupantReader
  ) -> NetworkDrawing.Tier {
    let family = facts.familyTitle(subnets)
    let acls = ACLReader(facts: facts)
    let cells = subnets.map { subnet in
      NetworkDrawing.Subnet(
        id: subnet.id, title: subnet.id.key == nil ? subnet.title : family,
        cidr: facts.text(subnet, "cidr_block") ?? "", acl: acls.words(of: subnet.id),
        zone: facts.zone(subnet) ?? "",
        isPublic: rank == .public || rank == .edge,
        items: occupants.items(in: subnet.id))
    }
    return NetworkDrawing.Tier(
      rank: rank, subnets: cells, tables: tables,
      bars: occupants.bars(across: subnets.map(\.id)))
  }

  /// The tables of these subnets; tables that say the same, each of its own zone, are one.
  private func tables(of subnets: [Resource]) -> [NetworkDrawing.Table] {
    var found: [NetworkDrawing.Table] = []
    for subnet in subnets {
      guard let id = subnetTables[subnet.id] else { continue }
      let zone = facts.zone(subnet) ?? ""
      let own = routes.routes(of: id, zone: zone)
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
          NetworkDrawing.Table(
            ids: [id], title: "", routes: own, zones: [zone], subnets: [subnet.id]))
      }
    }
    for index in found.indices {
      found[index].title = title(found[index], isWhole: found[index].subnets.count == subnets.count)
    }
    return found
  }

  /// That subnets use a table because they are associated with none.
  private func mainWords(_ tables: [ElementID]) -> String {
    tables.contains { facts.model.routeTables[$0]?.isMain == true } ? " · main" : ""
  }

  /// A table of the whole tier needs no zones in its title.
  private func title(_ table: NetworkDrawing.Table, isWhole: Bool) -> String {
    let resources = table.ids.compactMap { facts.index.resource($0) }
    // The table that AWS gives a VPC has no name.
    var family = resources.isEmpty ? "Main route table" : facts.familyTitle(resources)
    if table.ids.count > 1, family.hasSuffix("table") { family += "s" }
    if !resources.isEmpty { family += mainWords(table.ids) }
    let zones = table.zones.filter { !$0.isEmpty }
    guard !zones.isEmpty, !isWhole else {
      return table.ids.count > 1 ? "\(family) · one per zone" : family
    }
    return "\(family) · \(zones.count == 1 ? "zone" : "zones") \(zones.joined(separator: ", "))"
  }
}
