/// An IPv4 address.
public struct IPv4Address: Hashable, Sendable, Comparable {
  /// The address as a number: `10.0.0.1` is `0x0A000001`.
  public let bits: UInt32

  /// The address of these 32 bits, the first octet in the highest.
  public init(bits: UInt32) { self.bits = bits }

  public static func < (left: IPv4Address, right: IPv4Address) -> Bool { left.bits < right.bits }
}

extension IPv4Address: LosslessStringConvertible {
  /// Reads four decimal octets without leading zeros; nil where the text is something else.
  public init?(_ description: String) {
    let octets = description.split(separator: ".", omittingEmptySubsequences: false)
    guard octets.count == 4 else { return nil }
    var bits: UInt32 = 0
    for octet in octets {
      guard let value = UInt8(octet), String(value) == octet else { return nil }
      bits = bits << 8 | UInt32(value)
    }
    self.bits = bits
  }

  public var description: String {
    "\(bits >> 24).\(bits >> 16 & 255).\(bits >> 8 & 255).\(bits & 255)"
  }
}
