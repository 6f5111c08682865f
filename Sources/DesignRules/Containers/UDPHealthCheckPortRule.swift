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

  func violations(in model: DesignModel) -> [Violation] {
    model.resources("aws_lb_target_group").filter { group in
      let check = group.block("health_check")
      return group.text("protocol") == "UDP" && check?.flag("enabled") != false
        && (check?.has("port") != true || check?.text("port") == "traffic-port")
    }.map { Violation($0, "'\($0.id)' checks its UDP port by TCP") }
  }
}
