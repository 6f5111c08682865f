import AWSModel
import Topology

extension NetworkLowering {
  /// Whether some rule or route of the model treats some of the addresses of a subnet unlike others,
  /// so that it matters which of them AWS chooses.
  func isDecisive(_ addresses: IntervalSet, in subnet: ElementID) -> Bool {
    addresses.isCut(by: subnetCuts[subnet] ?? [])
  }

  /// Finds for each subnet the blocks of rules and routes that are a part of it only.
  mutating func findCuts() {
    var subnets: [IPv4Network: [ElementID]] = [:]
    for id in subnetOrder {
      if let block = subnetBlock(id) { subnets[block, default: []].append(id) }
    }
    let lengths = Set(subnets.keys.map(\.prefixLength)).sorted()
    for block in writtenBlocks {
      for length in lengths where length < block.prefixLength {
        let bits = block.address.bits & ~(UInt32.max >> UInt32(length))
        guard let around = IPv4Network(address: IPv4Address(bits: bits), prefixLength: length)
        else { continue }
        for subnet in subnets[around] ?? [] { subnetCuts[subnet, default: []].append(block) }
      }
    }
  }

  /// The blocks that the model's rules and routes speak of.
  var writtenBlocks: Set<IPv4Network> {
    var blocks: Set<IPv4Network> = []
    for rule in model.securityGroups.values.flatMap(\.rules) {
      if case .block(let block) = rule.peer { blocks.insert(block) }
    }
    blocks.formUnion(model.prefixLists.values.flatMap(\.blocks).compactMap(\.value))
    blocks.formUnion(model.networkACLs.values.flatMap(\.rules).compactMap(\.block.value))
    for route in model.routeTables.values.flatMap(\.routes) {
      if case .block(let block) = route.destination { blocks.insert(block) }
    }
    blocks.formUnion(model.transitTables.values.flatMap(\.routes).map(\.destination))
    for rule in model.firewallRuleGroups.values.flatMap(\.statelessRules) {
      blocks.formUnion((rule.sources + rule.destinations).compactMap(\.value))
    }
    return blocks
  }
}

extension IntervalSet {
  /// Whether one of the blocks has some of the addresses and not others.
  func isCut(by blocks: [IPv4Network]) -> Bool {
    blocks.contains { block in
      let set = IntervalSet(block)
      return set.overlaps(self) && !subtracting(set).isEmpty
    }
  }

  /// One address of each part into which the blocks cut the addresses.
  func representatives(cutBy blocks: [IPv4Network], atMost limit: Int) -> [IPv4Address] {
    var parts = [self]
    for block in blocks where parts.count < limit {
      let set = IntervalSet(block)
      parts = parts.flatMap { [$0.intersection(set), $0.subtracting(set)] }.filter { !$0.isEmpty }
    }
    return parts.compactMap(\.first).map { IPv4Address(bits: $0) }
  }
}
