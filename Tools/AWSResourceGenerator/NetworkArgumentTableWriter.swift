/// Writes the table of the arguments that touch a network, of every type of the provider.
///
/// A word is an argument's path and its kind, `vpc_config.subnet_ids=subnet`.
enum NetworkArgumentTableWriter {
  static let fileName = "NetworkArgumentTable.swift"

  static func text(of resources: [String: BlockSchema]) -> String {
    var lines = ["let networkArgumentTable = \"\"\""]
    for (type, schema) in resources.sorted(by: { $0.key < $1.key }) {
      let arguments = NetworkArgumentSearch.arguments(of: type, schema: schema)
      if arguments.isEmpty { continue }
      lines.append("  \(type):")
      lines += arguments.map { "    \($0.path.joined(separator: "."))=\($0.kind.rawValue)" }
    }
    lines += ["  \"\"\"", ""]
    return ResourceWriter.header + lines.joined(separator: "\n")
  }
}
