import Foundation
import TestSupport
import Testing
import Topology

@testable import Terraform

/// The real Terraform over generated files, without asking AWS.
struct TerraformTools {
  let terraform: String
  let folder: TemporaryFolder

  /// Nil, after a printed line, where Terraform is missing; an error in CI.
  static func find() throws -> TerraformTools? {
    guard let terraform = try requireTool("terraform", for: "the generated Terraform") else {
      return nil
    }
    return TerraformTools(terraform: terraform, folder: try TemporaryFolder())
  }

  func write(_ files: [GeneratedFile]) throws {
    for file in files { try folder.write(file.bytes, to: file.path) }
  }

  func run(_ arguments: String..., in path: String = "terraform") throws -> ToolResult {
    try run(arguments, in: path)
  }

  private func run(_ arguments: [String], in path: String) throws -> ToolResult {
    try TestSupport.run(
      terraform, arguments: arguments,
      environment: [
        "TF_CLI_CONFIG_FILE": "/dev/null", "TF_IN_AUTOMATION": "1", "CHECKPOINT_DISABLE": "1",
      ],
      directory: folder.url.appendingPathComponent(path))
  }

  /// The plan of an environment as JSON; made without credentials and without asking AWS.
  func plan(_ environment: String, variables: [String] = []) throws -> String {
    let path = "terraform/environments/\(environment)"
    // Overrides what would make the provider ask AWS who it is.
    try folder.write(
      """
      provider "aws" {
        access_key                  = "none"
        secret_key                  = "none"
        allowed_account_ids         = null
        skip_credentials_validation = true
        skip_requesting_account_id  = true
        skip_metadata_api_check     = true
      }

      """.utf8, to: "\(path)/providers_override.tf")
    // The state stays here.
    try folder.write(
      "terraform {\n  backend \"local\" {}\n}\n".utf8, to: "\(path)/backend_override.tf")
    try require(run(["init", "-no-color", "-input=false"] + TerraformMirror.arguments(), in: path))
    try require(run("validate", "-no-color", in: path))
    var arguments = ["plan", "-no-color", "-input=false", "-refresh=false", "-out=plan.tfplan"]
    for variable in variables { arguments += ["-var", variable] }
    try require(run(arguments, in: path))
    let shown = try run("show", "-json", "plan.tfplan", in: path)
    try require(shown)
    return shown.output
  }

  private func require(
    _ result: ToolResult, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    try #require(result.succeeded, "\(result.everything)", sourceLocation: sourceLocation)
  }
}
