import Topology

extension InterfaceReading {
  /// The ports on which the resource listens; absent where the software on it decides.
  func openPorts(_ ports: ListeningPorts, of resource: Resource, depth: Int = 0) -> Known<OpenPorts>
  {
    switch ports {
    // What never listens is told by its habit; load balancers have listeners.
    case .none, .any, .asDependents: return .absent
    case .unknown: return .unknown(.unreadable("a port"))
    case .fixed(let tcp, let udp): return .known(OpenPorts(tcp: tcp, udp: udp))
    case .possible(let certain, let others):
      return .known(OpenPorts(tcp: certain, possible: others))
    case .argument(let path, let absent):
      let numbers = model.values.values(at: path.steps, of: resource).map(model.values.number)
        .filter { !$0.isAbsent }
      if let unknown = numbers.lazy.compactMap(\.unknown).first { return .unknown(unknown) }
      let ranges = numbers.compactMap(\.value).filter { $0 > 0 }.map { PortRange($0) }
      return ranges.isEmpty
        ? openPorts(absent, of: resource, depth: depth) : .known(OpenPorts(tcp: ranges))
    case .values(let path, let byValue, let absent):
      let texts = model.values.values(at: path.steps, of: resource).map { model.values.text($0) }
        .filter { !$0.isAbsent }
      if texts.isEmpty { return openPorts(absent, of: resource, depth: depth) }
      let rows = Dictionary(byValue.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
      return texts.map { text -> Known<OpenPorts> in
        guard let row = text.value.flatMap({ rows[$0.lowercased()] }) else {
          return .unknown(text.unknown ?? .unreadable("a port"))
        }
        return openPorts(row, of: resource, depth: depth)
      }.reduce(.known(OpenPorts()), Self.joined)
    case .asParent(let path, let type):
      let parents = model.values.values(at: path.steps, of: resource).map {
        element($0, of: type, beside: resource)
      }
      guard depth < 4, let parent = parents.first ?? nil,
        let traits = ResourceTraits.of(parent.type).occupant
      else { return .unknown(.unreadable("a port")) }
      return openPorts(traits.ports, of: parent, depth: depth + 1)
    }
  }

  private static func joined(
    _ one: Known<OpenPorts>, _ other: Known<OpenPorts>
  ) -> Known<OpenPorts> {
    switch (one, other) {
    case (.known(let one), .known(let other)): .known(one + other)
    case (.unknown, _): one
    case (_, .unknown): other
    // What listens wherever its software does has no list.
    case (.absent, _), (_, .absent): .absent
    }
  }
}
