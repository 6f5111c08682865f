import AWSModel
import Topology

extension NetworkLowering {
  /// Everything that has a network interface: one for each subnet that it is placed in.
  mutating func lowerInterfaces() {
    for subnet in subnetOrder { addPlainInterface(subnet) }
    for gateway in model.natGateways.values { lowerNATGateway(gateway) }
    for occupant in model.occupants.values { lower(occupant) }
  }

  private mutating func lower(_ occupant: Occupant) {
    var doubts: [String] = []
    let noun = model.resource(occupant.id).map { ResourceTraits.of($0.type).short } ?? "element"
    if !occupant.unknownPlaces.isEmpty { doubts.append("\(noun) in subnets that are not known") }
    var groups = occupant.groups.elements
    if occupant.hasGroups,
      occupant.mayHaveOtherGroups || !occupant.groups.isComplete
    {
      groups.append(Labels.anyGroup)
    }
    for place in occupant.places {
      var doubts = doubts
      if place.address.unknown != nil { doubts.append("\(noun) whose address is not known") }
      if place.hasUnknownOthers {
        doubts.append("\(noun) with further addresses that are not known")
      }
      let proxy = model.classicLoadBalancers[occupant.id].map { _ in reserveProxy() }
      let serving = proxy.map { network.add(.proxy($0)) } ?? serviceStage(of: occupant.id)
      let role: Node.Role = proxy != nil ? .balancer : occupant.isEndpoint ? .endpoint : .host
      guard
        let index = addInterface(
          of: occupant.id, role: role, subnet: place.subnet,
          groups: occupant.hasGroups ? groups : nil, isPublic: occupant.isPublic,
          address: place.address.value, others: place.others,
          listens: occupant.listens != .no,
          listening: proxy == nil ? listening(occupant) : nil, final: serving)
      else { continue }
      if proxy == nil { network.interfaces[index].ownStage = serving }
      if let clients = occupant.clientVPN { limit(index, to: clients) }
      if let proxy {
        network.proxies[proxy] = Proxy(
          interface: index, listeners: [], sending: network.interfaces[index].sending)
        classicProxies[occupant.id, default: []].append(proxy)
      }
      network.interfaces[index].opens = occupant.opens != .no
      if occupant.opens == .unknown {
        network.interfaces[index].sendingDoubt =
          noun == "EC2 Instance Connect Endpoint"
          ? "the address of its clients, which the EC2 Instance Connect Endpoint may keep"
          : "whether the \(noun) opens connections"
      }
      network.interfaces[index].doubts += doubts
      for other in occupant.alsoKnownAs { interfacesOfOwner[other, default: []].append(index) }
    }
  }

  /// A proxy whose interface and listeners are still to come.
  mutating func reserveProxy() -> Int {
    network.proxies.append(Proxy(interface: -1, listeners: [], sending: -1))
    return network.proxies.count - 1
  }

  // MARK: Shared

