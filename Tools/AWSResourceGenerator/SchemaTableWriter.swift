/// Writes the table of names that validation reads: the attributes and nested blocks of each type.
enum SchemaTableWriter {
  static let fileName = "SchemaTable.swift"

  static func text(of resources: [(type: String, schema: BlockSchema)]) -> String {
    var lines = ["let schemaTable = \"\"\""]
    for (type, schema) in resources {
      lines.append("  \(type):")
      let words = schema.attributes.keys.sorted() + schema.blocks.keys.sorted().map { "\($0){}" }
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
