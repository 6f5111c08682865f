import Documentation
import Foundation
import Testing
import Topology

/// Many workload VPCs: pages stay small enough to be read, and links lead somewhere.
@Suite struct ScaleTests {
  /// The sample with copies of its workload, each with a name and addresses of its own.
  private func topology(_ count: Int) throws -> Topology {
    var topology = Sample().production
    let isOwn: (ElementID) -> Bool = { $0.path[0] == "metrics" }
    for number in 0..<count {
      func copy<Item: Codable>(_ items: [Item]) throws -> [Item] {
        let text = String(decoding: try JSONEncoder().encode(items), as: UTF8.self)
          .replacing("\"metrics", with: "\"copy-\(number)")
          .replacing("10.34.", with: "10.\(number).")
        return try JSONDecoder().decode([Item].self, from: Data(text.utf8))
      }
      topology.components += try copy(Sample().production.components.filter { isOwn($0.id) })
      topology.resources += try copy(Sample().production.resources.filter { isOwn($0.id) })
      topology.connections += try copy(Sample().production.connections)
    }
    return topology
  }

  @Test(arguments: [50, 100])
  func noPageIsTooLargeToRead(workloads: Int) throws {
    let files = DocumentationGenerator(
      environments: [try topology(workloads)], diagrams: [],
      terraform: TerraformSummary(modules: [], addresses: [:]), diagnostics: []
    ).generate().files
    for file in files {
      #expect(file.bytes.count < 1_000_000, "\(file.path) has \(file.bytes.count) bytes")
    }
    #expect(LinkChecker(files, otherPaths: []).problems == [])
    #expect(files.contains { $0.path == "docs/flows/README.md" })
  }
}
