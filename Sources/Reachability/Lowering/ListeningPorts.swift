import AWSModel
import Topology

extension NetworkLowering {
  /// What of an occupant listens, where its kind says so and not its groups alone decide.
  func listening(_ occupant: Occupant) -> NetworkInterface.Listening? {
    let title = model.title(occupant.id)
    func set(_ ranges: [PortRange]) -> IntervalSet {
      IntervalSet(
        ranges.filter(\.isValid).map { .init(UInt32($0.lower), UInt32($0.upper)) })
    }
    switch occupant.ports {
    case .absent: return nil
    case .unknown:
      return NetworkInterface.Listening(
        title: title, tcp: .empty, udp: .empty, possible: PacketClass.allPorts, text: nil)
    case .known(let ports):
      let tcp = set(ports.tcp)
      return NetworkInterface.Listening(
        title: title, tcp: tcp, udp: set(ports.udp),
        possible: set(ports.possible).subtracting(tcp), text: ports.text)
    }
  }

  /// A rule of a group at an interface that listens on some ports only: what it lets in comes to
  /// somebody there alone.
  static func rules(
    _ rule: FilterRule, of listening: NetworkInterface.Listening
  ) -> [FilterRule] {
    let (tcp, udp) = (IntervalSet(6), IntervalSet(17))
    func narrowed(
      _ protocols: IntervalSet, _ ports: IntervalSet?, _ decision: FilterDecision? = nil,
      titled title: String? = nil
    ) -> FilterRule? {
      var match = rule.match
      match.protocols = match.protocols.intersection(protocols)
      if let ports { match.destinationPorts = match.destinationPorts.intersection(ports) }
      guard !match.protocols.isEmpty, !match.destinationPorts.isEmpty else { return nil }
      var narrowed = FilterRule(
        match, decision ?? rule.decision, origin: rule.origin, title: title ?? rule.title)
      narrowed.admitsUnlisted = rule.admitsUnlisted && decision == nil
      if case .unknown = narrowed.decision {
        narrowed.supposedDecision = rule.supposedDecision ?? rule.decision
      }
      return narrowed
    }
    let title = listening.title
    let nobody =
      "nothing listens there: \(title) takes "
      + (listening.text.map { $0.isEmpty ? "other ports" : "\($0) only" } ?? "other ports")
    let isUDPOpen = listening.text == nil
    let whichPort = FilterDecision.unknown("on which ports \(title) listens")
    let others = PacketClass.allProtocols.subtracting(tcp.union(udp).union(ProtocolFields.icmp))
    let tcpRest = PacketClass.allPorts.subtracting(listening.tcp.union(listening.possible))
    let udpRest = PacketClass.allPorts.subtracting(listening.udp)
    return [
      narrowed(tcp, listening.tcp), narrowed(udp, listening.udp),
      narrowed(tcp, listening.possible, whichPort),
      isUDPOpen
        ? narrowed(udp, nil, whichPort)
        : narrowed(udp, udpRest, .deny(.noEndpoint), titled: nobody),
      narrowed(tcp, tcpRest, .deny(.noEndpoint), titled: nobody),
      narrowed(ProtocolFields.icmp, nil, .unknown("whether \(title) answers ICMP")),
      narrowed(others, nil, .deny(.noEndpoint), titled: nobody),
    ].compactMap(\.self)
  }
}
