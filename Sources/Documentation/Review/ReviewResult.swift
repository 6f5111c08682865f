import Topology

/// What the review's generator yields.
package struct ReviewResult: Generated, Sendable {
  package let files: [GeneratedFile]
  /// Always empty: what can be wrong was found before anything is told.
  package var diagnostics: [Diagnostic] { [] }
  /// Nothing else is made from the review.
  package var summary: Void { () }
}
