import AWSResources
import OrderedCollections
import Topology

extension AWSModel {
  /// Everything that has a network interface in a subnet: what the model knows well first, then
  /// whatever else names a subnet or holds a security group.
  mutating func readOccupants() {
    let attached = interfaceAttachments()
    for view in all(AWS.NetworkInterface.View.self) { readInterface(view, attached) }
    for view in all(AWS.Instance.View.self) { readInstance(view, attached) }
    for view in all(AWS.EcsService.View.self) { readService(view) }
    for view in all(AWS.EfsMountTarget.View.self) { readMountTarget(view) }
    for endpoint in endpoints.values where endpoint.kind.value == .interface { read(endpoint) }
    readListedOccupants()
    readClientVPNs()
    readFixedAddresses()
    readGroupAttachments()
    readElasticAddresses()
    settle()
  }

  // MARK: Interfaces and instances

  /// Which interfaces are attached to which instance.
  private mutating func interfaceAttachments() -> [ElementID: [ElementID]] {
    var instances: [ElementID: [ElementID]] = [:]
    for view in all(AWS.NetworkInterfaceAttachment.View.self) {
      guard let instance = values.link(view.instanceId).value,
        let interface = values.link(view.networkInterfaceId).value
      else {
        note(
          view.resource.id, nil, "attachment of a network interface that is not known",
          in: .everywhere)
        continue
      }
      instances[interface, default: []].append(instance)
    }
    for view in all(AWS.Instance.View.self) {
      for block in view.networkInterface {
        if let interface = values.link(block.networkInterfaceId).value {
          instances[interface, default: []].append(view.resource.id)
        }
      }
    }
    for view in all(AWS.NetworkInterface.View.self) {
      for block in view.attachment {
        if let instance = values.link(block.instance).value {
          instances[view.resource.id, default: []].append(instance)
        }
      }
    }
    return instances
  }

  private mutating func readInterface(
    _ view: AWS.NetworkInterface.View, _ attached: [ElementID: [ElementID]]
  ) {
    var occupant = Occupant(view.resource.id)
    var addresses = values.members(view.privateIps).map { values.address($0) }
    if addresses.isEmpty {
      addresses = values.members(view.privateIpList).map { values.address($0) }
    }
    if addresses.isEmpty { addresses = [values.address(view.privateIp)] }
    occupant.place(values.link(view.subnetId), at: addresses.first ?? .absent)
    occupant.addAddresses(Array(addresses.dropFirst()))
    // A list that is not known may hold more than one.
    occupant.addAddresses([view.privateIps, view.privateIpList].compactMap(unknownList))
    occupant.addAddresses(delegated(values.members(view.ipv4Prefixes)))
    let counts = [view.privateIpsCount, view.ipv4PrefixCount].map { values.number($0) }
    // A state has the addresses beside their count.
    let isCounted = counts.contains { $0.unknown != nil || ($0.value ?? 0) > 0 }
    if isCounted, addresses.count < 2 { occupant.addAddresses([.unknown(.unreadable("a count"))]) }
    occupant.groups = values.links(view.securityGroups)
    occupant.alsoKnownAs = attached[view.resource.id] ?? []
    occupants[occupant.id] = occupant
  }

  /// An address in the place of those of a list that is not known.
  private func unknownList(_ field: Field<[String]>) -> Known<IPv4Address>? {
    if case .list? = field.value { return nil }
    return values.members(field).first { values.address($0).value == nil }
      .map { .unknown(values.reason($0)) }
  }

  /// The addresses of prefixes that are delegated to an interface.
  ///
  /// Source: AWS, "Prefix delegation for Amazon EC2 network interfaces": each is a /28.
  private func delegated(_ prefixes: [Value]) -> [Known<IPv4Address>] {
    prefixes.flatMap { prefix -> [Known<IPv4Address>] in
      switch values.network(prefix) {
      case .known(let block) where block.count <= 16:
        (block.address.bits...block.lastAddress.bits).map { .known(IPv4Address(bits: $0)) }
      case .known, .absent: [.unknown(.unreadable("a prefix"))]
      case .unknown(let unknown): [.unknown(unknown)]
      }
    }
  }

