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

  @Test func `Renderers that know no variables find the colours of light pages`() {
    let classes: Set = ["words", "page", "vpc", "edge", "forward", "lost-zone", "zone", "accent"]
    let rules = Theme.adaptive(classes).split(separator: "\n").drop { !$0.hasPrefix("text{") }
    // What a renderer keeps that skips every declaration with a variable in it.
    let kept = rules.map { rule in
      rule.replacing(/(fill|stroke):var\([^)]+\);?/, with: "").replacing(";}", with: "}")
    }
    #expect(kept.joined(separator: "\n") == Theme.light(classes))
    #expect(!Theme.light(classes).contains("var("))
  }

  @Test func `A drawing has the rules of its own classes alone`() {
    let style = Theme.adaptive(["edge", "forward", "chip"])
    #expect(style.contains(".edge.forward{"))
    #expect(style.contains(".element>rect,.chip>rect,"))
    #expect(!style.contains(".reply"))
    #expect(!style.contains(".vpc"))
  }

  @Test func `Every resource occurs on the map of resources under its identity`() throws {
    let topology = Samples.inspection()
    let result = DiagramGenerator(environments: [topology]).generate()
    var found: Set<String> = []
    for file in result.files where file.path.contains("/resources") && file.path.hasSuffix(".svg") {
      found.formUnion(SVGReader(String(decoding: file.bytes, as: UTF8.self)).ids)
    }
    for resource in topology.resources {
      #expect(found.contains(resource.id.description), "\(resource.id)")
    }
  }

  @Test func `Boxes link to where the documents tell of their elements`() throws {
    let topology = Samples.inspection()
    let result = DiagramGenerator(environments: [topology]).generate()
    let subnet = try #require(topology.resources.first { $0.id.description == "egress/public[a]" })
    let vpc = try #require(topology.resources.first { $0.id.description == "egress/vpc" })
    let files = result.files(linkedTo: [
      subnet.id: "docs/network.md#egress/public%5Ba%5D", vpc.id: "docs/network.md#egress/vpc",
    ])
    #expect(files.map(\.path) == result.files.map(\.path))
    let network = try #require(files.first { $0.path.hasSuffix("/network.svg") })
    let reader = SVGReader(String(decoding: network.bytes, as: UTF8.self))
    #expect(reader.isWellFormed)
    #expect(
      Set(reader.links) == ["../../network.md#egress/public%5Ba%5D", "../../network.md#egress/vpc"])
    #expect(!reader.nestsLinks)
  }

  @Test func `The summaries tell what each SVG draws`() throws {
    let result = DiagramGenerator(
      environments: [Samples.inspection()], formats: DiagramFormat.allCases
    ).generate()
    for summary in result.summary {
      let path = try #require(summary.paths["svg"])
      let file = try #require(result.files.first { $0.path == path })
      let ids = Set(SVGReader(String(decoding: file.bytes, as: UTF8.self)).ids)
      #expect(!summary.elements.isEmpty)
      #expect(summary.elements.allSatisfy { ids.contains($0.description) })
      #expect(result.files.contains { $0.path == summary.paths["dot"] })
      #expect(result.pictures.contains { $0.path == summary.paths["png"] && $0.sources == [path] })
      let document = result.pictures.first { $0.path == "docs/diagrams/test.pdf" }
      #expect(document?.sources.contains(path) == !summary.view.hasPrefix("resources"))
      #expect(
        summary.paths["pdf"] == (document?.sources.contains(path) == true ? document?.path : nil))
    }
  }

  @Test func `Zones that share a route table are all found on it`() throws {
    let svg = try #require(try files("/network.svg").first)
    let ids = SVGReader(svg).ids
    for zone in ["a", "b", "c"] {
      #expect(ids.contains("inspection/transit/route-table[\(zone)]"))
      #expect(ids.contains("inspection/transit/default-route[\(zone)]"))
    }
  }

  @Test func `Pictures are PNG, and one PDF with all of them`() throws {
    let result = DiagramGenerator(
      environments: [Samples.inspection(zones: ["a"])], formats: [.png, .pdf]
    ).generate()
    #expect(result.files.contains { $0.path.hasSuffix(".svg") })
    for picture in result.pictures {
      let bytes = try picture.render()
      if picture.path.hasSuffix(".pdf") {
        #expect(picture.path == "docs/diagrams/test.pdf")
        #expect(picture.sources.count > 3)
        #expect(
          String(decoding: bytes, as: UTF8.self).contains("/Count \(picture.sources.count)\n"))
        #expect(try picture.render() == bytes)
      } else {
        #expect(bytes.prefix(4) == [0x89, 0x50, 0x4E, 0x47])
      }
    }
  }

  @Test func `The alternative text says what contains what`() throws {
    let result = DiagramGenerator(environments: [Samples.inspection()]).generate()
    let network = try #require(result.summary.first { $0.view == "network" })
    #expect(
      network.altText.contains(
        "Inspection VPC (100.64.0.0/24) has Firewall subnet and Transit subnet in zones a, b and c "
          + "and holds Perimeter firewall."))
    let workload = try #require(result.summary.first { $0.view == "workload" })
    #expect(workload.longText.contains("App to statsd: StatsD metrics on UDP 8125."))
  }
}

/// Reads ids, references and element names out of an SVG.
private final class SVGReader: NSObject, XMLParserDelegate {
  private(set) var ids: [String] = []
  private(set) var references: [String] = []
  private(set) var links: [String] = []
  private(set) var nestsLinks = false
  private(set) var names: [String] = []
  private(set) var isWellFormed = false
  private var isInLink = false

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
    if name == "a" {
      links.append(attributes["href"] ?? "")
      nestsLinks = nestsLinks || isInLink
      isInLink = true
      return
    }
    if let id = attributes["id"] { ids.append(id) }
    for key in ["href", "xlink:href", "src"] {
      if let value = attributes[key] { references.append(value) }
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    if name == "a" { isInLink = false }
  }
}
