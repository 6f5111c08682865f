/// One port or a range of ports, both ends included.
///
/// Values outside 1 to 65535 can be written and are reported by validation (PLB010), so that all
/// mistakes of a model are told at once.
public struct PortRange: Hashable, Sendable {
  /// The first port.
  public let lower: Int
  /// The last port.
  public let upper: Int

  /// The ports from the first through the last, 0 to 65535 (PLB010).
  public init(_ lower: Int, through upper: Int) {
    self.lower = lower
    self.upper = upper
  }

  /// Whether both ends are ports and in order.
  public var isValid: Bool { lower >= 1 && upper <= 65535 && lower <= upper }
}

extension PortRange: ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// One port.
  public init(_ port: Int) { self.init(port, through: port) }
  public init(integerLiteral value: Int) { self.init(value) }
  public var description: String { lower == upper ? "\(lower)" : "\(lower)-\(upper)" }
}
