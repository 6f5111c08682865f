/// Writes the table of names that validation reads: the attributes and nested blocks of each type.
///
/// `*` marks an attribute that the provider may fill in, `!` a sensitive one.
enum SchemaTableWriter {
  static let fileName = "SchemaTable.swift"

  static func text(of resources: [(type: String, schema: BlockSchema)]) -> String {
    var lines = ["let schemaTable = \"\"\""]
    for (type, schema) in resources {
      lines.append("  \(type):")
      let attributes = schema.attributes.sorted { $0.key < $1.key }.map { name, attribute in
        name + (attribute.isComputed ? "*" : "") + (attribute.isSensitive ? "!" : "")
      }
      let words = attributes + schema.blocks.keys.sorted().map { "\($0){}" }
      var line = "   "
      for word in words {
        if line.count + 1 + word.count > 100 {
          lines.append(line)
          line = "   "
        }
        line += " " + word
      }
      lines.append(line)
    }
    lines += ["  \"\"\"", ""]
    return ResourceWriter.header + lines.joined(separator: "\n")
  }
}
