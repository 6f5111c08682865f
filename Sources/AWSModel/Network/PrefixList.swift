import Topology

/// A managed prefix list of the author's own.
package struct PrefixList: Hashable, Sendable, Identifiable {
  package let id: ElementID
  package let blocks: [Known<IPv4Network>]
  /// Whether entries may be missing, because a list of them is an input.
  package let isComplete: Bool

  /// The blocks, where all of them are known.
  package var networks: [IPv4Network]? {
    guard isComplete else { return nil }
    let known = blocks.compactMap(\.value)
    return known.count == blocks.count ? known : nil
  }
}
