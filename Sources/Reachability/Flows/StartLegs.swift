import Topology

/// What a service needs of AWS before its tasks start, and for the shell that it allows: told where
/// a leg of it does not arrive (PLB173).
///
/// What cannot be followed to its end is not told: it is unknown, and the pages say so.
package enum StartLegs {
  /// - Parameter networks: One for each environment.
  package static func diagnostics(_ networks: [WalkedNetwork]) -> [Diagnostic] {
    networks.flatMap { network in
      network.reports.flatMap { diagnostics($0, of: network.model.topology) }
    }.merged(of: networks.count)
  }

  private static func diagnostics(_ report: FlowReport, of topology: Topology) -> [Diagnostic] {
    guard [.imagePull, .secrets, .shell, .logShipping].contains(report.flow.kind) else { return [] }
    return report.legs.compactMap { leg in
      guard let trace = leg.example, let reason = trace.verdict.reason,
        case .element(let service) = leg.flow.source
      else { return nil }
      let origin = topology.resources.first { $0.id == service }?.origin
      let what = report.legs.count > 1 ? "'\(leg.title)' does not arrive" : "it does not arrive"
      let wanted = leg.flow.serverName.map { " It asks for \($0.name)." } ?? ""
      return Diagnostic(
        .startLegMissing, severity: .warning, summary: "\(report.flow.title): \(what)",
        detail: reason.sentence + wanted, remedy: remedy(leg.flow, origin), subject: service,
        origin: origin,
        related: reason.location.map { [RelatedPlace(.source($0), "what decides")] } ?? [],
        environment: topology.environment.name)
    }
  }

  private static func remedy(_ flow: FlowQuery, _ origin: Origin?) -> String {
    guard flow.destination == .internet, let host = flow.serverName else {
      return "Let the rules on the way admit it; 'trace' prints the whole walk."
    }
    guard let endpoint = endpoint(host) else {
      return "Give it a way out to the internet: there is no VPC endpoint for \(host.name)."
    }
    // Of a Terraform of one's own there is no component.
    if case .state? = origin {
      return endpoint == "s3"
        ? "Add a gateway endpoint for S3 to its route table, or a way out to the internet."
        : "Add an interface endpoint for \(endpoint) to its VPC, or a way out to the internet."
    }
    return endpoint == "s3"
      ? "Add the gateway endpoint for S3 (VPCEndpoints(…, s3: true)), or a way out to the internet."
      : "Add \"\(endpoint)\" to the interfaces of the VPCEndpoints, or a way out to the internet."
  }

  /// The endpoint of a host's service; nil of a host that is not of AWS.
  private static func endpoint(_ host: ServerName) -> String? {
    let name = host.name
    guard name.hasSuffix(".amazonaws.com") || name.hasSuffix(".amazonaws.com.cn") else {
      return nil
    }
    if name.hasPrefix("api.ecr.") { return "ecr.api" }
    if name.contains(".dkr.ecr.") { return "ecr.dkr" }
    if name.contains(".s3.") { return "s3" }
    return name.split(separator: ".").first.map(String.init)
  }
}
