/// The names that a resource type knows, as far as validation needs them.
package struct ResourceSchema: Hashable, Sendable {
  /// Every attribute that can be referred to, computed ones included, in alphabetical order.
  package let attributes: [String]
  /// The nested blocks at the top level, in alphabetical order.
  package let blocks: [String]

  /// Whether `name` is an attribute or a nested block.
  package func contains(_ name: String) -> Bool {
    attributes.contains(name) || blocks.contains(name)
  }
}
