import Topology

/// Hands out blocks of a network, first fit in address order: the same requests give the same
/// blocks.
///
/// ```swift
/// var pool = AddressPool("10.0.0.0/16")
/// pool.allocate(prefixLength: 24)  // 10.0.0.0/24
/// ```
public struct AddressPool: Hashable, Sendable {
  public let network: IPv4Network
  private var taken: [IPv4Network] = []

  public init(_ network: IPv4Network) { self.network = network }

  /// Keeps a block from being handed out.
  public mutating func reserve(_ block: IPv4Network) {
    if network.overlaps(block) { taken.append(block) }
  }

  /// The first free block of this prefix length; nil where none is left.
  public mutating func allocate(prefixLength: Int) -> IPv4Network? {
    let candidates = network.subdivided(prefixLength: prefixLength)
    var position = 0
    while position < candidates.endIndex {
      let candidate = candidates[position]
      guard let obstacle = taken.first(where: { $0.overlaps(candidate) }) else {
        taken.append(candidate)
        return candidate
      }
      // Skip all that lies in the obstacle at once.
      position += max(1, obstacle.count / candidate.count)
    }
    return nil
  }
}
