import Topology

/// One rule of a security group, whichever of the provider's three ways it is written in.
struct GroupRule: Hashable {
  /// Who the rule lets the group's members talk to, or be talked to by.
  enum Peer: Hashable {
    case group(ElementID)
    case network(IPv4Network)
    /// A prefix list, or a block that is not IPv4.
    case other(Inline)
  }

  /// `tcp`, `udp`, `icmp`, …; `-1` for all.
  let transport: String
  /// nil where the protocol has no ports, or all are meant.
  let ports: ClosedRange<Int>?
  let peer: Peer

  /// What both rules allow, as `8125/udp`; nil where they have nothing in common.
  static func common(_ left: GroupRule, _ right: GroupRule) -> Service? {
    left.service.intersection(right.service)
  }

  var service: Service { Service(transport: transport, ports: ports) }

  /// A protocol with its ports.
  struct Service: Hashable {
    let transport: String
    let ports: ClosedRange<Int>?

    func intersection(_ other: Service) -> Service? {
      if transport == "-1" { return other }
      if other.transport == "-1" { return self }
      guard transport == other.transport else { return nil }
      guard let ports, let others = other.ports else {
        return Service(transport: transport, ports: ports ?? other.ports)
      }
      guard ports.overlaps(others) else { return nil }
      return Service(transport: transport, ports: ports.clamped(to: others))
    }

    var text: String {
      guard transport != "-1" else { return "all" }
      guard let ports, ports != 0...65535 else { return transport }
      return ports.count == 1
        ? "\(ports.lowerBound)/\(transport)"
        : "\(ports.lowerBound)-\(ports.upperBound)/\(transport)"
    }
  }
}
