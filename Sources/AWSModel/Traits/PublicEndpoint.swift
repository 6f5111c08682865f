import Topology

/// An address of AWS's own, outside the VPC, at which a resource answers the internet.
package struct PublicEndpoint: Hashable, Sendable {
  /// Whether it has one.
  package let flag: PublicFlag
  /// The blocks that may ask; everybody where none are given.
  package let clients: ArgumentPath

  /// Who may ask at it.
  package enum Clients: Hashable, Sendable { case nobody, everybody, listed }
}

extension AWSModel {
  /// Who may ask a resource at an address of AWS's own; absent where its type has none.
  package func publicEndpoint(of id: ElementID) -> Known<PublicEndpoint.Clients> {
    guard let resource = resource(id),
      let endpoint = ResourceTraits.of(resource.type).occupant?.publicEndpoint
    else { return .absent }
    switch InterfaceReading(model: self).isPublic(endpoint.flag, of: resource, in: []) {
    case .known(false): return .known(.nobody)
    case .known(true): break
    case .unknown(let unknown): return .unknown(unknown)
    case .absent: return .absent
    }
    let blocks = values.values(at: endpoint.clients.steps, of: resource).flatMap { value in
      if case .list(let members) = value { members } else { [value] }
    }
    guard !blocks.isEmpty else { return .known(.everybody) }
    let texts = blocks.map { values.text($0) }
    if texts.contains(where: { $0.value == "0.0.0.0/0" }) { return .known(.everybody) }
    if let unknown = texts.lazy.compactMap(\.unknown).first { return .unknown(unknown) }
    return .known(.listed)
  }
}
