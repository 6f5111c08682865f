import OrderedCollections
import Topology

/// Writes an architecture as Terraform: a module for each component, one that composes them, and a
/// root for each environment.
///
/// The environments are lifted into one set of modules: what they have in common is written once,
/// what differs becomes a typed variable, and each environment's root reads as the list of what is
/// its own.
///
/// ```swift
/// let result = TerraformGenerator(environments: [dev, production]).generate()
/// guard !result.diagnostics.hasErrors else { … }
/// ```
///
/// Diagnostics: ``DiagnosticCode/addressCollision`` (PLB013) where two elements would share an
/// address, ``DiagnosticCode/invalidName`` (PLB012) where a name is no Terraform identifier,
/// ``DiagnosticCode/unsupportedLifting`` (PLB016) where environments differ in a way that one
/// configuration cannot express.
public struct TerraformGenerator {
  private let environments: [Topology]

  /// - Parameter environments: one model for each environment of one architecture.
  public init(environments: [Topology]) {
    self.environments = environments
  }

  /// The files below the output folder, and what they consist of. The same environments give the
  /// same bytes.
  public func generate() -> TerraformResult {
    guard !environments.isEmpty else {
      return TerraformResult(
        files: [], summary: TerraformSummary(modules: [], addresses: [:]), diagnostics: [])
    }
    let catalog = Catalog(environments)
    var diagnostics = catalog.diagnostics + NameChecks(catalog: catalog).diagnostics
    let modules = catalog.modules.map { LiftedModule($0, in: catalog) }
    let platform = PlatformAssembly(catalog, modules: modules)
    diagnostics += modules.flatMap(\.lifter.diagnostics) + platform.diagnostics

    let components = platform.componentFiles()
    let whole = platform.platformFiles()
    let roots = environments.enumerated().map {
      EnvironmentRoot(topology: $1, environment: $0, platform: platform)
    }
    let addresses = Addresses(catalog: catalog)
    let summary = TerraformSummary(
      modules: components.map(\.moduleSummary) + [whole.moduleSummary] + roots.map(\.summary),
      addresses: Dictionary(
        environments.enumerated().map {
          ($1.environment.name, addresses.addresses(environment: $0))
        }, uniquingKeysWith: { first, _ in first }))
    let files =
      diagnostics.hasErrors
      ? [] : components.flatMap(\.files) + whole.files + roots.flatMap(\.files)
    return TerraformResult(files: files, summary: summary, diagnostics: diagnostics)
  }
}
