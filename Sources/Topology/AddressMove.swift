/// A resource whose address in Terraform is another than before, so that Terraform must be told
/// that it is the same one.
///
/// Both addresses are as the platform's module sees them, without the index that a `count` gives:
/// `module.metrics.aws_ecr_repository.app`.
public struct AddressMove: Hashable, Sendable, Codable {
  public let from: String
  public let to: String

  public init(from: String, to: String) {
    self.from = from
    self.to = to
  }
}
