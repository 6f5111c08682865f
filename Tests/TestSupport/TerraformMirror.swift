import Foundation

/// Where `terraform init` takes providers from.
package enum TerraformMirror {
  /// What `terraform init` is told of it.
  ///
  /// The folder is the mirror that `PLUMBLINE_TERRAFORM_MIRROR` names; where that is unset or empty
  /// the provider comes from the registry, once for all tests.
  package static func arguments() throws -> [String] { ["-plugin-dir=\(try folder.get())"] }

  private static let folder: Result<String, any Error> = Result {
    if let folder = ProcessInfo.processInfo.environment["PLUMBLINE_TERRAFORM_MIRROR"],
      !folder.isEmpty
    {
      return folder
    }
    return try download()
  }

  /// Terraform's plugin cache has the layout of a mirror.
  private static func download() throws -> String {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let cache = package.appendingPathComponent(".build/terraform-providers")
    try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let requirement = """
      terraform {
        required_providers {
          aws = {
            source  = "hashicorp/aws"
            version = "5.100.0"
          }
        }
      }

      """
    try folder.write(requirement.utf8, to: "versions.tf")
    let result = try run(
      "terraform", arguments: ["init", "-no-color", "-input=false"],
      environment: [
        "TF_CLI_CONFIG_FILE": "/dev/null", "CHECKPOINT_DISABLE": "1",
        "TF_PLUGIN_CACHE_DIR": cache.path,
      ], directory: folder.url)
    guard result.succeeded else { throw Unreachable(answer: result.everything) }
    return cache.path
  }

  private struct Unreachable: Error, CustomStringConvertible {
    let answer: String
    var description: String { "the provider cannot be had from the registry: \(answer)" }
  }
}
