/// The schema of every resource type that has a struct or a view in ``AWS``.
package enum ResourceSchemas {
  /// The schema of a resource type; nil where the type has neither struct nor view.
  package static func schema(of type: String) -> ResourceSchema? { byType[type] }

  /// The resource types in alphabetical order.
  package static var types: [String] { byType.keys.sorted() }

  private static let byType = parse(schemaTable)

  /// Reads a table of words: `aws_vpc:` begins a type, `timeouts{}` is a nested block, every other
  /// word an attribute, followed by `*` where it is computed and `!` where it is sensitive. Text,
  /// because a literal of this size would be slow to compile; by bytes, because every run reads it.
  static func parse(_ table: String) -> [String: ResourceSchema] {
    var schemas: [String: ResourceSchema] = [:]
    var type: String?
    var words: [Substring.UTF8View] = []
    let all = table.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    for word in all {
      if word.last == UInt8(ascii: ":") {
        if let type { schemas[type] = schema(of: words) }
        type = text(word.dropLast())
        words = []
      } else {
        words.append(word)
      }
    }
    if let type { schemas[type] = schema(of: words) }
    return schemas
  }

  private static func schema(of words: [Substring.UTF8View]) -> ResourceSchema {
    var attributes: [String] = []
    var blocks: [String] = []
    var computed: Set<String> = []
    var sensitive: Set<String> = []
    for word in words {
      if word.last == UInt8(ascii: "}") {
        blocks.append(text(word.dropLast(2)))
        continue
      }
      let marks = word.reversed().prefix { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "!") }
      let name = text(word.dropLast(marks.count))
      attributes.append(name)
      if marks.contains(UInt8(ascii: "*")) { computed.insert(name) }
      if marks.contains(UInt8(ascii: "!")) { sensitive.insert(name) }
    }
    return ResourceSchema(
      attributes: attributes, blocks: blocks, computed: computed, sensitive: sensitive)
  }

  private static func text(_ bytes: Substring.UTF8View) -> String { String(Substring(bytes)) }
}
