import AWSModel
import Topology

/// A target that listens for UDP is checked on a port that listens for TCP.
///
/// Source: Elastic Load Balancing user guide, "Health checks for Network Load Balancer target
/// groups".
struct UDPHealthCheckPortRule: DesignRule {
  let code = DiagnosticCode.udpHealthCheckPort
  let severity = Diagnostic.Severity.warning
  let title = "A target that listens for UDP is checked on a port that listens for TCP"
  let why =
    "The health check goes to the port of the traffic unless another one is named, by TCP: "
    + "nothing answers there, and every target counts as unhealthy."
  let remedy = "Set port in health_check to one that answers by TCP."
  let source =
    #"Elastic Load Balancing user guide, "Health checks for Network Load Balancer target "#
    + #"groups""#

  func violations(in model: AWSModel) -> [Violation] {
    model.targetGroupViews.filter { group in
      let check = group.healthCheck.first
      let port = check.map { model.values.text($0.port) } ?? .absent
      return model.values.text(group.protocol).value == "UDP" && group.healthCheck.unknown == nil
        && check.map({ model.values.flag($0.enabled).value }) != false
        && port.or("traffic-port").value == "traffic-port"
    }.map { Violation($0.resource, "'\($0.resource.id)' checks its UDP port by TCP") }
  }
}
