import AWSModel
import Topology

/// A resource that breaks a rule.
package struct Violation: Sendable {
  let resource: Resource
  /// What is wrong, tersely, with the resource's name.
  let summary: String
  /// The values involved, in whole sentences; may be empty.
  let detail: String

  init(_ resource: Resource, _ summary: String, _ detail: String = "") {
    self.resource = resource
    self.summary = summary
    self.detail = detail
  }
}

extension AWSModel {
  /// The violation by an element; nil where the model does not declare it, so that nobody could
  /// mend it.
  func violation(of id: ElementID, _ summary: String, _ detail: String = "") -> Violation? {
    resource(id).map { Violation($0, summary, detail) }
  }
}
