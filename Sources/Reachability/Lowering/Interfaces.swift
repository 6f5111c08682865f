import Topology

extension Lowering {
  /// Everything that has a network interface: one for each subnet that it is placed in.
  mutating func lowerInterfaces() {
    declaredAddresses = addressesOfTheModel()
    for subnet in subnetOrder { addPlainInterface(subnet) }
    for gateway in reader.resources("aws_nat_gateway") { lowerNATGateway(gateway) }
    for interface in reader.resources("aws_network_interface") { lowerNetworkInterface(interface) }
    for instance in reader.resources("aws_instance") { lowerInstance(instance) }
    for service in reader.resources("aws_ecs_service") { lowerService(service) }
    for target in reader.resources("aws_efs_mount_target") {
      guard let subnet = reader.target(target["subnet_id"]) else { continue }
      let index = addInterface(
        of: target, role: .endpoint, subnet: subnet,
        groups: reader.targets(target["security_groups"]),
        address: reader.text(target["ip_address"]))
      if let index, let system = reader.target(target["file_system_id"]) {
        interfacesOfOwner[system, default: []].append(index)
      }
    }
    for endpoint in reader.resources("aws_vpc_endpoint")
    where reader.text(endpoint["vpc_endpoint_type"]) == "Interface" {
      for subnet in reader.targets(endpoint["subnet_ids"]) {
        _ = addInterface(
          of: endpoint, role: .endpoint, subnet: subnet,
          groups: reader.targets(endpoint["security_group_ids"]))
      }
    }
  }

  private mutating func lowerService(_ service: Resource) {
    guard let placement = reader.blocks(service["network_configuration"]).first else { return }
    let isPublic = reader.flag(placement["assign_public_ip"]) ?? false
    for subnet in reader.targets(placement["subnets"]) {
      _ = addInterface(
        of: service, role: .host, subnet: subnet,
        groups: reader.targets(placement["security_groups"]), isPublic: isPublic)
    }
  }

  private mutating func lowerInstance(_ instance: Resource) {
    let attached = reader.blocks(instance["network_interface"])
      .compactMap { reader.target($0["network_interface_id"]) }
      .flatMap { interfacesOfOwner[$0] ?? [] }
    if !attached.isEmpty {
      interfacesOfOwner[instance.id] = attached
      return
    }
    guard let subnet = reader.target(instance["subnet_id"]) else { return }
    let byDefault = reader.resource(subnet).flatMap { reader.flag($0["map_public_ip_on_launch"]) }
    let isPublic = reader.flag(instance["associate_public_ip_address"]) ?? byDefault ?? false
    let groups =
      reader.targets(instance["vpc_security_group_ids"])
      + reader.targets(instance["security_groups"])
    _ = addInterface(
      of: instance, role: .host, subnet: subnet, groups: groups,
      isPublic: isPublic || hasElasticAddress(instance.id),
      address: reader.text(instance["private_ip"]))
  }

  private mutating func lowerNetworkInterface(_ interface: Resource) {
    guard let subnet = reader.target(interface["subnet_id"]) else { return }
    _ = addInterface(
      of: interface, role: .host, subnet: subnet,
      groups: reader.targets(interface["security_groups"]),
      isPublic: hasElasticAddress(interface.id),
      address: reader.texts(interface["private_ips"]).first)
  }

  private func hasElasticAddress(_ id: ElementID) -> Bool {
    reader.resources("aws_eip").contains {
      reader.target($0["instance"]) == id || reader.target($0["network_interface"]) == id
    }
      || reader.resources("aws_eip_association").contains {
        reader.target($0["instance_id"]) == id || reader.target($0["network_interface_id"]) == id
      }
  }

  // MARK: Shared

