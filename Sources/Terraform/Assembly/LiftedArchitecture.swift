import Topology

/// All environments lifted into one set of modules, before any of it is text.
package struct LiftedArchitecture: Sendable {
  private let environments: [Topology]
  private let catalog: Catalog
  private let modules: [LiftedModule]
  private let platform: PlatformAssembly
  private let moves: AddressMoves

  /// - Parameter previous: `docs/model.json` of the generation before; nil where there is none.
  package init(_ environments: [Topology], since previous: ModelDocument? = nil) {
    self.environments = environments
    catalog = Catalog(environments)
    let catalog = catalog
    moves = AddressMoves(catalog, since: previous)
    modules = catalog.modules.map { LiftedModule($0, in: catalog) }
    platform = PlatformAssembly(catalog, modules: modules)
  }

  package var moduleCount: Int { modules.count }

  /// The modules and roots as text, what they consist of, and what was found on the way.
  package func result() -> TerraformResult {
    let diagnostics =
      catalog.diagnostics + NameChecks(catalog: catalog).diagnostics
      + modules.flatMap(\.lifter.diagnostics) + platform.diagnostics
    let components = platform.componentFiles(moves)
    let whole = platform.platformFiles(moves)
    let roots = environments.enumerated().map {
      EnvironmentRoot(topology: $1, environment: $0, platform: platform)
    }
    let addresses = Addresses(catalog: catalog)
    let summary = TerraformSummary(
      modules: components.map(\.moduleSummary) + [whole.moduleSummary] + roots.map(\.summary),
      addresses: Dictionary(
        environments.enumerated().map {
          ($1.environment.name, addresses.addresses(environment: $0))
        }, uniquingKeysWith: { first, _ in first }),
      moves: moves.all)
    let files =
      diagnostics.hasErrors
      ? [] : components.flatMap(\.files) + whole.files + roots.flatMap(\.files)
    return TerraformResult(
      files: files, summary: summary, diagnostics: diagnostics)
  }
}
