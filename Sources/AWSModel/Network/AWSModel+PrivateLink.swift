import AWSResources
import Topology

extension AWSModel {
  /// The endpoint services of the model, and which endpoints are for them and are connected.
  mutating func readPrivateLink() {
    for resource in resources("aws_vpc_endpoint_service") {
      endpointServices[resource.id] = EndpointService(
        id: resource.id, balancers: values.links(resource["network_load_balancer_arns"]),
        needsAcceptance: values.flag(resource["acceptance_required"]))
    }
    for view in all(AWS.VpcEndpoint.View.self) {
      let provider = provider(of: view)
      let doubt = connectionDoubt(view, provider)
      endpoints[view.resource.id]?.provider = provider
      endpoints[view.resource.id]?.connectionDoubt = doubt
    }
  }

  /// The service of the model that the endpoint is for: by reference, or by its name in a state.
  private func provider(of view: AWS.VpcEndpoint.View) -> ElementID? {
    if let id = values.link(view.serviceName).value, endpointServices[id] != nil { return id }
    guard let name = values.text(view.serviceName).value else { return nil }
    return endpointServices.keys.first { id in
      let service = resource(id)
      return values.text(service?["service_name"]).value == name
        || values.text(service?["id"]).value.map { name.hasSuffix(".\($0)") } ?? false
    }
  }

  /// Why it is not known whether the endpoint is connected; nil where it is.
  ///
  /// Source: AWS PrivateLink guide, "Accept or reject connection requests" and, for the states, Amazon
  /// EC2 API reference, VpcEndpoint, State.
  private func connectionDoubt(
    _ view: AWS.VpcEndpoint.View, _ provider: ElementID?
  ) -> String? {
    if let state = values.text(view.state).value {
      return state.lowercased() == "available"
        ? nil : "VPC endpoint whose connection to its service is in the state \(state)"
    }
    guard let service = provider.flatMap({ endpointServices[$0] }),
      service.needsAcceptance.value != false, values.flag(view.autoAccept).value != true
    else { return nil }
    let isAccepted = resources("aws_vpc_endpoint_connection_accepter").contains {
      values.link($0["vpc_endpoint_id"]).value == view.resource.id
    }
    return isAccepted ? nil : "VPC endpoint that nothing of the model accepts for its service"
  }
}
