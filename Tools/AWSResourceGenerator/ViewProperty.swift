/// A property of a generated view: one attribute or nested block of the schema.
struct ViewProperty: Hashable {
  enum Kind: Hashable {
    /// An attribute and the Swift type in its `Field`.
    case field(String)
    /// Nested blocks or a list of objects; the number is the type's place in ``ViewTypes``.
    case blocks(type: Int)
    /// The block `timeouts`, whose view all types share.
    case timeouts
  }

  /// Terraform's name.
  let name: String
  let kind: Kind
  let isComputed: Bool
  let isSensitive: Bool
}
