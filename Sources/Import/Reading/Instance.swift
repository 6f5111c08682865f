import OrderedCollections

/// One instance of a resource or data source with its values.
package struct Instance: Hashable, Sendable {
  package let module: [ModuleStep]
  package let isData: Bool
  package let type: String
  package let name: String
  package let key: InstanceKey?
  /// The provider's source address, `registry.terraform.io/hashicorp/aws`.
  package let provider: String
  /// The configuration of the provider as a raw state names it; nil where the input does not.
  package var providerConfiguration: String?
  package let values: OrderedDictionary<String, PlannedValue>

  /// The address without module and key: `aws_subnet.private`, `data.aws_ami.this`.
  package var block: String { (isData ? "data." : "") + "\(type).\(name)" }

  /// The whole address, as Terraform writes it.
  package var address: String {
    let path = module.isEmpty ? "" : module.address + "."
    return path + block + (key.map { "[\($0)]" } ?? "")
  }

  /// Whether the AWS provider manages it; OpenTofu's address has another host.
  package var isOfAWS: Bool { provider.hasSuffix("hashicorp/aws") || provider == "aws" }
}
