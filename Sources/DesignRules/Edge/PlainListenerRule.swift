import AWSModel
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

  func violations(in model: AWSModel) -> [Violation] {
    model.listenerViews.filter { listener in
      model.values.text(listener.protocol).value == "HTTP"
        && listener.defaultAction.contains { model.values.text($0.type).value == "forward" }
    }.map { Violation($0.resource, "'\($0.resource.id)' forwards plain HTTP") }
  }
}
