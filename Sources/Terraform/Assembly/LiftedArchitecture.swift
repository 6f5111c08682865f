import Topology

/// All environments lifted into one set of modules, before any of it is text.
package struct LiftedArchitecture: Sendable {
  private let environments: [Topology]
  private let folding: FamilyFolding
  private let catalog: Catalog
  private let modules: [LiftedModule]
  private let platform: PlatformAssembly

  package init(_ environments: [Topology]) {
    self.environments = environments
    folding = FamilyFolding(environments)
    catalog = Catalog(folding.environments)
    let catalog = catalog
    modules = catalog.modules.map { LiftedModule($0, in: catalog) }
    platform = PlatformAssembly(catalog, modules: modules)
  }

  package var moduleCount: Int { modules.count }

  /// The modules and roots as text, what they consist of, and what was found on the way.
  package func result() -> TerraformResult {
    let diagnostics =
      catalog.diagnostics + NameChecks(catalog: catalog).diagnostics
      + modules.flatMap(\.lifter.diagnostics) + platform.diagnostics
    let components = platform.componentFiles()
    let whole = platform.platformFiles()
    let roots = environments.enumerated().map {
      EnvironmentRoot(topology: $1, environment: $0, platform: platform)
    }
    let addresses = Addresses(catalog: catalog, originals: environments)
    let summary = TerraformSummary(
      modules: components.map(\.moduleSummary) + [whole.moduleSummary] + roots.map(\.summary),
      addresses: Dictionary(
        environments.enumerated().map {
          ($1.environment.name, addresses.addresses(environment: $0))
        }, uniquingKeysWith: { first, _ in first }))
    let files =
      diagnostics.hasErrors
      ? [] : components.flatMap(\.files) + whole.files + roots.flatMap(\.files)
    return TerraformResult(
      files: files, summary: summary, diagnostics: diagnostics.map(folding.original))
  }
}
