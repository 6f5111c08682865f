/// How an environment's Terraform is run: where its state is, whose rights it has, and which tags
/// everything gets.
public struct TerraformSettings: Hashable, Sendable, Codable {
  /// Tags of every resource beside `Architecture`, `Environment` and `ManagedBy`, by name.
  public var tags: [String: String]
  /// Where the state is kept.
  public var state: StateLocation
  /// The role that the provider assumes; nil where it works with the credentials that it finds.
  public var role: ProviderRole?

  /// Creates settings; what is not given is as AWS or Terraform has it without.
  public init(
    tags: [String: String] = [:], state: StateLocation = .standard, role: ProviderRole? = nil
  ) {
    self.tags = tags
    self.state = state
    self.role = role
  }
}

/// The role that Terraform's provider works with.
public struct ProviderRole: Hashable, Sendable, Codable {
  /// The role's ARN.
  public let arn: String
  /// What the role's trust policy asks for beside the caller; nil where it asks for nothing.
  public let externalID: String?
  /// What CloudTrail calls the session.
  public let sessionName: String

  /// Creates a role.
  public init(arn: String, externalID: String? = nil, sessionName: String) {
    self.arn = arn
    self.externalID = externalID
    self.sessionName = sessionName
  }
}