  private mutating func readInstance(
    _ view: AWS.Instance.View, _ attached: [ElementID: [ElementID]]
  ) {
    // Its interfaces are resources of their own.
    let blocks = view.networkInterface
    if blocks.unknown == nil, !blocks.elements.isEmpty,
      blocks.allSatisfy({ values.link($0.networkInterfaceId).value != nil })
    {
      return
    }
    var occupant = Occupant(view.resource.id)
    let template = launchTemplate(view)
    var subnet = values.link(view.subnetId)
    if subnet.isAbsent { subnet = template.subnet }
    occupant.place(subnet, at: values.address(view.privateIp))
    occupant.addAddresses(values.members(view.secondaryPrivateIps).map { values.address($0) })
    occupant.groups = values.links(view.vpcSecurityGroupIds) + values.links(view.securityGroups)
    if occupant.groups.isAbsent { occupant.groups = template.groups }
    occupant.mayHaveOtherGroups = template.isUnknown
    // A subnet that is not known may give public addresses.
    let byDefault =
      subnet.value.flatMap { subnets[$0]?.mapsPublicAddresses }
      ?? .unknown(subnet.unknown ?? .unreadable("no subnet"))
    var isPublic = values.flag(view.associatePublicIpAddress)
    if isPublic.isAbsent { isPublic = template.isPublic }
    if case .absent = isPublic { isPublic = byDefault }
    occupant.isPublic = isPublic
    occupants[occupant.id] = occupant
  }

  /// What an instance takes from its launch template.
  struct TemplateFacts {
    var subnet: Known<Subnet.ID> = .absent
    var groups = Links()
    var isPublic: Known<Bool> = .absent
    var isUnknown = false
  }

  private func launchTemplate(_ view: AWS.Instance.View) -> TemplateFacts {
    guard let block = view.launchTemplate.elements.first else {
      return TemplateFacts(isUnknown: view.launchTemplate.unknown != nil)
    }
    let named = values.link(block.id).isAbsent ? values.link(block.name) : values.link(block.id)
    return launchTemplate(named)
  }

  /// What a launch template says of interfaces.
  func launchTemplate(_ named: Known<ElementID>) -> TemplateFacts {
    guard let id = named.value, let view = self.view(AWS.LaunchTemplate.View.self, id) else {
      return TemplateFacts(isUnknown: !named.isAbsent)
    }
    var facts = TemplateFacts(groups: values.links(view.vpcSecurityGroupIds))
    facts.isUnknown = view.networkInterfaces.unknown != nil
    for block in view.networkInterfaces {
      facts.groups = facts.groups + values.links(block.securityGroups)
      if facts.subnet.isAbsent { facts.subnet = values.link(block.subnetId) }
      if facts.isPublic.isAbsent { facts.isPublic = values.flag(block.associatePublicIpAddress) }
    }
    return facts
  }

  // MARK: Services and endpoints

  private mutating func readService(_ view: AWS.EcsService.View) {
    if view.networkConfiguration.unknown != nil {
      note(
        view.resource.id, "network_configuration", "Amazon ECS service whose place is not known",
        in: .everywhere, .adds)
    }
    guard let placement = view.networkConfiguration.elements.first else {
      // Tasks in bridge or host mode use the interfaces of their instances.
      return
    }
    var occupant = Occupant(view.resource.id)
    occupant.place(values.links(placement.subnets))
    occupant.groups = values.links(placement.securityGroups)
    occupant.isPublic = values.flag(placement.assignPublicIp).or(false)
    occupants[occupant.id] = occupant
  }

  private mutating func readMountTarget(_ view: AWS.EfsMountTarget.View) {
    var occupant = Occupant(view.resource.id)
    occupant.place(values.link(view.subnetId), at: values.address(view.ipAddress))
    occupant.groups = values.links(view.securityGroups)
    occupant.isEndpoint = true
    occupant.opens = .no
    occupant.ports = .known(OpenPorts(tcp: [2049]))
    occupant.alsoKnownAs = values.link(view.fileSystemId).value.map { [$0] } ?? []
    occupants[occupant.id] = occupant
  }

  private mutating func read(_ endpoint: VPCEndpoint) {
    var occupant = Occupant(endpoint.id)
    occupant.place(endpoint.subnets)
    occupant.groups = endpoint.groups
    occupant.isEndpoint = true
    occupant.opens = .no
    occupants[occupant.id] = occupant
  }

  // MARK: What separate resources add

