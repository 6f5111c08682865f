/// Writes the table of what each struct's initialiser takes, for whoever writes a call of it.
///
/// `*` marks what is required, `+` a nested block by its struct, in brackets one that may occur more
/// than once.
enum InitializerTableWriter {
  static let fileName = "InitializerTable.swift"

  static func text(of resources: [(type: String, schema: BlockSchema)]) -> String {
    var lines = ["let initializerTable = \"\"\""]
    for (type, schema) in resources {
      let blocks = BlockTypes(schema)
      lines += section("\(type):", blocks.root, blocks)
      for place in blocks.order {
        lines += section(".\(blocks.types[place].name):", blocks.types[place].parameters, blocks)
      }
    }
    lines += ["  \"\"\"", ""]
    return ResourceWriter.header + lines.joined(separator: "\n")
  }

  private static func section(
    _ title: String, _ parameters: [Parameter], _ blocks: BlockTypes
  ) -> [String] {
    var lines: [String] = []
    var line = "  \(title)"
    for parameter in parameters {
      let word = (parameter.isRequired ? "*" : "") + "\(parameter.name)=\(kind(parameter, blocks))"
      if line.count + 1 + word.count > 100 {
        lines.append(line)
        line = "   "
      }
      line += " " + word
    }
    return lines + [line]
  }

  private static func kind(_ parameter: Parameter, _ blocks: BlockTypes) -> String {
    switch parameter.kind {
    case .attribute(let type): (type.wrappedType ?? "Value").filter { $0 != " " }
    case .block(let place, isSingle: true): "+\(blocks.types[place].name)"
    case .block(let place, isSingle: false): "+[\(blocks.types[place].name)]"
    }
  }
}
