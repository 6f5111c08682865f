/// What the provider's schema says of a resource type, as far as validation needs it.
package struct ResourceSchema: Hashable, Sendable {
  /// Every attribute that can be referred to, computed ones included, in alphabetical order.
  package let attributes: [String]
  /// The nested blocks at the top level, in alphabetical order.
  package let blocks: [String]
  /// The attributes that the provider fills in, always or where they are not given.
  package let computed: Set<String>
  /// The attributes whose values must not be shown.
  package let sensitive: Set<String>

  /// Whether `name` is an attribute or a nested block.
  package func contains(_ name: String) -> Bool {
    attributes.contains(name) || blocks.contains(name)
  }
}
