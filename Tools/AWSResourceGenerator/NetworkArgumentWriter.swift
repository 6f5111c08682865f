/// Writes the table of arguments that touch a network, for every type of the provider.
enum NetworkArgumentWriter {
  static let fileName = "NetworkArgumentTable.swift"

  /// Blocks nest deeper in rules of firewalls for applications, which are no part of a network.
  private static let depthLimit = 6

  static func text(of resources: [(type: String, schema: BlockSchema)]) -> String {
    var lines = ["let networkArgumentTable = \"\"\""]
    for (type, schema) in resources {
      let words = words(of: type, schema)
      guard !words.isEmpty else { continue }
      lines.append("  \(type):")
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

  private static func words(of type: String, _ schema: BlockSchema) -> [String] {
    var found: [(path: [String], rule: NetworkArgumentRule)] = []
    collect(schema, at: [], of: type, into: &found)
    guard NetworkArgumentRule.networkTypes.contains(type) || found.contains(where: \.rule.isPrimary)
    else { return [] }
    return found.map { "\($0.path.joined(separator: "."))=\($0.rule.kind)" }.sorted()
  }

  private static func collect(
    _ block: BlockSchema, at path: [String], of type: String,
    into found: inout [(path: [String], rule: NetworkArgumentRule)]
  ) {
    guard path.count < depthLimit else { return }
    for (name, attribute) in block.attributes where attribute.isSettable {
      if let members = attribute.type?.blockMembers {
        collect(members, at: path + [name], of: type, into: &found)
      } else if let rule = NetworkArgumentRule.rule(for: path + [name], of: type) {
        found.append((path + [name], rule))
      }
    }
    for (name, nested) in block.blocks {
      collect(nested.block, at: path + [name], of: type, into: &found)
    }
  }

  private static func collect(
    _ members: [String: AttributeType], at path: [String], of type: String,
    into found: inout [(path: [String], rule: NetworkArgumentRule)]
  ) {
    guard path.count < depthLimit else { return }
    for (name, member) in members {
      if let inner = member.blockMembers {
        collect(inner, at: path + [name], of: type, into: &found)
      } else if let rule = NetworkArgumentRule.rule(for: path + [name], of: type) {
        found.append((path + [name], rule))
      }
    }
  }
}
