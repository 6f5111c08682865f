import AWSResources
import Topology

/// That an endpoint leads to a load balancer by an endpoint service, both of the model.
package struct PrivateLink: Hashable, Sendable {
  package let endpoint: ElementID
  package let service: ElementID
  package let balancer: ElementID
}

extension AWSModel {
  /// In the order of the model; none of endpoints whose service is somebody else's.
  ///
  /// Source: AWS PrivateLink, "Create a service powered by AWS PrivateLink".
  package var privateLinks: [PrivateLink] {
    var balancers: [ElementID: [ElementID]] = [:]
    for service in topology.resources where service.type == AWS.VpcEndpointService.type {
      balancers[service.id] =
        ends("network_load_balancer_arns", of: service)
        + ends("gateway_load_balancer_arns", of: service)
    }
    guard !balancers.isEmpty else { return [] }
    return topology.resources.filter { $0.type == AWS.VpcEndpoint.type }.flatMap { endpoint in
      ends("service_name", of: endpoint).flatMap { service in
        (balancers[service] ?? []).map {
          PrivateLink(endpoint: endpoint.id, service: service, balancer: $0)
        }
      }
    }
  }
}
