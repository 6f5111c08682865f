import AWSModel
import Topology

extension NetworkLowering {
  /// A gateway endpoint takes packets to its service straight from the VPC.
  ///
  /// Source: AWS, "Gateway endpoints": it serves its own VPC and cannot be extended out of it.
  mutating func lowerGatewayEndpoints() {
    let written = writtenBlocks.sorted()
    for endpoint in model.endpoints.values where endpoint.kind.value == .gateway {
      guard let vpc = endpoint.vpc.value, let domain = domains[vpc],
        let delivery = vpcDelivery[vpc],
        let blocks = endpoint.service.value.flatMap({ serviceRanges[$0] }), let first = blocks.first
      else {
        unmodelled("gateway endpoint whose VPC or service is not known", endpoint.id)
        continue
      }
      let node = network.add(
        Node(
          element: endpoint.id, role: .endpoint, title: model.title(endpoint.id),
          location: location(endpoint.id)))
      let index = network.interfaces.count
      var interface = NetworkInterface(
        node: node, owner: endpoint.id, subnet: endpoint.id, zone: nil,
        addresses: IntervalSet(blocks), address: first.address, publicAddress: nil,
        domain: domain.number, labels: [], isEndpoint: true)
      interface.opens = false
      // Any of its addresses may be the one that answers.
      interface.hasChosenAddress = true
      subnetCuts[endpoint.id] = written.filter { interface.addresses.isCut(by: [$0]) }
      interface.sending = network.add(.enter(node: node, then: delivery))
      let accept = network.add(.accept)
      let filter = network.add(self.filter(of: endpoint.id, domain: domain))
      let check = network.add(.filter(filter, then: accept))
      interface.receiving = network.add(.arrive(interface: index, then: check))
      interface.receivingLocally = interface.receiving
      network.interfaces.append(interface)
      interfacesOfOwner[endpoint.id, default: []].append(index)
      gatewayEndpointStages[endpoint.id] = LoweredEndpoint(
        stage: interface.receiving, title: model.the("gateway endpoint", endpoint.id), vpc: vpc,
        subnet: nil)
    }
  }

  /// The addresses of every service that a gateway endpoint leads to: those of a state, else some that
  /// stand for them.
  mutating func findServiceRanges() {
    for endpoint in model.endpoints.values where endpoint.kind.value == .gateway {
      guard let service = endpoint.service.value, serviceRanges[service] == nil else { continue }
      let alike = model.endpoints.values.filter { $0.service.value == service }
      if let blocks = alike.lazy.compactMap(\.serviceBlocks).first {
        serviceRanges[service] = blocks
        continue
      }
      let first = AddressPlan.firstService + 16 * UInt32(standInRanges.count)
      guard let range = IPv4Network(address: IPv4Address(bits: first), prefixLength: 28) else {
        continue
      }
      serviceRanges[service] = [range]
      standInRanges[service] = range
    }
  }

  // MARK: Addresses that only AWS knows

  /// What the walks say where such an address decides.
  static func whichAddresses(of service: String) -> String {
    "which addresses \(service) has, which only AWS knows"
  }

  /// Whether a service of which only AWS knows the addresses may have some of these and not all.
  func maySplitServices(_ addresses: IntervalSet) -> Bool {
    !standInRanges.isEmpty && network.outsideAddresses.overlaps(addresses)
      && !network.outsideAddresses.subtracting(addresses).isEmpty
  }

  /// The rule, and before it what it comes to for services of which only AWS knows whether they have
  /// the addresses that the rule is about.
  ///
  /// - Parameter isOutbound: Whether the rule's addresses are those of the receiver.
  func besideServices(_ rule: FilterRule, isOutbound: Bool) -> [FilterRule] {
    let addresses = isOutbound ? rule.match.destinations : rule.match.sources
    guard maySplitServices(addresses) else { return [rule] }
    let doubtful = standInRanges.sorted { $0.key < $1.key }.map { service, range in
      var match = rule.match
      if isOutbound {
        match.destinations = IntervalSet(range)
      } else {
        match.sources = IntervalSet(range)
      }
      var doubtful = FilterRule(
        match, .unknown(Self.whichAddresses(of: service)), origin: rule.origin, title: rule.title)
      doubtful.supposedDecision = rule.supposedDecision ?? rule.decision
      return doubtful
    }
    return doubtful + [rule]
  }

  private func filter(of endpoint: ElementID, domain: VPCDomain) -> Filter {
    let origin = origin(endpoint)
    let foreign = domain.addresses.complement()
    let protocols = IntervalSet(
      [IPProtocol.icmp, .tcp].map { .init(UInt32($0.number), UInt32($0.number)) })
    return Filter(
      origin: origin, title: "gateway endpoint \(endpoint)",
      phases: [
        FilterPhase(
          rules: [
            FilterRule(
              Match(sources: foreign), .deny(.endpointSource), origin: origin,
              title: "serving its own VPC only"),
            FilterRule(
              Match(protocols: protocols), .accept, origin: origin,
              title: "accepting TCP and ICMP"),
          ], otherwise: .deny(.endpointProtocol), otherwiseTitle: "it accepts TCP and ICMP only",
          isStateful: false)
      ])
  }
}
