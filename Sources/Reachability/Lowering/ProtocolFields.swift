import Topology

/// Protocol and ports as security group and network ACL rules write them.
struct ProtocolFields {
  let protocols: IntervalSet
  /// The destination ports; all of them where the protocol has none.
  let ports: IntervalSet

  static let icmp = IntervalSet(UInt32(IPProtocol.icmp.number))

  /// - Parameter name: `tcp`, `udp`, `icmp`, a protocol number, or `-1` for all.
  init(name: String, from: Int?, through: Int?) {
    let lowered = name.lowercased()
    let number: UInt32? =
      switch lowered {
      case "-1", "all": nil
      case "tcp": 6
      case "udp": 17
      case "icmp": 1
      default: UInt32(lowered).flatMap { $0 <= 255 ? $0 : nil }
      }
    if let number {
      protocols = IntervalSet(number)
    } else {
      protocols = lowered == "-1" || lowered == "all" ? PacketClass.allProtocols : .empty
    }
    let hasPorts = number == 6 || number == 17
    guard hasPorts, let from, let through, from >= 0, through >= from, through <= 65535 else {
      ports = PacketClass.allPorts
      return
    }
    ports = IntervalSet(UInt32(from), UInt32(through))
  }
}
