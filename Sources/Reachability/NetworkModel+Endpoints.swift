import AWSModel
import Topology

extension NetworkModel {
  /// What an endpoint comes to in the network.
  enum Resolution {
    /// Interfaces that are in order, each with its owner.
    case interfaces([Int])
    /// A host of the outside.
    case outside(IPv4Address)
    /// An address inside a subnet of the model.
    case address(IPv4Address, interface: Int)
    /// An address at which AWS itself answers, or keeps for itself.
    case reserved(IPv4Address, ReservedAddress)
    /// An address that is neither.
    case elsewhere(IPv4Address)
    /// Nothing that could send or receive.
    case nothing(Reason)
    case unknown(UnmodelledFeature)
  }

  func resolve(_ endpoint: Endpoint) -> Resolution {
    switch normalized(endpoint) {
    case .internet: .outside(AddressPlan.internetHost)
    case .address(let address): resolve(address)
    case .element(let id): resolve(id)
    }
  }

  /// The endpoint itself; a component that stands for clients of the outside is the internet.
  func normalized(_ endpoint: Endpoint) -> Endpoint {
    guard case .element(let id) = endpoint, let component = lowered.model.component(id),
      component.kind == .client,
      component.primary.flatMap({ lowered.model.resource($0) }) == nil
    else { return endpoint }
    return .internet
  }

  private func resolve(_ address: IPv4Address) -> Resolution {
    if let reserved = reserved(address) { return .reserved(address, reserved) }
    if network.outsideAddresses.contains(address) { return .outside(address) }
    for subnet in network.subnets where subnet.addresses.contains(address) {
      if let interface = subnet.interfaceByAddress[address] {
        return .address(address, interface: interface)
      }
      // A host whose address AWS chooses may have this one.
      let host = network.interfaces.indices.first { index in
        let interface = network.interfaces[index]
        return interface.subnet == subnet.element && index != subnet.plainInterface
          && interface.addresses.contains(address)
      }
      guard let host else {
        return .nothing(
          Reason(
            .noEndpoint,
            "Nothing of the model has the address \(address), which is one of \(subnet.element).",
            origin: Provenance(subnet.element, nil)))
      }
      return .address(address, interface: host)
    }
    return .elsewhere(address)
  }

  private func resolve(_ id: ElementID) -> Resolution {
    let all = interfaces(of: id)
    if all.isEmpty {
      if let resource = lowered.model.resource(id) {
        return .unknown(
          UnmodelledFeature(
            whyUnplaced(id) ?? "\(resource.type) as an end of a flow", element: id,
            location: resource.location))
      }
      if lowered.model.component(id) == nil {
        return .nothing(Reason(.noEndpoint, "There is no element \(id) in the model."))
      }
      return .nothing(Reason(.noEndpoint, "\(id) has no network interface."))
    }
    let alive = all.filter { !network.failed.contains(network.interfaces[$0].node) }
    if alive.isEmpty {
      return .nothing(Reason(.failed, "Nothing of \(id) is left.", origin: Provenance(id, nil)))
    }
    return .interfaces(alive)
  }

  /// Why what has network interfaces has none in the network; nil where it is not because of its
  /// subnets.
  private func whyUnplaced(_ id: ElementID) -> String? {
    let model = lowered.model
    let places =
      model.occupants[id]?.places.map(\.subnet) ?? model.loadBalancers[id]?.places.map(\.subnet)
    guard let place = places?.first else { return nil }
    guard let subnet = model.subnets[place] else { return "subnet that is not in the model" }
    if subnet.block.isAbsent, subnet.hasIPv6 {
      return "IPv6, the only addresses of \(model.title(place))"
    }
    if subnet.block.value == nil { return "subnet whose address block is not known" }
    return subnet.vpc.value == nil ? "subnet whose VPC is not in the model" : nil
  }

  /// The interfaces of a resource, or of everything in a component.
  func interfaces(of id: ElementID) -> [Int] {
    if let own = lowered.interfacesOfOwner[id] { return own }
    if lowered.model.vpcs[id] != nil {
      return lowered.subnetOrder.filter { lowered.subnetVPC[$0] == id }
        .flatMap { lowered.interfacesOfOwner[$0] ?? [] }
    }
    guard let component = lowered.model.component(id) else { return [] }
    // Of a family that is one component: the interfaces of all of it.
    let listed = component.members.flatMap { lowered.interfacesOfOwner[$0] ?? [] }
    if component.kind != .vpc, !listed.isEmpty {
      return (component.primary.flatMap { lowered.interfacesOfOwner[$0] } ?? [])
        + listed.filter { index in
          component.primary.map { network.interfaces[index].owner != $0 } ?? true
        }
    }
    if let primary = component.primary, let own = lowered.interfacesOfOwner[primary] {
      return own
    }
    let members = network.interfaces.indices.filter { index in
      let interface = network.interfaces[index]
      return interface.isEndpoint && interface.owner.path.starts(with: id.path)
    }
    let hosts = members.filter { network.nodes[network.interfaces[$0].node].role != .subnet }
    return hosts.isEmpty ? members : hosts
  }
}
