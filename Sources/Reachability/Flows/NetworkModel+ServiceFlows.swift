import AWSModel
import AWSResources
import Topology

extension NetworkModel {
  /// What the tasks of each service ask AWS for, before they start and while they run.
  func serviceFlows() -> [NamedFlow] {
    lowered.model.services.values.flatMap { service -> [NamedFlow] in
      guard !interfaces(of: service.id).isEmpty else { return [] }
      let name = Self.slug(service.id)
      let title = title(of: service.id)
      var flows = startFlows(of: service)
      let logs = logFlows(of: service)
      if let first = logs.first, !service.isStartedByInstances {
        flows.insert(
          NamedFlow(
            id: "log-shipping-\(name)", kind: .logShipping, title: "\(title): log delivery",
            flow: first, legs: logs, carried: logs.map { _ in "Log records" },
            shortName: "\(shortName(service.id))-logs"), at: min(1, flows.count))
      }
      if lowered.model.resource(service.id)?["enable_execute_command"] == true {
        flows.append(
          NamedFlow(
            id: "shell-\(name)", kind: .shell, title: "\(title) opens a shell",
            flow: serviceFlow(from: service.id, to: "ssmmessages")))
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
    for store in SecretStore.allCases {
      var legs: [FlowQuery] = []
      for source in lowered.model.containers(of: service).flatMap(\.secretSources)
      where source.store == store {
        let leg = serviceFlow(from: service.id, to: store.endpoint, told: source.region)
        if !legs.contains(leg) { legs.append(leg) }
      }
      guard let first = legs.first else { continue }
      let what = store == .secretsManager ? "secrets" : "parameters"
      flows.append(
        NamedFlow(
          id: "\(what)-\(name)", kind: .secrets, title: "\(title) reads its \(what)", flow: first,
          legs: legs, carried: legs.map { _ in what.capitalizedFirst }))
    }
    return flows
  }

  /// A way to CloudWatch Logs for each Region that containers of the service send their output to;
  /// where the containers or their drivers are not known, one may.
  private func logFlows(of service: ContainerService) -> [FlowQuery] {
    let containers = lowered.model.containers(of: service)
    var regions: [Known<String>] = containers.isEmpty ? [.absent] : []
    for container in containers
    where container.logDriver.unknown != nil || container.logDriver.value == "awslogs" {
      if !regions.contains(container.logRegion) { regions.append(container.logRegion) }
    }
    var flows: [FlowQuery] = []
    for region in regions {
      let flow = serviceFlow(from: service.id, to: "logs", told: region)
      if !flows.contains(flow) { flows.append(flow) }
    }
    return flows
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
    let own = topology.region.code
    var host = "\(topology.environment.account).dkr.ecr.\(own).amazonaws.com"
    var (supposition, doubt) = ("", String?.none)
    switch registry {
    case .other(let registry):
      let flow = FlowQuery(
        from: .element(service), to: .internet, .tcp, port: 443, serverName: ServerName(registry))
      return [(flow, "Image from \(registry)")]
    case .ecr(let known): host = known ?? host
    case .unknown:
      supposition = ", if the image is in Amazon ECR"
      doubt = "which registry the image of the \(title(of: service).lowercasedFirst) is in"
    }
    let region = registry.region.flatMap { $0 == own ? nil : $0 }
    let layers = serviceFlow(
      from: service, to: "s3", in: region, .gateway,
      host: "prod-\(region ?? own)-starport-layer-bucket.s3.\(region ?? own).amazonaws.com")
    let legs: [(FlowQuery, String)] = [
      (
        serviceFlow(
          from: service, to: "ecr.api", in: region,
          host: "api.ecr.\(region ?? own).amazonaws.com"), "Authorization token"
      ),
      (serviceFlow(from: service, to: "ecr.dkr", in: region, host: host), "Image manifest"),
      (layers, "Image layers"),
    ]
    // Where all go to the internet, and no firewall tells names apart, other registries' images do too.
    let isSameForAll = legs.allSatisfy { $0.0.destination == .internet } && !names.areMentioned
    return legs.map { leg in
      var flow = leg.0
      flow.doubt = isSameForAll ? flow.doubt : doubt ?? flow.doubt
      return (flow, leg.1 + supposition)
    }
  }

  /// The way to an AWS service in the Region that the task is told; its own where none is.
  private func serviceFlow(
    from source: ElementID, to service: String, told region: Known<String>
  ) -> FlowQuery {
    var flow = serviceFlow(from: source, to: service, in: region.value)
    if region.unknown != nil { flow.doubt = "the Region in which \(service) is asked" }
    return flow
  }

  /// The way to an AWS service: its endpoint in the VPC where the service's name leads there, or else
  /// the internet.
  ///
  /// - Parameters:
  ///   - region: Where the service is asked; nil for the Region of the architecture.
  ///   - host: The name that is asked for.
  private func serviceFlow(
    from source: ElementID, to service: String, in region: String? = nil,
    _ kind: VPCEndpoint.Kind = .interface, host: String? = nil
  ) -> FlowQuery {
    let host = host ?? "\(service).\(region ?? topology.region.code).amazonaws.com"
    var (target, doubt) = (ElementID?.none, String?.none)
    for endpoint in endpoints(near: source) {
      let title = title(of: endpoint.id).lowercasedFirst
      if endpoint.kind.isAbsent || endpoint.kind.value.map({ $0 != kind }) ?? false { continue }
      switch isFor(endpoint, service, in: region) {
      case .known(false), .absent: continue
      case .unknown:
        doubt = doubt ?? "which service the \(title) is for"
        continue
      case .known(true): break
      }
      guard endpoint.kind.value != nil else {
        doubt = doubt ?? "whether the \(title) is an interface or a route"
        continue
      }
      // Routes lead to a gateway endpoint, and names to the others.
      switch kind == .gateway ? .known(true) : endpoint.hasPrivateNames {
      case .known(true):
        if !interfaces(of: endpoint.id).isEmpty {
          target = target ?? endpoint.id
        } else if !endpoint.subnets.isComplete {
          doubt = doubt ?? "which subnets the \(title) is in"
        }
      case .known(false), .absent: continue
      case .unknown: doubt = doubt ?? "whether the name of the service leads to the \(title)"
      }
    }
    var flow = FlowQuery(
      from: .element(source), to: target.map { .element($0) } ?? .internet, .tcp, port: 443,
      serverName: target != nil && kind == .gateway ? nil : ServerName(host))
    flow.doubt = target == nil ? doubt : nil
    return flow
  }

  /// The flow as the names of AWS's services lead it: to an endpoint of the VPC where one answers to
  /// the name that is asked for.
  func led(_ flow: FlowQuery) -> FlowQuery {
    guard flow.doubt == nil, case .element(let source) = normalized(flow.source),
      normalized(flow.destination) == .internet, let host = flow.serverName?.name,
      let (service, region) = Self.service(named: host)
    else { return flow }
    // A gateway endpoint answers where no interface endpoint has taken the name.
    for kind in [VPCEndpoint.Kind.interface, .gateway] {
      let way = serviceFlow(from: source, to: service, in: region, kind, host: host)
      if way.doubt == nil, way.destination == .internet { continue }
      var copy = flow
      copy.destination = way.destination
      copy.doubt = way.doubt
      return copy
    }
    return flow
  }

  /// The service and the Region of a name such as `sts.eu-west-1.amazonaws.com`; nil for others.
  ///
  /// Source: AWS General Reference, "AWS service endpoints"; Amazon ECR's two names are turned round in
  /// those of its endpoints.
  private static func service(named host: String) -> (service: String, region: String)? {
    let labels = host.split(separator: ".").map(String.init)
    guard labels.count >= 4, labels.suffix(2) == ["amazonaws", "com"] else { return nil }
    let region = labels[labels.count - 3]
    guard region.contains("-"), region.last?.isNumber == true else { return nil }
    let own = labels.dropLast(3)
    guard let last = own.last else { return nil }
    if last == "ecr", let kind = own.dropLast().last, ["api", "dkr"].contains(kind) {
      return ("ecr.\(kind)", region)
    }
    return (last, region)
  }

  /// Whether an endpoint is for a service of a Region.
  private func isFor(
    _ endpoint: VPCEndpoint, _ service: String, in region: String?
  ) -> Known<Bool> {
    // Source: AWS PrivateLink Guide, "AWS services that integrate with AWS PrivateLink": names are
    // `com.amazonaws.region.service`.
    endpoint.service.map { $0.hasSuffix((region.map { ".\($0)" } ?? "") + ".\(service)") }
  }

  /// The endpoints in the VPC of an element, and those of which it is not known.
  private func endpoints(near source: ElementID) -> [VPCEndpoint] {
    let domains = Set(interfaces(of: source).map { network.interfaces[$0].domain })
    let vpcs = vpcs(of: source)
    return lowered.model.endpoints.values.filter { endpoint in
      let own = interfaces(of: endpoint.id)
      return own.contains { domains.contains(network.interfaces[$0].domain) }
        || own.isEmpty && endpoint.vpc.value.map(vpcs.contains) ?? true
    }
  }
}
