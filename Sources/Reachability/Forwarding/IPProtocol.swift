import Topology

/// A protocol above IP, by its number.
///
/// Source: IANA, "Assigned Internet Protocol Numbers".
package struct IPProtocol: Hashable, Sendable, Comparable {
  package let number: UInt8

  package init(_ number: UInt8) { self.number = number }

  package init(_ transport: TransportProtocol) {
    self = transport == .tcp ? .tcp : .udp
  }

  package static let icmp = IPProtocol(1)
  package static let tcp = IPProtocol(6)
  package static let udp = IPProtocol(17)

  /// Whether its packets carry ports.
  package var hasPorts: Bool { self == .tcp || self == .udp }

  /// Whether an answer comes as a matter of course; over UDP it is for the program to send one.
  package var promisesAnswer: Bool { self != .udp }

  package static func < (left: IPProtocol, right: IPProtocol) -> Bool {
    left.number < right.number
  }
}

extension IPProtocol: CustomStringConvertible {
  package var description: String {
    switch self {
    case .icmp: "ICMP"
    case .tcp: "TCP"
    case .udp: "UDP"
    default: "protocol \(number)"
    }
  }
}
