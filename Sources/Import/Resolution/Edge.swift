/// What an argument names, or why that is not known.
package struct Edge: Hashable, Sendable {
  package struct Target: Hashable, Sendable {
    /// The address of the resource.
    package let address: String
    /// The attribute that is meant, where it names something that the resource has.
    package let attribute: String
    package let basis: Basis
    /// The zone whose endpoint is meant, of a firewall.
    package let zone: String?
  }

  /// The address of the resource with the argument.
  package let source: String
  /// The argument's names from the resource inwards, joined by dots.
  package let argument: String
  /// Whether its value is the id, ARN or name of something, not a text made from one.
  package let isIdentifier: Bool
  package var targets: [Target]
  /// Why it, or a part of it, is not known.
  package var causes: [Cause]
}
