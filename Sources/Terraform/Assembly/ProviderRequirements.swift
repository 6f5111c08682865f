/// Which Terraform and which provider the generated code is for.
enum ProviderRequirements {
  /// `use_lockfile` of the S3 backend left its trial in 1.11.
  static let terraform = ">= 1.11"
  /// What the argument names of the model come from.
  static let modules = ">= 5.100.0, < 6.0.0"
  static let environments = "~> 5.100"

  static var module: Block { block(providerVersion: modules) }
  static var environment: Block { block(providerVersion: environments) }

  private static func block(providerVersion: String) -> Block {
    let aws = Expression.object([
      Expression.ObjectItem("source", .string("hashicorp/aws")),
      Expression.ObjectItem("version", .string(providerVersion)),
    ])
    return Block(
      "terraform", [],
      [
        .attribute("required_version", .string(terraform)),
        .block(Block("required_providers", [], [.attribute("aws", aws)])),
      ])
  }
}
