import Foundation
import Testing
import Topology

@testable import Diagrams

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct SVGTests {
  private func files(_ suffix: String) throws -> [String] {
    let result = DiagramGenerator(environments: [Samples.inspection()]).generate()
    return result.files.filter { $0.path.hasSuffix(suffix) }.map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
  }

  @Test func `Every SVG is well-formed, with unique ids and nothing from outside`() throws {
    let svgs = try files(".svg")
    #expect(svgs.count >= 3)
    for svg in svgs {
      let reader = SVGReader(svg)
      #expect(reader.isWellFormed)
      #expect(Set(reader.ids).count == reader.ids.count)
      #expect(
        reader.references.allSatisfy {
          $0.hasPrefix("#") && reader.ids.contains(String($0.dropFirst()))
        })
      #expect(!reader.names.contains("foreignObject"))
      #expect(!reader.names.contains("image"))
      #expect(!reader.names.contains("script"))
      #expect(!svg.contains("url(") && !svg.contains("@import"))
      #expect(reader.names.prefix(3) == ["svg", "title", "desc"])
    }
  }

  @Test func `Every resource occurs on the map of resources under its identity`() throws {
    let topology = Samples.inspection()
    let result = DiagramGenerator(environments: [topology]).generate()
    var found: Set<String> = []
    for file in result.files where file.path.contains("-resources") && file.path.hasSuffix(".svg") {
      found.formUnion(SVGReader(String(decoding: file.bytes, as: UTF8.self)).ids)
    }
    for resource in topology.resources {
      #expect(found.contains(resource.id.description), "\(resource.id)")
    }
  }

  @Test func `The summaries tell what each SVG draws`() throws {
    let result = DiagramGenerator(environments: [Samples.inspection()]).generate()
    for summary in result.summaries {
      let path = try #require(summary.paths["svg"])
      let file = try #require(result.files.first { $0.path == path })
      let ids = Set(SVGReader(String(decoding: file.bytes, as: UTF8.self)).ids)
      #expect(!summary.elements.isEmpty)
      #expect(summary.elements.allSatisfy { ids.contains($0.description) })
      #expect(result.files.contains { $0.path == summary.paths["dot"] })
      #expect(result.pictures.contains { $0.path == summary.paths["png"] && $0.source == path })
    }
  }

  @Test func `Zones that share a route table are all found on it`() throws {
    let svg = try #require(try files("-network.svg").first)
    let ids = SVGReader(svg).ids
    for zone in ["a", "b", "c"] {
      #expect(ids.contains("inspection/transit/route-table[\(zone)]"))
      #expect(ids.contains("inspection/transit/default-route[\(zone)]"))
    }
  }

  @Test func `Pictures are PNG`() throws {
    let result = DiagramGenerator(environments: [Samples.inspection(zones: ["a"])]).generate()
    for picture in result.pictures {
      #expect(try picture.render().prefix(4) == [0x89, 0x50, 0x4E, 0x47])
    }
  }

  @Test func `The alternative text says what contains what`() throws {
    let result = DiagramGenerator(environments: [Samples.inspection()]).generate()
    let network = try #require(result.summaries.first { $0.view == "network" })
    #expect(
      network.altText.contains(
        "Inspection VPC (100.64.0.0/24) has Firewall subnet and Transit subnet in zones a, b and c "
          + "and holds Perimeter firewall."))
    let workload = try #require(result.summaries.first { $0.view == "workload" })
    #expect(workload.longText.contains("app to statsd: StatsD metrics on UDP 8125."))
  }
}

/// Reads ids, references and element names out of an SVG.
private final class SVGReader: NSObject, XMLParserDelegate {
  private(set) var ids: [String] = []
  private(set) var references: [String] = []
  private(set) var names: [String] = []
  private(set) var isWellFormed = false

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    names.append(name)
    if let id = attributes["id"] { ids.append(id) }
    for key in ["href", "xlink:href", "src"] {
      if let value = attributes[key] { references.append(value) }
    }
  }
}
