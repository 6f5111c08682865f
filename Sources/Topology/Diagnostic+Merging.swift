extension Sequence<Diagnostic> {
  /// The diagnostics in their order, each once; what is the same in every environment is told
  /// without an environment.
  ///
  /// - Parameter environments: How many environments the diagnostics come from.
  public func merged(of environments: Int) -> [Diagnostic] {
    var occurrences: [Diagnostic: Int] = [:]
    for diagnostic in self { occurrences[diagnostic.withoutEnvironment, default: 0] += 1 }
    var told: Set<Diagnostic> = []
    return compactMap { diagnostic in
      let plain = diagnostic.withoutEnvironment
      let isEverywhere = environments > 1 && occurrences[plain] == environments
      let finding = isEverywhere ? plain : diagnostic
      return told.insert(finding).inserted ? finding : nil
    }
  }
}

extension Diagnostic {
  fileprivate var withoutEnvironment: Diagnostic {
    var plain = self
    plain.environment = nil
    return plain
  }
}
