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
    var users: [ElementID: [String]] = [:]
    for (tier, subnets) in groups.enumerated() {
      let fresh = subnets.filter { subnet in tables[subnet.id].map { owners[$0] == nil } ?? true }
      tiers.append(drawn(fresh))
      for subnet in subnets {
        guard let table = tables[subnet.id], let owner = owners[table] else { continue }
        tiers[owner.tier][owner.table].subnets.append(subnet.id)
        let first = tiers[owner.tier][owner.table].ids[0]
        let name = facts.familyTitle(subnets)
        if users[first]?.contains(name) != true { users[first, default: []].append(name) }
      }
      for (place, table) in tiers[tier].enumerated() {
        for id in table.ids { owners[id] = (tier, place) }
      }
    }
    for tier in tiers.indices {
      for place in tiers[tier].indices {
        guard let names = users[tiers[tier][place].ids[0]] else { continue }
        tiers[tier][place].title +=
          " · also of \(names.count > 2 ? "\(names.count) other tiers" : SheetText.list(names))"
      }
    }
  }
}
