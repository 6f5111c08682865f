/// A nested block in the provider's schema and how often it may occur.
package struct NestedBlockSchema: Decodable, Sendable {
  let block: BlockSchema
  let nestingMode: String
  let minItems: Int?
  let maxItems: Int?

  private enum CodingKeys: String, CodingKey {
    case block
    case nestingMode = "nesting_mode"
    case minItems = "min_items"
    case maxItems = "max_items"
  }

  var isRequired: Bool { (minItems ?? 0) >= 1 }
  /// Whether the block may occur once at most.
  var isSingle: Bool { maxItems == 1 || nestingMode == "single" || nestingMode == "group" }
  var isArgument: Bool { isRequired || block.deprecated != true }
}
