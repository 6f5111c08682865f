import Topology

/// A route of a VPC's table.
package struct Route: Hashable, Sendable {
  /// Where a route is written, which decides between equals.
  package enum Source: Hashable, Sendable {
    /// AWS puts it into every table.
    case local
    /// A block of the table's own resource.
    case inline
    /// A resource, `aws_route`.
    case declared
    /// AWS puts it into the table for a gateway endpoint.
    case endpoint
  }

  package let destination: RouteDestination
  package let target: RouteTarget
  package let source: Source
  /// The resource that it comes from.
  package let element: ElementID

  package init(
    _ destination: RouteDestination, to target: RouteTarget, source: Source, element: ElementID
  ) {
    self.destination = destination
    self.target = target
    self.source = source
    self.element = element
  }
}

/// What a route is for.
package enum RouteDestination: Hashable, Sendable {
  case block(IPv4Network)
  /// An IPv6 block, as text.
  case ipv6(String)
  /// A managed prefix list with its blocks.
  case list(ElementID, blocks: [IPv4Network])
  /// The addresses of an AWS service, which only AWS knows, by the service's name, for example
  /// `com.amazonaws.eu-central-1.s3`.
  case service(String)
}

/// Where a route leads. The argument names of targets exist here and nowhere else.
package enum RouteTarget: Hashable, Sendable {
  case local
  case internetGateway(ElementID)
  case natGateway(ElementID)
  case transitGateway(ElementID)
  case firewallEndpoint(FirewallEndpoint.ID)
  /// A gateway endpoint, to which AWS itself makes the routes.
  case gatewayEndpoint(ElementID)
  /// An endpoint of a Gateway Load Balancer.
  case loadBalancerEndpoint(ElementID)
  case peering(ElementID)
  case interface(ElementID)
  case virtualPrivateGateway(ElementID)
  case egressOnlyGateway(ElementID)
  case carrierGateway(ElementID)
  case localGateway(ElementID)
  case coreNetwork(ElementID)
  /// Something of the model that is no target AWS knows of.
  case other(ElementID, type: String)
  /// Something that the model does not hold, and the argument that names it, for example
  /// `transit_gateway_id`, which tells what kind of thing it is.
  case unknown(Unknown, argument: String? = nil)
  /// The route names no target, or one that does not exist.
  case missing(String)
}

extension RouteTarget {
  /// Whether AWS accepts it for a route that is more specific than the VPC's own.
  ///
  /// Source: AWS, "Routing for a middlebox appliance".
  package var mayRefineLocal: Bool {
    switch self {
    case .natGateway, .interface, .firewallEndpoint, .loadBalancerEndpoint, .unknown: true
    default: false
    }
  }
}
