import AWSResourceGenerator
import ArgumentParser
import Foundation

/// Writes `Sources/AWSResources/Generated`: structs and views of the listed Terraform resource types,
/// and the tables of attributes and of the arguments that touch a network.
///
/// The generated code is shaped for the compiler, and everyone who uses Plumbline waits for it:
/// `Benchmarks/README.md` says what it costs. So only types that something reads have a view.
@main
struct GenerateAWSResources: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate-aws-resources",
    abstract: "Writes one Swift struct for each listed Terraform resource type.",
    discussion: """
      Without --schema, terraform is run for the schema of hashicorp/aws \
      \(ResourceGenerator.providerVersion). The environment variable \
      \(TerraformSchema.mirrorVariable) names a folder that has the provider.

      Exit codes: 0 done, 1 stale (--check), 2 an unusable list, schema or folder.
      """)

  @Option(help: "The output of `terraform providers schema -json`.")
  var schema: String?

  @Option(help: "The list of resource types with a struct, one in each line.")
  var list = "Tools/generate-aws-resources/resource-types.txt"

  @Option(help: "The list of resource types with a view, one in each line.")
  var views = "Tools/generate-aws-resources/view-types.txt"

  @Option(help: "The list of further resource types whose schema is known, one in each line.")
  var schemas = "Tools/generate-aws-resources/schema-types.txt"

  @Option(help: "The folder for the generated files.")
  var output = "Sources/AWSResources/Generated"

  @Flag(help: "Write nothing; name the files that are stale and exit with 1 if there are any.")
  var check = false

  func run() throws {
    do {
      try generate()
    } catch let exit as ExitCode {
      throw exit
    } catch {
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
      throw ExitCode(2)
    }
  }

  private func generate() throws {
    let list = try ResourceTypeList(text: String(contentsOfFile: list, encoding: .utf8))
    let views = try ResourceTypeList(text: String(contentsOfFile: views, encoding: .utf8))
    let schemas = try ResourceTypeList(text: String(contentsOfFile: schemas, encoding: .utf8))
    let json = try schema.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    let provider = try ProviderSchema(
      json: json ?? TerraformSchema.load(), types: list.types + views.types + schemas.types)
    let files = try ResourceGenerator().files(
      types: list.types, viewTypes: views.types, schemaTypes: schemas.types, schema: provider)
    let folder = GeneratedFolder(URL(fileURLWithPath: output))
    if check {
      let stale = try folder.stale(against: files)
      for name in stale { print("stale: \(output)/\(name)") }
      if !stale.isEmpty { throw ExitCode(1) }
    } else {
      for name in try folder.update(to: files) { print("wrote: \(output)/\(name)") }
    }
  }
}
