import Foundation
import Testing

/// One element has one identity in everything that is generated.
@Suite struct IdentityTests {
  @Test(arguments: ["architecture", "two-vpcs"])
  func everyElementIsDrawnAndDocumentedUnderItsIdentity(program: String) throws {
    let generated = try GeneratedArchitecture.shared(program)
    let files = try generated.files()
    for topology in try generated.topologies() {
      let environment = topology.environment.name
      let drawn = Set(
        files.filter {
          ["docs/diagrams/\(environment)/", "docs/diagrams/shared/"].contains(
            where: $0.path.hasPrefix) && $0.path.hasSuffix(".svg")
        }
        .flatMap { attributes("id", in: String(decoding: $0.bytes, as: UTF8.self)) })
      let documented = Set(
        files.filter { $0.path.hasSuffix(".md") }
          .flatMap { attributes("id", in: String(decoding: $0.bytes, as: UTF8.self)) })
      let elements = try generated.inventory(environment)
      #expect(!elements.isEmpty)
      #expect(elements.map(\.id).filter { !drawn.contains($0) } == [])
      #expect(elements.map(\.id).filter { !documented.contains($0) } == [])
      #expect(elements.filter { $0.address == nil }.map(\.id) == [])
    }
  }

  @Test(arguments: ["architecture", "two-vpcs"])
  func everyLinkOfAPictureLeadsToAnAnchor(program: String) throws {
    let files = try GeneratedArchitecture.shared(program).files()
    var anchors: [String: Set<String>] = [:]
    for file in files where file.path.hasSuffix(".md") {
      anchors[file.path] = Set(attributes("id", in: String(decoding: file.bytes, as: UTF8.self)))
    }
    var count = 0
    for file in files where file.path.hasPrefix("docs/diagrams/") && file.path.hasSuffix(".svg") {
      let links = attributes("href", in: String(decoding: file.bytes, as: UTF8.self))
        .filter { !$0.hasPrefix("#") }
      for link in links {
        let parts = link.split(separator: "#", maxSplits: 1).map(String.init)
        // From the sheet's folder up to docs/.
        let up = String(repeating: "../", count: file.path.count { $0 == "/" } - 1)
        #expect(parts.count == 2 && parts[0].hasPrefix(up), "\(file.path): \(link)")
        let page = "docs/" + parts[0].dropFirst(up.count)
        let anchor = parts[1].removingPercentEncoding ?? ""
        #expect(anchors[page]?.contains(anchor) == true, "\(file.path): \(link)")
      }
      count += links.count
    }
    #expect(count > 50)
  }

  /// The values of an attribute in XML or HTML text; identities have no character that is escaped.
  private func attributes(_ name: String, in text: String) -> [String] {
    text.components(separatedBy: " \(name)=\"").dropFirst().compactMap {
      $0.split(separator: "\"", maxSplits: 1, omittingEmptySubsequences: false).first.map(
        String.init)
    }
  }
}
