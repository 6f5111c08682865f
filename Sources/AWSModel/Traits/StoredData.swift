/// That a resource type keeps data at rest, and what encrypts it.
package struct StoredData: Hashable, Sendable {
  /// Where the customer's key is named; the first that is given counts.
  package let keys: [ArgumentPath]
  /// Whether it is encrypted at all; nil where it always is.
  package let flag: ArgumentPath?
  /// Whether AWS encrypts it where the flag is not given; nil where that depends on other things,
  /// such as the engine, a snapshot, or a setting of the account.
  package let isEncryptedByDefault: Bool?
  /// What it is a copy of, whose encryption it has; nil where it is none.
  package let source: ArgumentPath?
  /// A resource of its own that holds the settings; nil where the resource itself does.
  package let settings: Settings?

  /// Encryption settings that are a resource of their own.
  package struct Settings: Hashable, Sendable {
    package let type: String
    /// The argument that names the resource with the data.
    package let link: ArgumentPath
    package let key: ArgumentPath
    /// The argument that names the kind of encryption.
    package let algorithm: ArgumentPath

    package init(
      _ type: String, link: ArgumentPath, key: ArgumentPath, algorithm: ArgumentPath
    ) {
      self.type = type
      self.link = link
      self.key = key
      self.algorithm = algorithm
    }
  }

  package init(
    key keys: ArgumentPath..., flag: ArgumentPath? = nil, isEncryptedByDefault: Bool? = true,
    source: ArgumentPath? = nil, settings: Settings? = nil
  ) {
    self.keys = keys
    self.flag = flag
    self.isEncryptedByDefault = isEncryptedByDefault
    self.source = source
    self.settings = settings
  }
}
