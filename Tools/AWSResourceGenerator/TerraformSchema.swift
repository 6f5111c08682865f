import Foundation

/// Asks Terraform for the schema of the AWS provider.
package enum TerraformSchema {
  /// The environment variable that names a folder with a copy of the provider.
  package static let mirrorVariable = "PLUMBLINE_TERRAFORM_MIRROR"

  /// Runs Terraform in a temporary folder; the provider comes from the mirror or the registry.
  ///
  /// - Throws: ``GeneratorError/terraform(_:)`` where Terraform is missing or fails.
  package static func load() throws -> Data {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("generate-aws-resources-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(versions.utf8).write(to: folder.appendingPathComponent("versions.tf"))

    var environment = ProcessInfo.processInfo.environment
    var initialise = ["init", "-backend=false", "-input=false", "-no-color"]
    if let mirror = environment[mirrorVariable], !mirror.isEmpty {
      initialise.append("-plugin-dir=\(mirror)")
      // A configuration file could send Terraform elsewhere.
      environment["TF_CLI_CONFIG_FILE"] = nil
    }
    _ = try run(initialise, in: folder, environment: environment)
    return try run(["providers", "schema", "-json"], in: folder, environment: environment)
  }

  private static let versions = """
    terraform {
      required_providers {
        aws = {
          source  = "hashicorp/aws"
          version = "\(ResourceGenerator.providerVersion)"
        }
      }
    }

    """

  /// Output goes to files: a pipe would block at the schema's 13 MB.
  private static func run(
    _ arguments: [String], in folder: URL, environment: [String: String]
  ) throws -> Data {
    let output = folder.appendingPathComponent("output")
    let errors = folder.appendingPathComponent("errors")
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["terraform"] + arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    do {
      try process.run()
    } catch {
      throw GeneratorError.terraform("\(error)")
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let text = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
      throw GeneratorError.terraform("'terraform \(arguments[0])' failed: \(text)")
    }
    return try Data(contentsOf: output)
  }
}
