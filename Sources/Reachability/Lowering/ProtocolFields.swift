import AWSModel
import Topology

/// Protocol and ports of a security group or network ACL rule as the walks match them.
struct ProtocolFields {
  let protocols: IntervalSet
  /// The destination ports; all of them where the protocol has none.
  let ports: IntervalSet
  /// What of them is not known; then ``protocols`` and ``ports`` hold all that they may be.
  let doubt: String?

  static let icmp = IntervalSet(UInt32(IPProtocol.icmp.number))
  /// The type of an ICMP echo request, which is the ICMP that walks follow.
  private static let echo = 8

  init(_ service: ProtocolPorts) {
    switch service.number {
    case .known(let number?):
      protocols = IntervalSet(UInt32(number))
    case .known(nil), .absent: protocols = PacketClass.allProtocols
    case .unknown:
      protocols = PacketClass.allProtocols
      ports = PacketClass.allPorts
      doubt = "a protocol that is not known"
      return
    }
    if service.isOneICMPType, service.number.value == 1 {
      ports = PacketClass.allPorts
      let isEcho = service.icmpType.value == Self.echo && (service.icmpCode.value ?? 0) <= 0
      doubt = isEcho ? nil : "one type of ICMP"
      return
    }
    guard service.isTCPOrUDP else {
      ports = PacketClass.allPorts
      doubt = nil
      return
    }
    switch service.ports {
    case .known(let range):
      ports = IntervalSet(UInt32(range.lowerBound), UInt32(range.upperBound))
      doubt = nil
    case .absent:
      ports = PacketClass.allPorts
      doubt = nil
    case .unknown:
      ports = PacketClass.allPorts
      doubt = "ports that are not known"
    }
  }
}
