import AWSModel
import Topology

/// One thing that AWS refuses or regrets although `terraform validate` and `plan` accept it.
///
/// A rule reads what resources mean to AWS, so that it holds for those that an author declares
/// directly, or imports, as for those of components. What it cannot know, because it is an
/// input or another resource's attribute, it lets pass.
package protocol DesignRule: Sendable {
  var code: DiagnosticCode { get }
  /// An error where AWS refuses it, a warning where it is regretted later, a note where it is a
  /// matter of weighing one thing against another.
  var severity: Diagnostic.Severity { get }
  /// What should hold, in a sentence without a full stop.
  var title: String { get }
  /// What happens otherwise.
  var why: String { get }
  /// What to do about a violation.
  var remedy: String { get }
  /// The document that says so.
  var source: String { get }

  /// Every place where it does not hold, in the order of declaration.
  func violations(in model: AWSModel) -> [Violation]
}

extension DesignRule {
  /// The violations as diagnostics of this rule.
  func check(_ model: AWSModel) -> [Diagnostic] {
    violations(in: model).map { violation in
      Diagnostic(
        code, severity: severity, summary: violation.summary,
        detail: violation.detail.isEmpty ? why : "\(violation.detail) \(why)", remedy: remedy,
        subject: violation.resource.id, origin: violation.resource.origin,
        environment: model.topology.environment.name)
    }
  }
}
