/// An attribute of another resource, known to Terraform only once that resource exists.
public struct Reference: Hashable, Sendable, Codable {
  /// The resource referred to.
  public let element: ElementID
  /// The attribute's name, as in the provider's documentation, for example `arn`; or the name of a
  /// derived attribute of the resource's type, such as a firewall's `endpoint_ids`.
  public let attribute: String
  /// The key to look up, where the attribute is a map, for example a zone letter.
  public let key: String?

  /// - Parameters:
  ///   - element: The resource whose attribute is meant.
  ///   - attribute: Terraform's name of the attribute, for example `arn`.
  ///   - key: The key of a map's member.
  public init(_ element: ElementID, _ attribute: String, key: String? = nil) {
    self.element = element
    self.attribute = attribute
    self.key = key
  }
}
