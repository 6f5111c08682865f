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
public struct TerraformGenerator: Generator {
  private let environments: [Topology]
  private let previous: ModelDocument?

  /// - Parameters:
  ///   - environments: One model for each environment of one architecture.
  ///   - previous: `docs/model.json` of the generation before. Where an element's address is
  ///     another than then, a `moved` block tells Terraform; nil where nothing was generated yet.
  public init(environments: [Topology], since previous: ModelDocument? = nil) {
    self.environments = environments
    self.previous = previous
  }

  /// The files below the output folder, and what they consist of. The same environments give the
  /// same bytes.
  public func generate() -> TerraformResult {
    guard !environments.isEmpty else {
      return TerraformResult(
        files: [], summary: TerraformSummary(modules: [], addresses: [:]), diagnostics: [])
    }
    return LiftedArchitecture(environments, since: previous).result()
  }
}
