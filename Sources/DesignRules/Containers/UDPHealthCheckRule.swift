import Topology

/// A health check uses TCP, HTTP or HTTPS.
///
/// Source: Elastic Load Balancing user guide, "Health checks for Network Load Balancer target
/// groups".
struct UDPHealthCheckRule: DesignRule {
  let code = DiagnosticCode.udpHealthCheck
  let severity = Diagnostic.Severity.error
  let title = "A health check uses TCP, HTTP or HTTPS"
  let why = "Elastic Load Balancing has no health check by UDP."
  let remedy = "Check another port of the target by TCP or HTTP."
  let source =
    #"Elastic Load Balancing user guide, "Health checks for Network Load Balancer target "#
    + #"groups""#

  func violations(in model: DesignModel) -> [Violation] {
    model.resources("aws_lb_target_group").compactMap { group in
      guard let check = group.block("health_check")?.text("protocol"),
        ["UDP", "TCP_UDP"].contains(check)
      else { return nil }
      return Violation(group, "'\(group.id)' has a health check by \(check)")
    }
  }
}
