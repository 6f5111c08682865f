/// A port, or the ports of which a device picks one that cannot be known beforehand.
package struct PortSpan: Hashable, Sendable {
  package let lower: UInt16
  package let upper: UInt16

  package init(_ lower: UInt16, _ upper: UInt16) {
    self.lower = lower
    self.upper = upper
  }

  package init(_ port: UInt16) { self.init(port, port) }

  /// What a NAT gateway or a load balancer sends from.
  ///
  /// Source: AWS, "Reachability Analyzer explanation codes", REMAP_EPHEMERAL_PORT.
  package static let ephemeral = PortSpan(1024, 65535)

  /// What programs on Linux open connections from, as tasks on Fargate do.
  ///
  /// Source: Linux, `net.ipv4.ip_local_port_range`; AWS, "Network ACL ephemeral ports".
  package static let clients = PortSpan(32768, 60999)

  package var isOne: Bool { lower == upper }

  package var set: IntervalSet { IntervalSet(UInt32(lower), UInt32(upper)) }
}

extension PortSpan: CustomStringConvertible {
  package var description: String { isOne ? "\(lower)" : "\(lower)-\(upper)" }
}
