import Topology

extension NetworkDrawing {
  /// The network with VPCs that are alike drawn once, where there are more than a page shows.
  ///
  /// The first of them stands for the others and says how many they are; tables of transit
  /// gateways keep the routes to what is drawn and count the rest.
  func folded(beyond limit: Int = 8) -> NetworkDrawing {
    guard vpcs.count > limit else { return self }
    var kept: [VPC] = []
    var counts: [Int] = []
    var places: [Shape: Int] = [:]
    for vpc in vpcs {
      let shape = Shape(vpc)
      if let place = places[shape] {
        counts[place] += 1
        kept[place].stand(for: vpc)
      } else {
        places[shape] = kept.count
        kept.append(vpc)
        counts.append(0)
      }
    }
    for (index, count) in counts.enumerated() where count > 0 {
      kept[index].cidr += " · \(count) more like this one"
    }
    var model = self
    model.vpcs = kept
    let drawn = Set(kept.flatMap(\.attachments).map(\.id))
    for hub in model.hubs.indices {
      for table in model.hubs[hub].tables.indices {
        Self.fold(&model.hubs[hub].tables[table], drawn: drawn)
      }
    }
    return model
  }

  private static func fold(_ table: inout HubTable, drawn: Set<ElementID>) {
    let hidden = table.routes.filter { route in
      !route.targets.isEmpty && route.targets.allSatisfy { !drawn.contains($0.element) }
    }
    if hidden.count > 1 {
      table.routes.removeAll(where: hidden.contains)
      table.routes.append(
        Route(
          ids: hidden.flatMap(\.ids), destination: "\(hidden.count) more",
          targetName: "each to its VPC", targets: []))
    }
    let others = table.associations.filter { !drawn.contains($0) }
    if others.count > 1 {
      table.associationTitle = "\(table.associations.count) attachments"
      table.associations.removeAll(where: others.contains)
    }
  }

  /// What makes VPCs look the same but for names and addresses.
  private struct Shape: Hashable {
    private let words: [[String]]

    init(_ vpc: VPC) {
      var words: [[String]] = [vpc.zones, (vpc.gateways + vpc.gatewayEndpoints).map(\.type)]
      words.append(vpc.attachments.map { "\($0.hasApplianceMode)" })
      for tier in vpc.tiers {
        words.append(["\(tier.rank)"] + tier.subnets.map { "\($0.title) \($0.zone)" })
        words.append(tier.subnets.flatMap(\.items).map(\.type))
        words.append(
          tier.tables.flatMap(\.routes).map { $0.targets.isEmpty ? "" : $0.targetTitle })
        words.append(
          tier.bars.map { "\($0.type) \($0.zones.joined()) \($0.chips.map(\.type).joined())" })
      }
      self.words = words
    }
  }
}

extension NetworkDrawing.VPC {
  /// Lets what is in this VPC stand for the same things in another of its shape.
  fileprivate mutating func stand(for other: Self) {
    for (tier, like) in zip(tiers.indices, other.tiers) {
      for (subnet, likeSubnet) in zip(tiers[tier].subnets.indices, like.subnets) {
        for (item, likeItem) in zip(
          tiers[tier].subnets[subnet].items.indices, likeSubnet.items)
        {
          tiers[tier].subnets[subnet].items[item].alike += likeItem.ids
        }
      }
      for (bar, likeBar) in zip(tiers[tier].bars.indices, like.bars) {
        tiers[tier].bars[bar].stand(for: likeBar)
      }
    }
  }
}

extension NetworkDrawing.Bar {
  fileprivate mutating func stand(for other: Self) {
    ids += other.ids
    for (chip, like) in zip(chips.indices, other.chips) { chips[chip].alike += like.ids }
    for (member, like) in zip(members.indices, other.members) {
      members[member].item.alike += like.item.ids
    }
  }
}