  /// Adds an interface with the security groups in its way; nil where the subnet is not known.
  ///
  /// - Parameters:
  ///   - groups: no groups at all means the VPC's default one; nil means that the interface is of
  ///     a kind that has none.
  ///   - others: further private addresses.
  ///   - final: where packets go that were let in; nil where they have arrived.
  mutating func addInterface(
    of owner: ElementID, role: Node.Role, subnet: ElementID, groups: [ElementID]?,
    isPublic: Known<Bool> = .known(false), address: IPv4Address? = nil, others: [IPv4Address] = [],
    isEndpoint: Bool = true, listens: Bool = true, listening: NetworkInterface.Listening? = nil,
    final: Int? = nil
  ) -> Int? {
    guard let vpc = subnetVPC[subnet], let domain = domains[vpc], let link = subnetIndex[subnet],
      let exit = subnetExit[subnet]
    else {
      unmodelled("interface in a subnet that is not in the model", owner)
      return nil
    }
    let zone = network.subnets[link].zone
    let node = network.add(
      Node(
        element: owner, role: role, title: model.title(owner), subnet: subnet,
        zone: zone, location: location(owner)))
    let labels = groups.map { $0.isEmpty ? defaultGroups(of: vpc) : $0 } ?? []
    let own = address ?? nextAddress(in: subnet)
    var publicAddress: IPv4Address?
    if isPublic.value == true || isPublic.unknown != nil {
      publicAddress = IPv4Address(bits: AddressPlan.firstPublic + publicAddressCount)
      publicAddressCount += 1
    }
    let isDevice = role == .translator || role == .balancer
    let hasChosenAddress = address == nil && role != .subnet
    let fixed = address.map { IntervalSet($0) }
    // Somebody may have given an address of a reservation to what the model does not know.
    let free =
      hasChosenAddress ? choosableAddresses(of: subnet) : freeAddresses(of: subnet)
    var addresses = isDevice ? IntervalSet(own) : fixed ?? free
    for other in others { addresses = addresses.union(IntervalSet(other)) }
    var interface = NetworkInterface(
      node: node, owner: owner, subnet: subnet, zone: zone, addresses: addresses, address: own,
      publicAddress: publicAddress, domain: domain.number, labels: labels, isEndpoint: isEndpoint)
    interface.hasChosenAddress = hasChosenAddress
    if isPublic.unknown != nil {
      let doubt = "whether \(model.title(owner)) has a public address"
      interface.publicDoubt = doubt
      // It decides at which address a load balancer is asked.
      if role == .balancer { interface.doubts.append(doubt) }
    }
    let index = network.interfaces.count
    let arrived = final ?? network.add(.accept)
    var (admitted, leaving) = (arrived, exit)
    if groups != nil {
      let admission = NetworkInterface.Admission(
        listens: listens, takesForeignGroups: takesForeignGroups(owner, labels),
        listening: listening)
      interface.admission = admission
      let filters = filters(of: labels, in: vpc, node: node, admission)
      admitted = network.add(.filter(filters.ingress, then: arrived))
      leaving = network.add(.filter(filters.egress, then: exit))
    }
    let checked = inboundACL[subnet].map { network.add(.filter($0, then: admitted)) } ?? admitted
    interface.sending = network.add(.enter(node: node, then: leaving))
    interface.receivingLocally = network.add(.arrive(interface: index, then: admitted))
    interface.receiving = network.add(.arrive(interface: index, then: checked))
    network.interfaces.append(interface)
    if let publicAddress { network.interfaceByPublicAddress[publicAddress] = index }
    if isDevice || address != nil { network.subnets[link].interfaceByAddress[own] = index }
    for other in others { network.subnets[link].interfaceByAddress[other] = index }
    interfacesOfOwner[owner, default: []].append(index)
    return index
  }

  private func defaultGroups(of vpc: ElementID) -> [ElementID] {
    model.vpcs[vpc].map { [$0.defaultGroup] } ?? []
  }

  /// Whether references to groups of VPCs behind a transit gateway hold here.
  ///
  /// Source: AWS, "Security group referencing": not for PrivateLink endpoints, and for a mount
  /// target only where its groups let everything out.
  private func takesForeignGroups(_ owner: ElementID, _ labels: [ElementID]) -> Bool {
    if model.endpoints[owner] != nil { return false }
    guard model.occupants[owner]?.isEndpoint == true else { return true }
    return labels.flatMap { model.securityGroups[$0]?.egress ?? [] }.contains {
      if case .known(nil) = $0.service.number, case .block(.any) = $0.peer { true } else { false }
    }
  }

  /// Any address of a subnet, for packets of which nothing more is known.
  private mutating func addPlainInterface(_ subnet: ElementID) {
    guard let link = subnetIndex[subnet],
      let index = addInterface(of: subnet, role: .subnet, subnet: subnet, groups: nil)
    else { return }
    network.subnets[link].plainInterface = index
  }

  private mutating func nextAddress(in subnet: ElementID) -> IPv4Address {
    var bits = nextHost[subnet] ?? 0
    let last = subnetBlock(subnet)?.lastAddress.bits ?? bits
    if let use = model.addressUse[subnet] {
      func isFree(_ address: IPv4Address) -> Bool {
        !use.taken.contains(address) && !use.isReserved(address)
      }
      while bits < last, last - bits > 2, !isFree(IPv4Address(bits: bits)) { bits += 1 }
    }
    nextHost[subnet] = bits < last && last - bits > 2 ? bits + 1 : bits
    return IPv4Address(bits: bits)
  }

  /// What AWS leaves of a subnet's block: not the first four addresses and the last.
  func usableAddresses(of subnet: ElementID) -> IntervalSet {
    guard let block = subnetBlock(subnet), block.count >= 16 else { return .empty }
    return IntervalSet(block.address.bits + 4, block.lastAddress.bits - 1)
  }

  /// The usable addresses that nothing else of the model has for certain.
  func freeAddresses(of subnet: ElementID) -> IntervalSet {
    let usable = usableAddresses(of: subnet)
    let taken = model.addressUse[subnet]?.taken.filter { usable.contains($0) } ?? []
    return taken.sorted().reduce(usable) { $0.subtracting(IntervalSet($1)) }
  }

  /// Those of them that AWS may choose.
  private func choosableAddresses(of subnet: ElementID) -> IntervalSet {
    let reserved = model.addressUse[subnet]?.reserved ?? []
    return reserved.reduce(freeAddresses(of: subnet)) { $0.subtracting(IntervalSet($1)) }
  }
}
