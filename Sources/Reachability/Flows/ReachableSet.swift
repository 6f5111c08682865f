import Topology

/// Everything that a sender can open a connection for to one receiver.
package struct ReachableSet: Hashable, Sendable {
  /// A set of packets, all of which arrive, or all of which may.
  package struct Member: Hashable, Sendable {
    package let packets: PacketClass
    /// The server names in words; empty for packets without one.
    package let names: String
    /// What it depends on and is not modelled; nil where the packets arrive for certain.
    package let unknown: String?
  }

  /// A service in words, for example `TCP 443`.
  package struct Service: Hashable, Sendable {
    package let text: String
    /// What narrows it; empty where nothing does.
    package let note: String
  }

  package let receiver: Endpoint
  package let title: String
  package let classes: [Member]
  /// Whom all senders are, where those that may send are to be told; nil where there is one only.
  package var everySource: IntervalSet?

  private static let anyName = " to any name"

  /// What narrows a class: which of the senders may send it, and what it depends on.
  private func note(on member: Member) -> String {
    if let unknown = member.unknown { return "depends on: \(unknown)" }
    guard let everySource else { return "" }
    let service = member.packets.serviceText
    let senders = classes.filter { $0.unknown == nil && $0.packets.serviceText == service }
      .reduce(IntervalSet.empty) { $0.union($1.packets.sources) }
    return everySource.subtracting(senders).isEmpty ? "" : "from \(senders.addressText)"
  }

  /// The classes by protocol, port and name, each once.
  package var services: [Service] {
    var order: [Service] = []
    for member in classes {
      let service = Service(
        text: [member.packets.serviceText, member.names].filter { !$0.isEmpty }
          .joined(separator: " "),
        note: note(on: member))
      if !order.contains(service) { order.append(service) }
    }
    // What is certain needs no second line that says it might be, and what holds without a name and
    // with any needs one only.
    let certain = Set(order.filter(\.note.isEmpty).map(\.text))
    let known = Set(order)
    return order.filter { service in
      guard service.note.isEmpty || !certain.contains(service.text) else { return false }
      guard service.text.hasSuffix(Self.anyName) else { return true }
      let plain = Service(
        text: String(service.text.dropLast(Self.anyName.count)), note: service.note)
      return !known.contains(plain)
    }
  }
}

extension PacketClass {
  /// The protocols in words.
  package var protocolText: String {
    if protocols == Self.allProtocols { return "every protocol" }
    return protocols.intervals.map { interval in
      interval.lower == interval.upper
        ? IPProtocol(UInt8(truncatingIfNeeded: interval.lower)).description
        : "protocols \(interval.lower)-\(interval.upper)"
    }.joined(separator: ", ")
  }

  /// Protocol and ports in words: `TCP 443`.
  package var serviceText: String {
    let ports = IntervalSet([.init(6, 6), .init(17, 17)])
    guard ports.overlaps(protocols), !destinationPorts.contains(Self.allPorts) else {
      return protocolText
    }
    return "\(protocolText) \(destinationPorts.portText)"
  }
}
