/// The schema of every resource type that has a struct in ``AWS``.
package enum ResourceSchemas {
  /// The schema of a resource type; nil where the type has no struct.
  package static func schema(of type: String) -> ResourceSchema? { byType[type] }

  /// The resource types in alphabetical order.
  package static var types: [String] { byType.keys.sorted() }

  private static let byType = parse(schemaTable)

  /// Reads a table of words: `aws_vpc:` begins a type, `timeouts{}` is a nested block, every other
  /// word an attribute. Text, because a literal of this size would be slow to compile.
  static func parse(_ table: String) -> [String: ResourceSchema] {
    var schemas: [String: ResourceSchema] = [:]
    var type: String?
    var attributes: [String] = []
    var blocks: [String] = []
    func finish() {
      if let type { schemas[type] = ResourceSchema(attributes: attributes, blocks: blocks) }
    }
    for word in table.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if word.hasSuffix(":") {
        finish()
        type = String(word.dropLast())
        attributes = []
        blocks = []
      } else if word.hasSuffix("{}") {
        blocks.append(String(word.dropLast(2)))
      } else {
        attributes.append(String(word))
      }
    }
    finish()
    return schemas
  }
}
