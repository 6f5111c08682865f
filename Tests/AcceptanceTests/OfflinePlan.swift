import Foundation
import TestSupport
import Topology

/// A real `terraform plan` of an environment that asks AWS nothing.
struct OfflinePlan {
  let terraform: String
  /// The folder that has the generated `terraform`.
  let folder: TemporaryFolder
  let topology: Topology

  /// What `terraform show -json` prints of the plan.
  func json() throws -> String { try withPlan { json, _ in json } }

  /// Hands on what `terraform show -json` prints of the plan, and the initialised folder.
  func withPlan<Result>(_ body: (_ json: String, _ root: URL) throws -> Result) throws -> Result {
    // Terraform writes into the folder that it plans.
    let copy = try TemporaryFolder()
    defer { copy.remove() }
    let whole = copy.url.appendingPathComponent("terraform")
    try FileManager.default.copyItem(
      at: folder.url.appendingPathComponent("terraform"), to: whole)
    let root = whole.appendingPathComponent("environments/\(topology.environment.name)")
    try prepare(root)
    try terraform(["init", "-input=false", "-no-color"] + TerraformMirror.arguments(), in: root)
    try terraform(["validate", "-no-color"], in: root)
    try terraform(["plan", "-input=false", "-no-color", "-out=plan"], in: root)
    return try body(terraform(["show", "-json", "plan"], in: root), root)
  }

  /// Takes the backend away and gives the provider credentials that nothing checks.
  private func prepare(_ root: URL) throws {
    try FileManager.default.removeItem(at: root.appendingPathComponent("backend.tf"))
    let override = """
      provider "aws" {
        access_key                  = "offline"
        secret_key                  = "offline"
        allowed_account_ids         = null
        skip_credentials_validation = true
        skip_metadata_api_check     = true
        skip_requesting_account_id  = true
      }

      """
    try Data(override.utf8).write(to: root.appendingPathComponent("offline_override.tf"))
    let values = topology.inputs.filter { $0.defaultValue == nil }.compactMap { input in
      input.example.stringValue.map { "\(input.name) = \"\($0)\"\n" }
    }
    try Data(values.joined().utf8).write(to: root.appendingPathComponent("offline.auto.tfvars"))
  }

  @discardableResult
  private func terraform(_ arguments: [String], in root: URL) throws -> String {
    let result = try run(
      terraform, arguments: arguments,
      environment: ["TF_CLI_CONFIG_FILE": "/dev/null", "TF_IN_AUTOMATION": "1"], directory: root)
    guard result.succeeded else {
      throw GeneratedArchitecture.Failure(
        description: "terraform \(arguments.joined(separator: " ")): \(result.everything)")
    }
    return result.output
  }
}
