import Topology

/// Addresses that stand for those that AWS assigns only when the resources exist.
enum AddressPlan {
  /// Public addresses of the model's own interfaces.
  ///
  /// Source: RFC 2544, a range that is never routed on the internet.
  static let publicRange = IntervalSet(0xC612_0000, 0xC612_FFFF)
  static let firstPublic: UInt32 = 0xC612_0001
  /// AWS services that are reached through gateway endpoints, sixteen addresses for each.
  static let firstService: UInt32 = 0xC613_0000

  /// Some host of the internet; from a range that is kept for documentation (RFC 5737).
  static let internetHost = IPv4Address(bits: 0xCB00_710A)

  /// Addresses that no packet on the internet has.
  ///
  /// Source: RFC 6890, special-purpose address registries.
  static let special: IntervalSet = IntervalSet([
    .init(0x0000_0000, 0x00FF_FFFF),
    .init(0x0A00_0000, 0x0AFF_FFFF),
    .init(0x6440_0000, 0x647F_FFFF),
    .init(0x7F00_0000, 0x7FFF_FFFF),
    .init(0xA9FE_0000, 0xA9FE_FFFF),
    .init(0xAC10_0000, 0xAC1F_FFFF),
    .init(0xC0A8_0000, 0xC0A8_FFFF),
    .init(0xE000_0000, 0xFFFF_FFFF),
  ])
}
