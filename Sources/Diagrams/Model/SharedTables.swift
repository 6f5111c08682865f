import Topology

/// The route tables of a VPC's tiers, each drawn once: beside the first tier that uses it, and with the
/// names of the others.
struct SharedTables {
  /// The tables of each tier.
  private(set) var tiers: [[NetworkDrawing.Table]] = []

  /// - Parameters:
  ///   - groups: The subnets of each tier, in the order in which they are drawn.
  ///   - tables: The table of each subnet.
  ///   - drawn: The tables of subnets of one tier, as they are drawn.
  init(
    _ groups: [[Resource]], of tables: [ElementID: ElementID],
    _ drawn: ([Resource]) -> [NetworkDrawing.Table], named facts: Facts
  ) {
    var owners: [ElementID: (tier: Int, table: Int)] = [:]
    var users: [ElementID: [Int: String]] = [:]
    for (tier, subnets) in groups.enumerated() {
      let fresh = subnets.filter { subnet in tables[subnet.id].map { owners[$0] == nil } ?? true }
      tiers.append(drawn(fresh))
      for subnet in subnets {
        guard let table = tables[subnet.id], let owner = owners[table] else { continue }
        tiers[owner.tier][owner.table].add(subnet, of: table, facts)
        let first = tiers[owner.tier][owner.table].ids[0]
        users[first, default: [:]][tier] = facts.familyTitle(subnets)
      }
      for (place, table) in tiers[tier].enumerated() {
        for id in table.ids { owners[id] = (tier, place) }
      }
    }
    for tier in tiers.indices {
      for place in tiers[tier].indices {
        guard let others = users[tiers[tier][place].ids[0]] else { continue }
        let names = others.sorted { $0.key < $1.key }.map(\.value)
        // Names that are its own or the same tell nobody which they are.
        let areTold =
          names.count <= 2 && Set(names + [facts.familyTitle(groups[tier])]).count > names.count
        let count = names.count == 1 ? "one other tier" : "\(names.count) other tiers"
        tiers[tier][place].title += " · also of \(areTold ? SheetText.list(names) : count)"
      }
    }
  }
}

extension NetworkDrawing.Table {
  /// A subnet of another tier: what its packets meet in a zone, they meet from that zone, too.
  fileprivate mutating func add(_ subnet: Resource, of table: ElementID, _ facts: Facts) {
    subnets.append(subnet.id)
    let zone = facts.zone(subnet) ?? ""
    let own = DrawnRoutes(facts).routes(of: table, zone: zone)
    guard own.count == routes.count else { return }
    for index in own.indices {
      let isKnown = routes[index].targets.contains { $0.zone == zone }
      if !isKnown { routes[index].targets += own[index].targets.filter { $0.key != nil } }
    }
  }
}
