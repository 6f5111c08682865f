import Topology

/// The ports on which something of a known kind listens; on all others it refuses.
package struct OpenPorts: Hashable, Sendable {
  package var tcp: [PortRange] = []
  package var udp: [PortRange] = []
  /// TCP ports on which it listens or not, by what the model does not read.
  package var possible: [PortRange] = []

  package init(tcp: [PortRange] = [], udp: [PortRange] = [], possible: [PortRange] = []) {
    self.tcp = tcp
    self.udp = udp
    self.possible = possible
  }

  static func + (one: OpenPorts, other: OpenPorts) -> OpenPorts {
    OpenPorts(
      tcp: one.tcp + other.tcp, udp: one.udp + other.udp, possible: one.possible + other.possible)
  }

  /// In words, for example `TCP 443, 5671`.
  package var text: String {
    let parts = [("TCP", tcp), ("UDP", udp)].compactMap { name, ports -> String? in
      let texts = ports.sorted { $0.lower < $1.lower }.map(\.description).uniqued()
      return texts.isEmpty ? nil : "\(name) \(texts.joined(separator: ", "))"
    }
    return parts.joined(separator: " and ")
  }

  /// Whether it listens, or may, on a port of the range over either protocol.
  package func overlaps(_ range: ClosedRange<Int>) -> Bool {
    (tcp + udp + possible).contains { $0.lower <= range.upperBound && range.lowerBound <= $0.upper }
  }
}
