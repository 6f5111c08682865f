/// A block of IPv4 addresses in CIDR notation, for example `10.1.0.0/16`.
///
/// ```swift
/// let vpc: IPv4Network = "10.1.0.0/16"
/// let subnets = vpc.subdivided(prefixLength: 24)  // 10.1.0.0/24, 10.1.1.0/24, …
/// ```
public struct IPv4Network: Hashable, Sendable {
  /// The first address.
  public let address: IPv4Address
  /// How many leading bits are fixed: 0 to 32.
  public let prefixLength: Int

  /// Creates a block; nil where the prefix length is not 0 to 32 or a host bit is set.
  public init?(address: IPv4Address, prefixLength: Int) {
    guard (0...32).contains(prefixLength), address.bits & ~Self.mask(prefixLength) == 0 else {
      return nil
    }
    self.address = address
    self.prefixLength = prefixLength
  }

  private init(trusted bits: UInt32, prefixLength: Int) {
    address = IPv4Address(bits: bits)
    self.prefixLength = prefixLength
  }

  /// Every address: `0.0.0.0/0`.
  public static let any = IPv4Network(trusted: 0, prefixLength: 0)

  /// How many addresses the block holds.
  public var count: Int { 1 << (32 - prefixLength) }

  /// The last address.
  public var lastAddress: IPv4Address {
    IPv4Address(bits: address.bits | ~Self.mask(prefixLength))
  }

  /// Whether the address is in the block.
  public func contains(_ other: IPv4Address) -> Bool {
    other.bits & Self.mask(prefixLength) == address.bits
  }

  /// Whether every address of the other block is in this one.
  public func contains(_ other: IPv4Network) -> Bool {
    other.prefixLength >= prefixLength && contains(other.address)
  }

  /// Whether an address is in both blocks.
  public func overlaps(_ other: IPv4Network) -> Bool {
    contains(other) || other.contains(self)
  }

  /// The blocks of this prefix length that fill the block, in order; empty where the prefix length
  /// is shorter than the block's own or beyond 32.
  public func subdivided(prefixLength: Int) -> IPv4Subnetworks {
    IPv4Subnetworks(of: self, prefixLength: prefixLength)
  }

  fileprivate static func mask(_ prefixLength: Int) -> UInt32 {
    prefixLength == 0 ? 0 : UInt32.max << UInt32(32 - prefixLength)
  }

  /// The equal blocks that fill a network; made only as they are asked for, because a /0 has
  /// sixteen million /24.
  public struct IPv4Subnetworks: RandomAccessCollection, Sendable {
    private let network: IPv4Network
    private let prefixLength: Int
    public let startIndex = 0
    public let endIndex: Int

    fileprivate init(of network: IPv4Network, prefixLength: Int) {
      self.network = network
      self.prefixLength = prefixLength
      endIndex =
        (network.prefixLength...32).contains(prefixLength)
        ? 1 << (prefixLength - network.prefixLength) : 0
    }

    public subscript(position: Int) -> IPv4Network {
      let offset = UInt32(truncatingIfNeeded: position << (32 - prefixLength))
      return IPv4Network(trusted: network.address.bits + offset, prefixLength: prefixLength)
    }
  }
}

extension IPv4Network: LosslessStringConvertible {
  /// Reads CIDR notation; nil where it is not, or where a bit after the prefix is set.
  public init?(_ description: String) {
    let parts = description.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let address = IPv4Address(String(parts[0])),
      let length = Int(parts[1]), String(length) == parts[1]
    else { return nil }
    self.init(address: address, prefixLength: length)
  }

  public var description: String { "\(address)/\(prefixLength)" }
}

extension IPv4Network: Comparable {
  /// Orders by first address, then the larger block first.
  public static func < (left: IPv4Network, right: IPv4Network) -> Bool {
    (left.address, left.prefixLength) < (right.address, right.prefixLength)
  }
}

extension IPv4Network: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let network = IPv4Network(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is not a CIDR block"))
    }
    self = network
  }

  public func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}