  /// Groups of an interface that are attached by a resource of their own.
  private mutating func readGroupAttachments() {
    for view in all(AWS.NetworkInterfaceSgAttachment.View.self) {
      let groups = values.links(view.securityGroupId)
      guard let interface = values.link(view.networkInterfaceId).value.flatMap(interface) else {
        note(
          view.resource.id, "network_interface_id",
          "security group of a network interface that is not known", in: .everywhere)
        continue
      }
      // AWS adds the group to those that the interface has, the default one included.
      if occupants[interface]?.groups.isAbsent == true,
        let subnet = occupants[interface]?.places.first?.subnet,
        let vpc = vpc(of: subnet)
      {
        occupants[interface]?.groups = Links([vpc.defaultGroup])
      }
      let own = occupants[interface]?.groups ?? Links()
      occupants[interface]?.groups = own + groups
    }
  }

  /// What is meant by an interface or by an instance: one whose interfaces are resources has the first
  /// of them as its primary one.
  private func interface(_ id: ElementID) -> ElementID? {
    occupants[id] != nil ? id : occupants.values.first { $0.alsoKnownAs.contains(id) }?.id
  }

  /// Elastic IPs make what they are associated with public.
  private mutating func readElasticAddresses() {
    var ends: [(ElementID, Known<ElementID>)] = []
    for view in all(AWS.Eip.View.self) {
      ends += [view.instance, view.networkInterface].map { (view.resource.id, values.link($0)) }
    }
    for view in all(AWS.EipAssociation.View.self) {
      ends += [view.instanceId, view.networkInterfaceId]
        .map { (view.resource.id, values.link($0)) }
    }
    for (element, end) in ends {
      switch end {
      case .absent: break
      case .known(let id):
        if let holder = interface(id) {
          occupants[holder]?.isPublic = .known(true)
        }
      case .unknown:
        note(
          element, nil, "Elastic IP of an instance or interface that is not known", in: .everywhere,
          .publishes)
      }
    }
  }

  /// What follows once everything is read: where an occupant stands whose place is not known.
  private mutating func settle() {
    for occupant in occupants.values where occupant.places.isEmpty {
      // A group is of one VPC, so who holds it stands in a subnet of that VPC.
      let vpcs = occupant.groups.elements.compactMap { securityGroups[$0]?.vpc.value }
      if let vpc = vpcs.first.flatMap({ self.vpcs[$0] }) {
        occupants[occupant.id]?.places = vpc.subnets.map {
          Occupant.Place(subnet: $0, address: .absent)
        }
        if occupant.unknownPlaces.isEmpty {
          occupants[occupant.id]?.unknownPlaces = [.unreadable("no subnet")]
        }
      } else {
        note(
          occupant.id, nil,
          "\(values.resource(occupant.id)?.type ?? "") in a subnet that is not known",
          in: .everywhere, .adds)
      }
    }
  }
}

extension Occupant {
  /// Gives its interface further private addresses.
  mutating func addAddresses(_ addresses: [Known<IPv4Address>]) {
    guard !places.isEmpty else {
      strayAddresses += addresses
      return
    }
    places[0].others += addresses.compactMap(\.value)
    if addresses.contains(where: { $0.unknown != nil }) { places[0].hasUnknownOthers = true }
  }

  /// Puts it into a subnet.
  mutating func place(_ subnet: Known<Subnet.ID>, at address: Known<IPv4Address> = .absent) {
    switch subnet {
    case .known(let id): places.append(Place(subnet: id, address: address))
    case .unknown(let unknown):
      unknownPlaces.append(unknown)
      strayAddresses.append(address)
    case .absent: break
    }
  }

  /// Puts it into each of the subnets.
  mutating func place(_ subnets: Links) {
    places += subnets.elements.map { Place(subnet: $0, address: .absent) }
    unknownPlaces += subnets.unknowns
  }
}

extension AWSModel {
  /// Whether an interface or instance drops packets that are not its own.
  package func checksSourceAndDestination(_ id: ElementID) -> Known<Bool> {
    if let view = view(AWS.Instance.View.self, id) {
      return values.flag(view.sourceDestCheck).or(true)
    }
    if let view = view(AWS.NetworkInterface.View.self, id) {
      return values.flag(view.sourceDestCheck).or(true)
    }
    return .known(true)
  }
}
