import Topology

/// An architecture as the command line sees it: its environments, and how to evaluate it.
package struct ArchitectureModel: Sendable {
  /// Lowercase with hyphens, for example `metrics-platform`.
  package let name: String
  /// The environments' names, in the author's order.
  package let environments: [String]
  /// The user's Markdown files whose marked regions are filled, below the output folder.
  package let markedFiles: [String]
  /// The formats in which diagrams are written where the command line names none.
  package let formats: [DiagramFormat]
  /// Evaluates the model once for each environment.
  package let evaluate: @Sendable () -> Evaluated

  package init(
    name: String, environments: [String], markedFiles: [String] = [],
    formats: [DiagramFormat] = DiagramFormat.standard,
    evaluate: @escaping @Sendable () -> Evaluated
  ) {
    self.name = name
    self.environments = environments
    self.markedFiles = markedFiles
    self.formats = formats
    self.evaluate = evaluate
  }

  package struct Evaluated: Sendable {
    package let topologies: [Topology]
    package let diagnostics: [Diagnostic]

    package init(topologies: [Topology], diagnostics: [Diagnostic]) {
      self.topologies = topologies
      self.diagnostics = diagnostics
    }
  }
}
