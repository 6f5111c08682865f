/// One place where the architecture runs, with its own account and zones.
///
/// The model is evaluated once per environment; what differs between them becomes a Terraform
/// variable. Authors declare their own:
///
/// ```swift
/// extension Environment {
///   static let dev = Environment(
///     "dev", account: "111111111111", zones: ["a", "b"], addresses: "10.16.0.0/14")
/// }
/// ```
public struct Environment: Hashable, Sendable, Codable {
  /// A short name, used in resource names and folders: lowercase letters, digits and hyphens.
  public let name: String
  /// What a reader calls it.
  public let title: String
  /// The AWS account's 12-digit number.
  public let account: String
  /// The zones' letters, in order.
  public let zones: [Zone]
  /// The block that holds the environment's private addresses, in CIDR notation.
  public let addresses: String
  /// Where it is declared, which is no part of what it is; nil where it was read from a file.
  package private(set) var location: SourceLocation?

  private enum CodingKeys: String, CodingKey { case name, title, account, zones, addresses }

  /// - Parameters:
  ///   - name: Lowercase letters, digits and hyphens, a letter first; unique (PLB015). Part of the
  ///     names of folders and resources.
  ///   - title: What a reader calls it; by default the name with a capital letter.
  ///   - account: The 12 digits of the AWS account.
  ///   - zones: Letters of Availability Zones, for example `["a", "b"]`, each once and in
  ///     alphabetical order; load balancers and databases need two.
  ///   - addresses: A block in CIDR notation without host bits, for example `10.16.0.0/14`, of
  ///     which VPCs get their own. Environments that may be joined one day need blocks that do not
  ///     overlap.
  public init(
    _ name: String, title: String? = nil, account: String, zones: [Zone], addresses: String,
    fileID: String = #fileID, line: Int = #line
  ) {
    self.name = name
    self.title = title ?? name.prefix(1).uppercased() + name.dropFirst()
    self.account = account
    self.zones = zones
    self.addresses = addresses
    location = SourceLocation(file: fileID, line: line)
  }

  /// Whether both are the same environment, wherever it is declared.
  public static func == (first: Environment, second: Environment) -> Bool {
    first.name == second.name && first.title == second.title && first.account == second.account
      && first.zones == second.zones && first.addresses == second.addresses
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(account)
    hasher.combine(addresses)
  }
}
