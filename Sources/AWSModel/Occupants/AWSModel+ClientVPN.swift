import Topology

extension AWSModel {
  /// Gives the interfaces of Client VPN endpoints what their clients may reach.
  ///
  /// Source: AWS Client VPN Administrator Guide, "Authorization rules": without one, access is denied;
  /// "Routes": the route to the VPC is there from the first association on.
  mutating func readClientVPNs() {
    let values = values
    var endpoints: [ElementID: ClientVPN] = [:]
    for resource in resources("aws_ec2_client_vpn_endpoint") {
      endpoints[resource.id] = ClientVPN(id: resource.id)
    }
    func owners(of resource: Resource) -> [ElementID] {
      switch values.link(resource["client_vpn_endpoint_id"]) {
      case .known(let id): [id]
      // It may be any of the model's, but where it is named and not in the model.
      case .unknown(let unknown): unknown.isOutside ? [] : Array(endpoints.keys)
      case .absent: []
      }
    }
    for resource in resources("aws_ec2_client_vpn_authorization_rule") {
      guard let block = clientBlock(resource["target_network_cidr"]) else { continue }
      let owners = owners(of: resource)
      let isOfOne = values.link(resource["client_vpn_endpoint_id"]).value != nil
      for owner in owners {
        endpoints[owner]?.authorizations.append(
          ClientVPN.Authorization(
            block: isOfOne ? block : .unknown(.unreadable("a rule of another endpoint")),
            isForAll: values.flag(resource["authorize_all_groups"]).or(false),
            element: resource.id))
      }
    }
    for resource in resources("aws_ec2_client_vpn_route") {
      guard let block = clientBlock(resource["destination_cidr_block"]) else { continue }
      for owner in owners(of: resource) {
        endpoints[owner]?.routes.append(ClientVPN.Route(block: block, element: resource.id))
      }
    }
    for endpoint in endpoints.values { occupants[endpoint.id]?.clientVPN = endpoint }
    for association in resources("aws_ec2_client_vpn_network_association") {
      let endpoint = values.link(association["client_vpn_endpoint_id"]).value
      occupants[association.id]?.clientVPN =
        endpoint.flatMap { endpoints[$0] } ?? Self.openClientVPN(association.id)
    }
  }

  /// An endpoint of which nothing is known.
  private static func openClientVPN(_ id: ElementID) -> ClientVPN {
    let block = Known<IPv4Network>.unknown(.unreadable("an endpoint that is not known"))
    return ClientVPN(
      id: id,
      authorizations: [.init(block: block, isForAll: .known(true), element: id)],
      routes: [.init(block: block, element: id)])
  }

  /// The IPv4 block; nil where the argument is about IPv6.
  private func clientBlock(_ value: Value?) -> Known<IPv4Network>? {
    if let text = values.text(value).value, text.contains(":") { return nil }
    let block = values.network(value)
    return block.isAbsent ? .unknown(.unreadable("no block")) : block
  }
}
