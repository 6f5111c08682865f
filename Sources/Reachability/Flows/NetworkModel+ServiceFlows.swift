import AWSModel
import AWSResources
import Topology

extension NetworkModel {
  /// What the tasks of each service ask AWS for, before they start and while they run.
  func serviceFlows() -> [NamedFlow] {
    let region = topology.region.code
    return lowered.model.services.values.flatMap { service -> [NamedFlow] in
      guard !interfaces(of: service.id).isEmpty else { return [] }
      let name = Self.slug(service.id)
      let title = title(of: service.id)
      var flows = startFlows(of: service)
      if hasLogs(service), !service.isStartedByInstances {
        flows.insert(
          NamedFlow(
            id: "log-shipping-\(name)", kind: .logShipping, title: "\(title): log delivery",
            flow: serviceFlow(from: service.id, to: "logs", host: "logs.\(region).amazonaws.com"),
            shortName: "\(shortName(service.id))-logs"), at: min(1, flows.count))
      }
      if lowered.model.resource(service.id)?["enable_execute_command"] == true {
        flows.append(
          NamedFlow(
            id: "shell-\(name)", kind: .shell, title: "\(title) opens a shell",
            flow: serviceFlow(
              from: service.id, to: "ssmmessages", host: "ssmmessages.\(region).amazonaws.com")))
      }
      return flows
    }
  }

  /// What a task of the service needs before it starts: its image and the secrets that its containers
  /// get. Empty where the service's instances fetch them.
  func startFlows(of service: ContainerService) -> [NamedFlow] {
    guard !service.isStartedByInstances else { return [] }
    let name = Self.slug(service.id)
    let title = title(of: service.id)
    var flows = [
      imagePull(by: service, id: "image-pull-\(name)", title: "\(title): image pull")
    ]
    for store in SecretStore.allCases
    where lowered.model.containers(of: service).contains(where: { $0.secretStores.contains(store) })
    {
      let what = store == .secretsManager ? "secrets" : "parameters"
      flows.append(
        NamedFlow(
          id: "\(what)-\(name)", kind: .secrets, title: "\(title) reads its \(what)",
          flow: serviceFlow(
            from: service.id, to: store.endpoint,
            host: "\(store.endpoint).\(topology.region.code).amazonaws.com")))
    }
    return flows
  }

  /// Whether a container of the service sends its output to CloudWatch Logs; where the containers or
  /// their drivers are not known, one may.
  private func hasLogs(_ service: ContainerService) -> Bool {
    let containers = lowered.model.containers(of: service)
    return containers.isEmpty
      || containers.contains { $0.logDriver.unknown != nil || $0.logDriver.value == "awslogs" }
  }

  /// What a task on Fargate asks registries for before it starts.
  private func imagePull(by service: ContainerService, id: String, title: String) -> NamedFlow {
    var legs: [(flow: FlowQuery, carried: String)] = []
    let registries = lowered.model.containers(of: service).map(\.registry)
    for registry in registries.isEmpty ? [.unknown] : registries {
      for leg in pull(by: service.id, from: registry)
      where !legs.contains(where: { $0.flow == leg.flow }) {
        legs.append(leg)
      }
    }
    return NamedFlow(
      id: id, kind: .imagePull, title: title, flow: legs[0].flow, legs: legs.map(\.flow),
      carried: legs.map(\.carried), shortName: "\(shortName(service.id))-image-pull")
  }

  /// From ECR a task asks for a token and a manifest, and the layers come from S3; where the VPC has
  /// no endpoint for one of them, the internet stands for it. Other registries are on the internet.
  ///
  /// Source: AWS, Amazon ECR User Guide, "Amazon ECR interface VPC endpoints (AWS PrivateLink)".
  private func pull(
    by service: ElementID, from registry: ImageRegistry
  ) -> [(flow: FlowQuery, carried: String)] {
    let region = topology.region.code
    var host = "\(topology.environment.account).dkr.ecr.\(region).amazonaws.com"
    var supposition = ""
    switch registry {
    case .other(let registry):
      let flow = FlowQuery(
        from: .element(service), to: .internet, .tcp, port: 443, serverName: ServerName(registry))
      return [(flow, "Image from \(registry)")]
    case .ecr(let known): host = known ?? host
    case .unknown: supposition = ", if the image is in Amazon ECR"
    }
    let storage = endpoint(of: "s3", near: service, kind: .gateway)
    let layers =
      storage.map { FlowQuery(from: .element(service), to: .element($0), .tcp, port: 443) }
      ?? serviceFlow(
        from: service, to: "s3",
        host: "prod-\(region)-starport-layer-bucket.s3.\(region).amazonaws.com")
    let token = serviceFlow(from: service, to: "ecr.api", host: "api.ecr.\(region).amazonaws.com")
    return [
      (token, "Authorization token" + supposition),
      (serviceFlow(from: service, to: "ecr.dkr", host: host), "Image manifest" + supposition),
      (layers, "Image layers" + supposition),
    ]
  }

  /// The way to an AWS service: its interface endpoint in the VPC, or else the internet.
  private func serviceFlow(from source: ElementID, to service: String, host: String) -> FlowQuery {
    let endpoint = endpoint(of: service, near: source)
    return FlowQuery(
      from: .element(source), to: endpoint.map { .element($0) } ?? .internet, .tcp, port: 443,
      serverName: ServerName(host))
  }

  /// An endpoint for an AWS service in the VPC of an element.
  private func endpoint(
    of service: String, near source: ElementID, kind: VPCEndpoint.Kind = .interface
  ) -> ElementID? {
    let domains = Set(interfaces(of: source).map { network.interfaces[$0].domain })
    return lowered.model.endpoints.values.first { endpoint in
      endpoint.service.value?.hasSuffix(".\(service)") == true && endpoint.kind.value == kind
        && interfaces(of: endpoint.id).contains { domains.contains(network.interfaces[$0].domain) }
    }?.id
  }
}
