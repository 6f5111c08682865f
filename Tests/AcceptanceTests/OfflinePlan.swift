import Foundation
import TestSupport
import Topology

/// A real `terraform plan` of an environment that asks AWS nothing.
struct OfflinePlan {
  let terraform: String
  /// The folder of a provider mirror; nil goes to the registry, as users do.
  let mirror: String?
  let generated: GeneratedArchitecture
  let topology: Topology

  /// What `terraform show -json` prints of the plan.
  func json() throws -> String {
    let root = generated.folder.url
      .appendingPathComponent("terraform/environments/\(topology.environment.name)")
    try prepare(root)
    let source = mirror.map { ["-plugin-dir=\($0)"] } ?? []
    try terraform(["init", "-input=false", "-no-color"] + source, in: root)
    try terraform(["validate", "-no-color"], in: root)
    try terraform(["plan", "-input=false", "-no-color", "-out=plan"], in: root)
    return try terraform(["show", "-json", "plan"], in: root)
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
