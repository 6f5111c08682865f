import Import

/// A plan of a few resources, as Terraform would print it, for one rule at a time.
struct SmallPlan {
  /// `address: what is unknown of it`, with `type.name[key]` or `module.m["k"].type.name`.
  var resources: [(address: String, unknown: [String], known: String)] = []
  /// The `configuration.root_module` without its braces.
  var configuration = ""

  init(
    _ resources: [(address: String, unknown: [String], known: String)], _ configuration: String
  ) {
    self.resources = resources
    self.configuration = configuration
  }

  var json: String {
    let changes = resources.map { address, unknown, known in
      var module = ""
      var rest = address
      if let range = address.range(of: ".aws_") {
        module = String(address[..<range.lowerBound])
        rest = "aws_" + address[range.upperBound...]
      }
      let block = rest.prefix { $0 != "[" }
      let parts = block.split(separator: ".")
      let key = rest.dropFirst(block.count).dropFirst().dropLast()
      let flags = (unknown + ["id", "arn"]).map { "\"\($0)\": true" }.joined(separator: ", ")
      return """
        {"address": \(Self.quoted(address)), "module_address": \(Self.quoted(module)),
         "mode": "managed", "type": "\(parts[0])", "name": "\(parts[1])",
         \(key.isEmpty ? "" : "\"index\": \(key),")
         "provider_name": "registry.opentofu.org/hashicorp/aws",
         "change": {"actions": ["create"], "before": null, "after": {\(known)},
                    "after_unknown": {\(flags)}}}
        """
    }
    return """
      {"format_version": "1.2", "resource_changes": [\(changes.joined(separator: ", "))],
       "configuration": {"root_module": {\(configuration)}}}
      """
  }

  private static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\"", with: "\\\""))\""
  }

  func imported() throws -> ImportedTerraform {
    try ImportedTerraform(Array(json.utf8), name: "small")
  }

  /// The edges of one argument, in words: `aws_vpc.a, by the only reference`, or `unknown: …`.
  func edges(_ source: String, _ argument: String) throws -> [String] {
    try imported().edges.filter { $0.source == source && $0.argument == argument }.flatMap { edge in
      edge.targets.map { "\($0.address), \($0.basis.text)" }
        + edge.causes.map { "unknown: \($0.text)" }
    }
  }
}
