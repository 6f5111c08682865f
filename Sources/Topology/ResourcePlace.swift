/// The account and Region of a resource, where the environment has several; nil for what is not known.
package struct ResourcePlace: Hashable, Sendable, Codable {
  package var account: String?
  package var region: String?
  /// Whether that is not the environment's own, or not known to be.
  package var isElsewhere: Bool
  /// The address of the provider that tells apart what is not known, for example `aws.peer`.
  package var provider: String?

  package init(
    account: String? = nil, region: String? = nil, isElsewhere: Bool = false,
    provider: String? = nil
  ) {
    self.account = account
    self.region = region
    self.isElsewhere = isElsewhere
    self.provider = provider
  }

  private enum CodingKeys: String, CodingKey { case account, region, isElsewhere, provider }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    account = try container.decodeIfPresent(String.self, forKey: .account)
    region = try container.decodeIfPresent(String.self, forKey: .region)
    isElsewhere = try container.decodeIfPresent(Bool.self, forKey: .isElsewhere) ?? false
    provider = try container.decodeIfPresent(String.self, forKey: .provider)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(account, forKey: .account)
    try container.encodeIfPresent(region, forKey: .region)
    if isElsewhere { try container.encode(true, forKey: .isElsewhere) }
    try container.encodeIfPresent(provider, forKey: .provider)
  }
}

extension ResourcePlace: CustomStringConvertible {
  /// `account 111122223333, eu-west-1`, or `account not known, eu-west-1, provider aws.peer`.
  package var description: String {
    let parts = [
      account.map { "account \($0)" } ?? "account not known", region ?? "Region not known",
      provider.map { "provider \($0)" },
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}

extension Resource {
  /// Where it is, where that is not, or is not known to be, the environment's account and Region.
  package var foreignPlace: ResourcePlace? { place?.isElsewhere == true ? place : nil }
}