  /// Adds an interface with the security groups in its way; nil where the subnet is not known.
  ///
  /// - Parameters:
  ///   - groups: no groups at all means the VPC's default one; nil means that the interface is of
  ///     a kind that has none.
  ///   - final: where packets go that were let in; nil where they have arrived.
  mutating func addInterface(
    of resource: Resource, role: Node.Role, subnet: ElementID, groups: [ElementID]?,
    isPublic: Bool = false, address: String? = nil, isEndpoint: Bool = true, final: Int? = nil
  ) -> Int? {
    guard let vpc = subnetVPC[subnet], let domain = domains[vpc], let link = subnetIndex[subnet],
      let exit = subnetExit[subnet]
    else {
      unmodelled("interface in a subnet that is not in the model", resource)
      return nil
    }
    let zone = network.subnets[link].zone
    let node = network.add(
      Node(
        element: resource.id, role: role, title: reader.title(resource), subnet: subnet,
        zone: zone, location: resource.location))
    let labels = groups.map { $0.isEmpty ? [Self.defaultGroup(of: vpc)] : $0 } ?? []
    let fixed = address.flatMap { IPv4Address($0) }
    let own = fixed ?? nextAddress(in: subnet)
    var publicAddress: IPv4Address?
    if isPublic {
      publicAddress = IPv4Address(bits: AddressPlan.firstPublic + publicAddressCount)
      publicAddressCount += 1
    }
    let isDevice = role == .translator || role == .balancer
    let addresses = fixed.map { IntervalSet($0) } ?? usableAddresses(of: subnet)
    var interface = NetworkInterface(
      node: node, owner: resource.id, subnet: subnet, zone: zone,
      addresses: isDevice ? IntervalSet(own) : addresses, address: own,
      publicAddress: publicAddress, domain: domain.number, labels: labels, isEndpoint: isEndpoint)
    let index = network.interfaces.count
    let arrived = final ?? network.add(.accept)
    var (admitted, leaving) = (arrived, exit)
    if groups != nil {
      let filters = filters(of: labels, node: node)
      admitted = network.add(.filter(filters.ingress, then: arrived))
      leaving = network.add(.filter(filters.egress, then: exit))
    }
    let checked = inboundACL[subnet].map { network.add(.filter($0, then: admitted)) } ?? admitted
    interface.sending = network.add(.enter(node: node, then: leaving))
    interface.receivingLocally = network.add(.arrive(interface: index, then: admitted))
    interface.receiving = network.add(.arrive(interface: index, then: checked))
    network.interfaces.append(interface)
    if let publicAddress { network.interfaceByPublicAddress[publicAddress] = index }
    if isDevice || fixed != nil { network.subnets[link].interfaceByAddress[own] = index }
    interfacesOfOwner[resource.id, default: []].append(index)
    return index
  }

  /// Any address of a subnet, for packets of which nothing more is known.
  private mutating func addPlainInterface(_ subnet: ElementID) {
    guard let resource = reader.resource(subnet), let link = subnetIndex[subnet],
      let index = addInterface(of: resource, role: .subnet, subnet: subnet, groups: nil)
    else { return }
    network.subnets[link].plainInterface = index
  }

  private mutating func nextAddress(in subnet: ElementID) -> IPv4Address {
    var bits = nextHost[subnet] ?? 0
    let last = subnetBlock(subnet)?.lastAddress.bits ?? bits
    while bits + 2 < last, declaredAddresses.contains(IPv4Address(bits: bits)) { bits += 1 }
    nextHost[subnet] = bits + 2 < last ? bits + 1 : bits
    return IPv4Address(bits: bits)
  }

  /// The private addresses that arguments name.
  private func addressesOfTheModel() -> Set<IPv4Address> {
    var texts: [String] = []
    for (type, argument) in [
      ("aws_nat_gateway", "private_ip"), ("aws_instance", "private_ip"),
      ("aws_network_interface", "private_ips"), ("aws_efs_mount_target", "ip_address"),
    ] {
      texts += reader.resources(type).flatMap { reader.texts($0[argument]) }
    }
    texts += reader.resources("aws_lb", "aws_alb")
      .flatMap { reader.blocks($0["subnet_mapping"]) }
      .compactMap { reader.text($0["private_ipv4_address"]) }
    return Set(texts.compactMap { IPv4Address($0) })
  }

  /// What AWS leaves of a subnet's block: not the first four addresses and the last.
  func usableAddresses(of subnet: ElementID) -> IntervalSet {
    guard let block = subnetBlock(subnet) else { return .empty }
    return IntervalSet(block.address.bits + 4, block.lastAddress.bits - 1)
  }
}
