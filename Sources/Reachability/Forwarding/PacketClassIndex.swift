/// Classes of packets, found by their sources: so that only those that can overlap are compared.
struct PacketClassIndex {
  private var classes: [PacketClass] = []
  /// The classes that have a source in each block of addresses; blocks as large as a /22.
  private var byBlock: [UInt32: [Int]] = [:]
  /// Classes with so many blocks of sources that they are compared with everything.
  private var wide: [Int] = []
  /// Where the wide classes go: most packets go elsewhere and need not be compared with them.
  private var wideDestinations = IntervalSet.empty

  private static let blockBits: UInt32 = 10
  private static let blockLimit = 64

  init(_ classes: [PacketClass]) {
    for packets in classes { add(packets) }
    wideDestinations = IntervalSet.union(wide.map { classes[$0].destinations })
  }

  mutating func insert(_ packets: PacketClass) {
    let count = wide.count
    add(packets)
    if wide.count > count {
      wideDestinations = wideDestinations.union(packets.destinations)
    }
  }

  private mutating func add(_ packets: PacketClass) {
    let index = classes.count
    classes.append(packets)
    guard let blocks = Self.blocks(of: packets.sources) else {
      wide.append(index)
      return
    }
    for block in blocks { byBlock[block, default: []].append(index) }
  }

  /// What is left of a class without all classes of the index.
  func subtracted(from packets: PacketClass) -> [PacketClass] {
    var candidates = wideDestinations.overlaps(packets.destinations) ? wide : []
    if let blocks = Self.blocks(of: packets.sources) {
      for block in blocks { candidates += byBlock[block] ?? [] }
      candidates.sort()
    } else {
      candidates = Array(classes.indices)
    }
    var parts = [packets]
    var last: Int?
    for candidate in candidates where candidate != last {
      last = candidate
      if parts.isEmpty { break }
      let hole = classes[candidate]
      // Two choices that lead to the same outcome are the commonest case.
      parts.removeAll { $0 == hole }
      guard parts.contains(where: { $0.overlaps(hole) }) else { continue }
      parts = parts.flatMap { $0.subtracting(hole) }
    }
    return parts
  }

  /// The blocks that the addresses are in; nil where they are too many.
  private static func blocks(of addresses: IntervalSet) -> [UInt32]? {
    guard addresses.intervalCount <= blockLimit else { return nil }
    var blocks: [UInt32] = []
    for interval in addresses.intervals {
      let (first, last) = (interval.lower >> blockBits, interval.upper >> blockBits)
      guard last - first < UInt32(blockLimit), blocks.count < blockLimit else { return nil }
      for block in first...last where blocks.last != block { blocks.append(block) }
    }
    return blocks
  }
}
