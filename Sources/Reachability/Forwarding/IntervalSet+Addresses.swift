import Topology

extension IntervalSet {
  /// The addresses of a block.
  package init(_ network: IPv4Network) {
    self.init(network.address.bits, network.lastAddress.bits)
  }

  /// The one address.
  package init(_ address: IPv4Address) { self.init(address.bits) }

  /// The addresses of several blocks.
  package init(_ networks: some Sequence<IPv4Network>) {
    self.init(networks.map { Interval($0.address.bits, $0.lastAddress.bits) })
  }

  package func contains(_ address: IPv4Address) -> Bool { contains(address.bits) }

  /// The intervals as CIDR blocks or address ranges, for people.
  package var addressText: String {
    if isAll { return "every address" }
    return intervals.map(Self.addressText).joined(separator: ", ")
  }

  /// The intervals as ports, for people.
  package var portText: String {
    if contains(IntervalSet(0, 65535)) { return "every port" }
    return intervals.map { $0.lower == $0.upper ? "\($0.lower)" : "\($0.lower)-\($0.upper)" }
      .joined(separator: ", ")
  }

  private static func addressText(_ interval: Interval) -> String {
    let count = UInt64(interval.upper - interval.lower) + 1
    let isBlock = count & (count - 1) == 0 && UInt64(interval.lower) % count == 0
    let first = IPv4Address(bits: interval.lower)
    if count == 1 { return first.description }
    if isBlock { return "\(first)/\(32 - count.trailingZeroBitCount)" }
    return "\(first)-\(IPv4Address(bits: interval.upper))"
  }
}
