import Topology

/// What the Terraform generator yields.
public struct TerraformResult: Generated, Sendable {
  /// The files below the output folder; empty where an error was found.
  public let files: [GeneratedFile]
  /// What the documents and the inventory need to know of them.
  public let summary: TerraformSummary
  public let diagnostics: [Diagnostic]
}
