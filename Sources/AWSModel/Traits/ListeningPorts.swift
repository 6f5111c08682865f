import Topology

/// The ports on which a resource type listens.
package indirect enum ListeningPorts: Hashable, Sendable {
  /// It never listens.
  case none
  /// Whatever the software on it opens, so that its security groups alone decide.
  case any
  /// It listens, and nobody says where.
  case unknown
  case fixed(tcp: [PortRange], udp: [PortRange])
  /// It listens on the first TCP ports, and on the others or not, by how it is set up.
  case possible([PortRange], others: [PortRange])
  /// The argument's number, over TCP; where it is not given, `absent` holds.
  case argument(ArgumentPath, absent: ListeningPorts)
  /// By the value of an argument, letter case aside, and those of all of its members where it is a
  /// list; another value is unknown, and where it is not given, `absent` holds.
  case values(ArgumentPath, [String: ListeningPorts], absent: ListeningPorts)
  /// As what it belongs to, or the resources that name it.
  case asParent(ArgumentPath, type: String)
  case asDependents(type: String, link: ArgumentPath, port: ArgumentPath)

  /// TCP only.
  static func tcp(_ ports: PortRange...) -> ListeningPorts { .fixed(tcp: ports, udp: []) }
}
