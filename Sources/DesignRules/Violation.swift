import Topology

/// A resource that breaks a rule.
package struct Violation: Sendable {
  let resource: Resource
  /// What is wrong, tersely, with the resource's name.
  let summary: String
  /// The values involved, in whole sentences; may be empty.
  let detail: String

  init(_ block: Block, _ summary: String, _ detail: String = "") {
    resource = block.resource
    self.summary = summary
    self.detail = detail
  }
}
