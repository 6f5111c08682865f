import AWSModel
import Topology

extension NetworkLowering {
  /// A gateway endpoint takes packets to its service straight from the VPC.
  ///
  /// Source: AWS, "Gateway endpoints": it serves its own VPC and cannot be extended out of it.
  mutating func lowerGatewayEndpoints() {
    for endpoint in model.endpoints.values where endpoint.kind.value == .gateway {
      guard let vpc = endpoint.vpc.value, let domain = domains[vpc],
        let delivery = vpcDelivery[vpc],
        let range = endpoint.service.value.flatMap({ serviceRanges[$0] })
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
        addresses: IntervalSet(range), address: range.address, publicAddress: nil,
        domain: domain.number, labels: [], isEndpoint: true)
      interface.opens = false
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
