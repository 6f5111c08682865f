import Topology

extension NetworkModel {
  /// A flow and its walks.
  package func report(_ flow: NamedFlow) -> FlowReport {
    FlowReport(flow: flow, traces: trace(flow.flow))
  }

  /// The flows that any architecture of these resources has: what comes in through its public
  /// load balancers, its declared connections, and what its services need of AWS and the internet.
  package func namedFlows() -> [NamedFlow] {
    ingressFlows() + connectionFlows() + serviceFlows()
  }

  private func ingressFlows() -> [NamedFlow] {
    lowered.reader.resources("aws_lb_listener", "aws_alb_listener").compactMap { listener in
      guard let balancer = lowered.reader.target(listener["load_balancer_arn"]),
        let port = lowered.reader.number(listener["port"]).flatMap(UInt16.init(exactly:)),
        interfaces(of: balancer).contains(where: { network.interfaces[$0].publicAddress != nil })
      else { return nil }
      let isUDP = lowered.reader.text(listener["protocol"]) == "UDP"
      return NamedFlow(
        id: "ingress-\(Self.slug(listener.id))", kind: .ingress,
        title: "Internet to \(title(of: balancer)) on port \(port)",
        flow: Flow(from: .internet, to: .element(balancer), isUDP ? .udp : .tcp, port: port))
    }
  }

  private func connectionFlows() -> [NamedFlow] {
    topology.connections.compactMap { connection in
      guard let port = UInt16(exactly: connection.ports.lower) else { return nil }
      let domains = [connection.source, connection.target].map { end in
        Set(interfaces(of: end).map { network.interfaces[$0].domain })
      }
      return NamedFlow(
        id: "connection-\(Self.slug(connection.source))-\(Self.slug(connection.target))-\(port)",
        kind: domains[0] == domains[1] ? .connection : .eastWest, title: connection.title,
        flow: Flow(
          from: .element(connection.source), to: .element(connection.target),
          IPProtocol(connection.transport), port: port))
    }
  }

  private func serviceFlows() -> [NamedFlow] {
    let region = topology.region.code
    return lowered.reader.resources("aws_ecs_service").flatMap { service -> [NamedFlow] in
      guard !interfaces(of: service.id).isEmpty else { return [] }
      let name = Self.slug(service.id)
      let title = title(of: service.id)
      return [
        NamedFlow(
          id: "image-pull-\(name)", kind: .imagePull, title: "\(title) pulls its image",
          flow: serviceFlow(
            from: service.id, to: "ecr.dkr",
            host: "\(topology.environment.account).dkr.ecr.\(region).amazonaws.com")),
        NamedFlow(
          id: "log-shipping-\(name)", kind: .logShipping, title: "\(title) ships its logs",
          flow: serviceFlow(from: service.id, to: "logs", host: "logs.\(region).amazonaws.com")),
      ]
    }
  }

  /// The way to an AWS service: its interface endpoint in the VPC, or else the internet.
  private func serviceFlow(from source: ElementID, to service: String, host: String) -> Flow {
    let domains = Set(interfaces(of: source).map { network.interfaces[$0].domain })
    let endpoint = lowered.reader.resources("aws_vpc_endpoint").first { endpoint in
      lowered.reader.text(endpoint["service_name"])?.hasSuffix(".\(service)") == true
        && interfaces(of: endpoint.id).contains { domains.contains(network.interfaces[$0].domain) }
    }
    return Flow(
      from: .element(source), to: endpoint.map { .element($0.id) } ?? .internet, .tcp, port: 443,
      serverName: ServerName(host))
  }

  private func title(of id: ElementID) -> String {
    lowered.reader.resource(id).map { lowered.reader.title($0) } ?? id.description
  }

  private static func slug(_ id: ElementID) -> String {
    (id.path + (id.key.map { [$0] } ?? [])).joined(separator: "-").lowercased()
  }
}
