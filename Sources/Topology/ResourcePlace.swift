/// The account and Region of a resource, where the environment has several; nil for what is not known.
package struct ResourcePlace: Hashable, Sendable, Codable {
  package var account: String?
  package var region: String?

  package init(account: String? = nil, region: String? = nil) {
    self.account = account
    self.region = region
  }
}

extension ResourcePlace: CustomStringConvertible {
  /// `account 111122223333, eu-west-1`.
  package var description: String {
    [account.map { "account \($0)" } ?? "account not known", region ?? "Region not known"]
      .joined(separator: ", ")
  }
}
