/// The schema of every resource type that has a struct or a view in ``AWS``.
package enum ResourceSchemas {
  /// The schema of a resource type; nil where the type has neither struct nor view.
  package static func schema(of type: String) -> ResourceSchema? { byType[type] }

  /// The resource types in alphabetical order.
  package static var types: [String] { byType.keys.sorted() }

  private static let byType = parse(schemaTable)

  /// Reads a table of words: `aws_vpc:` begins a type, `timeouts{}` is a nested block, every other
  /// word an attribute, followed by `*` where it is computed and `!` where it is sensitive. Text,
  /// because a literal of this size would be slow to compile.
  static func parse(_ table: String) -> [String: ResourceSchema] {
    var schemas: [String: ResourceSchema] = [:]
    var type: String?
    var words: [Substring] = []
    for word in table.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if word.hasSuffix(":") {
        if let type { schemas[type] = schema(of: words) }
        type = String(word.dropLast())
        words = []
      } else {
        words.append(word)
      }
    }
    if let type { schemas[type] = schema(of: words) }
    return schemas
  }

  private static func schema(of words: [Substring]) -> ResourceSchema {
    var attributes: [String] = []
    var blocks: [String] = []
    var computed: Set<String> = []
    var sensitive: Set<String> = []
    for word in words {
      if word.hasSuffix("{}") {
        blocks.append(String(word.dropLast(2)))
        continue
      }
      let name = String(word.prefix { $0 != "*" && $0 != "!" })
      attributes.append(name)
      if word.contains("*") { computed.insert(name) }
      if word.contains("!") { sensitive.insert(name) }
    }
    return ResourceSchema(
      attributes: attributes, blocks: blocks, computed: computed, sensitive: sensitive)
  }
}
