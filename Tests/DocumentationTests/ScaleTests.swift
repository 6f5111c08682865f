import Documentation
import Foundation
import Testing
import Topology

/// Fifty workload VPCs: pages stay small enough to be read, and links lead somewhere.
@Suite struct ScaleTests {
  /// The sample with fifty copies of its workload, each with a name and addresses of its own.
  private func topology() throws -> Topology {
    var topology = Sample().production
    let isOwn: (ElementID) -> Bool = { $0.path[0] == "metrics" }
    for number in 0..<50 {
      func copy<Item: Codable>(_ items: [Item]) throws -> [Item] {
        let text = String(decoding: try JSONEncoder().encode(items), as: UTF8.self)
          .replacing("\"metrics", with: "\"copy-\(number)")
          .replacing("10.34.0", with: "10.\(100 + number).0")
        return try JSONDecoder().decode([Item].self, from: Data(text.utf8))
      }
      topology.components += try copy(Sample().production.components.filter { isOwn($0.id) })
      topology.resources += try copy(Sample().production.resources.filter { isOwn($0.id) })
      topology.connections += try copy(Sample().production.connections)
    }
    return topology
  }

  @Test func noPageIsTooLargeToRead() throws {
    let files = DocumentationGenerator(
      environments: [try topology()], diagrams: [],
      terraform: TerraformSummary(modules: [], addresses: [:]), diagnostics: []
    ).generate()
    for file in files {
      #expect(file.bytes.count < 1_000_000, "\(file.path) has \(file.bytes.count) bytes")
    }
    #expect(LinkChecker(files, otherPaths: []).problems == [])
    #expect(files.contains { $0.path == "docs/flows/README.md" })
  }
}
