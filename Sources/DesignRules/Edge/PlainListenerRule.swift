import Topology

/// Plain HTTP is redirected, not forwarded.
///
/// Source: AWS Security Hub user guide, control ELB.1.
struct PlainListenerRule: DesignRule {
  let code = DiagnosticCode.plainListener
  let severity = Diagnostic.Severity.warning
  let title = "Plain HTTP is redirected, not forwarded"
  let why = "Passwords and cookies travel readable, and anyone on the way can change the page."
  let remedy = "Let the listener redirect to HTTPS, and forward from a listener with a certificate."
  let source = "AWS Security Hub user guide, control ELB.1"

  func violations(in model: DesignModel) -> [Violation] {
    model.resources("aws_lb_listener").filter { listener in
      listener.text("protocol") == "HTTP"
        && listener.blocks("default_action").contains { $0.text("type") == "forward" }
    }.map { Violation($0, "'\($0.id)' forwards plain HTTP") }
  }
}
