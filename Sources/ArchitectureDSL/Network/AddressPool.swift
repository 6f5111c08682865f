import Topology

/// Hands out blocks of a network, first fit in address order: the same requests give the same
/// blocks.
///
/// ```swift
/// var pool = AddressPool("10.0.0.0/16")
/// pool.allocate(prefixLength: 24)  // 10.0.0.0/24
/// ```
public struct AddressPool: Hashable, Sendable {
  /// The block that is divided.
  public let network: IPv4Network
  /// In address order, and disjoint: of a block in another one only the larger is kept.
  private var taken: [IPv4Network] = []

  /// A pool of which everything is free.
  public init(_ network: IPv4Network) { self.network = network }

  /// Keeps a block from being handed out.
  public mutating func reserve(_ block: IPv4Network) {
    guard network.overlaps(block) else { return }
    let position = firstTaken(reaching: block.address)
    if position < taken.count, taken[position].contains(block) { return }
    let end = taken[position...].firstIndex { !block.contains($0) } ?? taken.count
    taken.replaceSubrange(position..<end, with: CollectionOfOne(block))
  }

  /// The first free block of this prefix length; nil where none is left.
  public mutating func allocate(prefixLength: Int) -> IPv4Network? {
    let candidates = network.subdivided(prefixLength: prefixLength)
    guard let first = candidates.first else { return nil }
    var position = 0
    var index = firstTaken(reaching: first.address)
    while position < candidates.endIndex {
      let candidate = candidates[position]
      while index < taken.count, taken[index].lastAddress < candidate.address { index += 1 }
      guard index < taken.count, taken[index].overlaps(candidate) else {
        taken.insert(candidate, at: index)
        return candidate
      }
      // Skip all that lies in the obstacle at once.
      position += max(1, taken[index].count / candidate.count)
    }
    return nil
  }

  /// The index of the first block that does not end before the address.
  private func firstTaken(reaching address: IPv4Address) -> Int {
    var low = 0
    var high = taken.count
    while low < high {
      let middle = (low + high) / 2
      if taken[middle].lastAddress < address { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
