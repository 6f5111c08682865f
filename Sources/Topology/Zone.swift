/// An Availability Zone of the Region, by its letter.
///
/// The zone's name is the Region's code followed by the letter: `ap-southeast-1a`.
/// Source: AWS, "Regions and Zones".
public struct Zone: Hashable, Sendable, Comparable {
  /// The letter, for example `a`; the key of every per-zone family.
  public let key: String

  /// - Parameter key: The letter of the Availability Zone in its Region, for example `a`. Not the
  ///   zone's name: `eu-west-1a` is an error (PLB015).
  public init(_ key: String) { self.key = key }

  public static func < (left: Zone, right: Zone) -> Bool { left.key < right.key }
}

extension Zone: ExpressibleByStringLiteral, CustomStringConvertible {
  public init(stringLiteral value: String) { self.init(value) }
  public var description: String { key }
}

extension Zone: Codable {
  public init(from decoder: any Decoder) throws {
    key = try decoder.singleValueContainer().decode(String.self)
  }
  public func encode(to encoder: any Encoder) throws { try key.encode(to: encoder) }
}
