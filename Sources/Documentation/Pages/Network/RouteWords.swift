import AWSModel
import Topology

/// A route of the model in words.
struct RouteWords {
  let landscape: Landscape

  func destination(_ route: Route) -> Inline {
    switch route.destination {
    case .block(let block): .code(block.description)
    case .ipv6(let block): .code(block)
    case .list(let list, _): landscape.link(list)
    case .service(let service): .text(DecidingRoutes.prefixList(of: service))
    }
  }

  func target(_ route: Route, in environment: Int) -> Inline {
    target(route.target, in: environment)
  }

  func target(_ target: RouteTarget, in environment: Int) -> Inline {
    switch target {
    case .local: "local"
    case .internetGateway(let id), .natGateway(let id), .transitGateway(let id),
      .gatewayEndpoint(let id), .loadBalancerEndpoint(let id), .peering(let id), .interface(let id),
      .virtualPrivateGateway(let id), .egressOnlyGateway(let id), .carrierGateway(let id),
      .localGateway(let id), .coreNetwork(let id), .other(let id, _):
      landscape.link(id)
    case .firewallEndpoint(let endpoint):
      "\(landscape.link(endpoint.firewall)) endpoint in zone \(endpoint.zone)"
    case .unknown(let unknown, _): landscape.text(unknown, in: environment)
    case .missing: "nothing"
    }
  }

  /// What brings routes that the model cannot list, and where they lead where that is known.
  func target(_ opening: RouteOpening, in environment: Int) -> Inline {
    let source: Inline = "\(landscape.link(opening.element)): \(opening.feature)"
    return opening.target.map { "\(target($0, in: environment)) (\(source))" } ?? source
  }
}
