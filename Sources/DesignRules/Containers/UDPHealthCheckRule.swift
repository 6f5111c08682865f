import AWSModel
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

  func violations(in model: AWSModel) -> [Violation] {
    model.targetGroupViews.compactMap { group in
      guard let check = group.healthCheck.first.flatMap({ model.values.text($0.protocol).value }),
        ["UDP", "TCP_UDP"].contains(check)
      else { return nil }
      return Violation(group.resource, "'\(group.resource.id)' has a health check by \(check)")
    }
  }
}
