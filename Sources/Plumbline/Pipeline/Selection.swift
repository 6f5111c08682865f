import Topology

/// Which part of everything that the model yields a run is about.
package struct Selection: Hashable, Sendable {
  package enum Part: Hashable, Sendable, CaseIterable {
    case model, terraform, diagrams, documents
  }

  package let parts: Set<Part>
  /// The environments' names; nil for all of them.
  package let environments: [String]?

  package init(parts: Set<Part> = Set(Part.allCases), environments: [String]? = nil) {
    self.parts = parts
    self.environments = environments
  }

  /// Whether the run yields every file there is, and so may tell which ones are left over.
  package var isWhole: Bool { environments == nil && parts == Set(Part.allCases) }

  package func includes(_ environment: String) -> Bool {
    environments?.contains(environment) ?? true
  }

  /// Whether a finding is about one of the environments, or about none in particular.
  package func includes(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.environment.map(includes) ?? true
  }
}
