import AWSModel
import Topology

/// One rule of a security group with what it allows, as the pages speak of it.
struct GroupRule: Hashable {
  /// Who the rule lets the group's members talk to, or be talked to by.
  enum Peer: Hashable {
    case group(ElementID)
    case network(IPv4Network)
    /// A prefix list, a block that is not IPv4, or what the model does not know.
    case other(Inline)
  }

  let service: Service
  let peer: Peer

  /// The group that the rule names.
  var group: ElementID? { if case .group(let id) = peer { id } else { nil } }
  /// The addresses that the rule names.
  var network: IPv4Network? { if case .network(let network) = peer { network } else { nil } }

  /// What both rules allow, as `8125/udp`; nil where they have nothing in common.
  static func common(_ left: GroupRule, _ right: GroupRule) -> Service? {
    left.service.intersection(right.service)
  }

  /// A protocol with its ports.
  struct Service: Hashable {
    /// `tcp`, `udp`, `icmp`, a number of IANA's; nil for all.
    let transport: String?
    /// nil where the protocol has no ports, or all are meant.
    let ports: ClosedRange<Int>?
    /// Which packets of ICMP; nil where that is another protocol, or all are meant.
    let icmp: String?

    init(transport: String?, ports: ClosedRange<Int>?, icmp: String? = nil) {
      self.transport = transport
      self.ports = ports
      self.icmp = icmp
    }

    init(_ service: ProtocolPorts) {
      switch service.number {
      case .known(nil), .absent: transport = nil
      case .known(let number?): transport = Self.names[number] ?? String(number)
      case .unknown: transport = "?"
      }
      icmp = service.icmpWords
      if service.isTCPOrUDP, let known = service.ports.value, known != 0...65535 {
        ports = known
      } else {
        ports = nil
      }
    }

    private static let names = [1: "icmp", 6: "tcp", 17: "udp", 58: "icmpv6"]

    func intersection(_ other: Service) -> Service? {
      if transport == nil { return other }
      if other.transport == nil { return self }
      guard transport == other.transport else { return nil }
      if icmp != nil || other.icmp != nil {
        guard let icmp, let others = other.icmp else {
          return Service(transport: transport, ports: nil, icmp: icmp ?? other.icmp)
        }
        return icmp == others ? self : nil
      }
      guard let ports, let others = other.ports else {
        return Service(transport: transport, ports: ports ?? other.ports)
      }
      guard ports.overlaps(others) else { return nil }
      return Service(transport: transport, ports: ports.clamped(to: others))
    }

    var text: String {
      guard let transport else { return "all" }
      guard let ports else { return icmp.map { "\(transport) \($0)" } ?? transport }
      return ports.count == 1
        ? "\(ports.lowerBound)/\(transport)"
        : "\(ports.lowerBound)-\(ports.upperBound)/\(transport)"
    }
  }
}
