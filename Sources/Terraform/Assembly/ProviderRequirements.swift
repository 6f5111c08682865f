/// Which Terraform and which provider the generated code is for.
enum ProviderRequirements {
  /// `use_lockfile` of the S3 backend is there since Terraform 1.10, and in OpenTofu since its own
  /// 1.10.
  static let terraform = ">= 1.10"
  /// The argument names of the model come from 5.100, with which it is planned and applied; version 6
  /// neither removed nor deprecated one of those that components write. 7 is not known yet.
  /// Source: Terraform AWS provider, "Terraform AWS Provider Version 6 Upgrade Guide".
  static let modules = ">= 5.100.0, < 7.0.0"
  static let environments = ">= 5.100, < 7"

  static var module: Block { block(providerVersion: modules) }
  static var environment: Block { block(providerVersion: environments) }

  private static func block(providerVersion: String) -> Block {
    let aws = HCLExpression.object([
      HCLExpression.ObjectItem("source", .string("hashicorp/aws")),
      HCLExpression.ObjectItem("version", .string(providerVersion)),
    ])
    return Block(
      "terraform", [],
      [
        .attribute("required_version", .string(terraform)),
        .block(Block("required_providers", [], [.attribute("aws", aws)])),
      ])
  }
}
