import Foundation

/// A plan of a public repository and the true target of each of its arguments that name something,
/// found out by planning once more with ids that were given beforehand.
package struct ImportCase: Sendable {
  package struct TrueEdge: Hashable, Sendable {
    package let source: String
    package let argument: String
    package let target: String

    /// Whether it tells no more than what the resource itself has: its own default table, the
    /// subnets of a firewall's endpoints, which repeat its mappings, as those of a VPC endpoint do.
    package var isOwn: Bool {
      target.hasPrefix(source + ".") || argument.hasPrefix("firewall_status.")
        || argument.hasPrefix("subnet_configuration.")
        || source.hasPrefix("data.")
    }
  }

  package let name: String
  package let plan: [UInt8]
  package let edges: [TrueEdge]

  package static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Cases")

  /// Every case, by name.
  package static func all() throws -> [ImportCase] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { !$0.hasPrefix(".") && !$0.contains(".md") }.map { try ImportCase($0) }
  }

  package init(_ name: String) throws {
    let folder = Self.folder.appendingPathComponent(name)
    self.name = name
    plan = try Array(Data(contentsOf: folder.appendingPathComponent("plan.json")))
    let text = try String(contentsOf: folder.appendingPathComponent("edges.tsv"), encoding: .utf8)
    edges = Self.edges(text)
  }

  /// The edges of a table with a line for each, below one of titles.
  package static func edges(_ text: String) -> [TrueEdge] {
    text.split(separator: "\n").dropFirst().compactMap { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return parts.count == 3
        ? TrueEdge(source: parts[0], argument: parts[1], target: parts[2]) : nil
    }
  }
}
