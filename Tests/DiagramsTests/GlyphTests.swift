import Foundation
import Testing
import Topology

@testable import Diagrams

@Suite struct GlyphTests {
  @Test func `Glyphs have names of their own and stay on their grid`() {
    #expect(Set(Glyph.all.map(\.name)).count == Glyph.all.count)
    #expect(Glyph.all.count >= 50)
    for glyph in Glyph.all {
      #expect(
        (glyph.lines + glyph.areas).allSatisfy { "MmLlHhVvCcAaZz0123456789.- ".contains($0) },
        "\(glyph.name)")
      #expect(glyph.lines.hasPrefix("M"))
    }
  }

  @Test func `No two glyphs are the same drawing`() {
    #expect(Set(Glyph.all.map { $0.lines + " " + $0.areas }).count == Glyph.all.count)
  }

  @Test func `A type that is not listed is drawn as its service, or as a resource`() {
    #expect(ResourceKind(type: "aws_amplify_backend_environment").glyph == .generic)
    #expect(ResourceKind(type: "aws_apigatewayv2_api").glyph == .api)
    #expect(ResourceKind(type: "aws_efs_replication_configuration").glyph == .fileSystem)
  }

  @Test func `Every typed resource has a glyph of its own kind`() throws {
    let list = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Tools/generate-aws-resources/resource-types.txt")
    let types = try String(contentsOf: list, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("aws_") }.map(String.init)
    #expect(types.count > 100)
    for type in types { #expect(ResourceKind(type: type).glyph != .generic, "\(type)") }
  }

  @Test func `The contact sheet shows every glyph in colour and in black and white`() throws {
    let svg = GlyphSheet(style: .adaptive).text()
    for glyph in Glyph.all {
      #expect(svg.contains("id=\"glyph:\(glyph.name)\""))
      #expect(svg.contains(">\(glyph.name)</text>"))
    }
    #expect(svg.components(separatedBy: "class=\"plain\"").count == Glyph.all.count + 1)
    #expect(!GlyphSheet(style: .outlined).text().contains("<text"))
    let page = GlyphPage.text()
    #expect(page.contains("| nat-gateway"))
    #expect(page.contains("Elastic IP address"))
  }

  // MARK: The AWS icon package

  private static let icon = Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)

  @Test func `Every icon that a glyph asks for is in the package`() {
    #expect(IconSet.fileNames.subtracting(AWSIconNames.all).sorted() == [])
    #expect(AWSIconNames.all.subtracting(IconSet.fileNames).sorted() == [])
  }

  @Test func `An icon takes the place of its glyph, once and unmodified`() throws {
    let icons = IconSet(files: ["Arch_AWS-Transit-Gateway_48.svg": Self.icon])
    let result = DiagramGenerator(
      environments: [Samples.inspection()], icons: icons, formats: [.png]
    ).generate()
    let file = try #require(result.files.first { $0.path.hasSuffix("/network.svg") })
    let svg = String(decoding: file.bytes, as: UTF8.self)
    let data = "data:image/svg+xml;base64,\(Data(Self.icon).base64EncodedString())"
    #expect(svg.components(separatedBy: data).count == 2)
    #expect(svg.contains("href=\"#glyph:transit-gateway\""))
    let picture = try #require(result.pictures.first { $0.path.hasSuffix("/network.png") })
    #expect(try picture.render().prefix(4) == [0x89, 0x50, 0x4E, 0x47])
  }

  @Test func `Icons that the package lacks are named, and drawn as glyphs`() throws {
    let icons = IconSet(files: ["Arch_AWS-Transit-Gateway_48.svg": Self.icon])
    let result = DiagramGenerator(environments: [Samples.inspection()], icons: icons)
      .generate()
    let missing = result.diagnostics.filter { $0.code == .iconMissing }
    let warning = try #require(missing.first)
    #expect(missing.count == 1)
    #expect(warning.severity == .warning)
    #expect(warning.detail.contains("'Res_Amazon-VPC_NAT-Gateway_48.svg'"))
    #expect(!warning.detail.contains("Arch_AWS-Transit-Gateway_48"))
  }

  @Test func `The icons' names are those of files`() {
    for name in IconSet.fileNames {
      #expect(name.wholeMatch(of: /(Arch|Res)_[A-Za-z0-9_-]+_48(_Light)?\.svg/) != nil, "\(name)")
    }
    #expect(IconSet.fileNames.count > 40)
  }
}
