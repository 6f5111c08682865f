import ArchitectureDSL
import Foundation
import HostileModels
import TestSupport
import Testing
import Topology

@testable import Diagrams
@testable import Documentation
@testable import PictureRenderer
@testable import Plumbline

extension HostileInputTests {
  // MARK: Pictures

  @Test func `F5 A sheet of any size becomes a picture`() throws {
    func svg(_ width: Int, _ height: Int) -> String {
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)">
      <rect width="\(width)" height="\(height)" fill="#fff"/></svg>
      """
    }
    for (width, height) in [(40_000, 20), (20, 40_000), (20_000, 15_000), (1, 1)] {
      let png = try PictureRenderer.png(svg: svg(width, height), scale: 2)
      func side(_ offset: Int) -> Int { png[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
      #expect(side(16) <= 32_767 && side(20) <= 32_767)
      #expect(side(16) * side(20) <= 66_000_000)
    }
    let depth = 300
    let nested =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\">"
      + String(repeating: "<g>", count: depth) + String(repeating: "</g>", count: depth) + "</svg>"
    #expect(try PictureRenderer.png(svg: nested).isEmpty == false)
  }

  @Test func `F5 A picture that cannot be rendered keeps nothing else from being written`() throws {
    struct NotDrawn: Error {}
    let output = try Output()
    defer { output.folder.remove() }
    var whole = GeneratedOutput(
      files: [GeneratedFile(path: "docs/a.svg", text: "a\n")], isWhole: true)
    whole.pictures = [Picture(path: "docs/a.png", sources: ["docs/a.svg"]) { throw NotDrawn() }]
    let report = Writer(OutputFolder(output.root)).write(whole)
    #expect(report.diagnostics.map(\.severity) == [.warning])
    #expect(output.read("docs/a.svg") == "a\n")
    #expect(output.read("docs/a.png") == nil)
  }

  @Test func `F22 What fails is titled without looking at every element each time`() {
    let model = HostileModel { _ in
      TransitGateway("hub") {
        TransitGatewayRouteTable("spokes") {
          for index in 0..<24 { Associates("w\(index)") }
          for index in 0..<24 { Propagates("w\(index)") }
        }
      }
      for index in 0..<24 {
        WorkloadVPC("w\(index)", prefixLength: 20, transitGateway: "hub") {
          VPCEndpoints(interfaces: ["ecr.api", "ecr.dkr", "logs"])
          ECSCluster("c\(index)", release: "1") {
            Service("s\(index)", cpu: 256, memory: 512, tasks: 2) { Listens(.http(8080)) }
          }
        }
      }
    }
    let start = ContinuousClock.now
    let result = model.yield([.model])
    #expect(!result.diagnostics.hasErrors, "\(result.diagnostics.prefix(3))")
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test(arguments: [
    "q\"\u{301}", "b\\\u{301}", "a<\u{338}b", "a&\u{301}b", "a>\u{338}", "a\r\nb", "a\u{1}b",
  ])
  func `F27 DOT and its labels escape a sign with a combining mark`(text: String) throws {
    for quoted in [DOTWriter.quoted(text), "<\(DOTLabel.escaped(text))>"] {
      guard let dot = try requireTool("dot", for: "hostile DOT") else { return }
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      try folder.write("digraph { a [label=\(quoted)] }\n".utf8, to: "a.dot")
      let result = try TestSupport.run(dot, arguments: ["-Tdot", folder.path + "/a.dot"])
      #expect(result.exitCode == 0, "\(quoted): \(result.everything)")
    }
  }

  @Test(arguments: [
    ("a|\u{301}b", "a\\|\u{301}b"), ("`\u{301}", "\\`\u{301}"), ("<\u{338}x", "\\<\u{338}x"),
    ("[\u{301}", "\\[\u{301}"), ("$\u{301}{x}", "\\$\u{301}{x}"), ("two\r\nlines", "two lines"),
    ("a\u{2028}b", "a b"), ("a\u{85}b", "a b"),
  ])
  func `F27 Markdown escapes a sign with a combining mark`(text: String, expected: String) {
    #expect(Array(MarkdownEscaping.text(text).utf8) == Array(expected.utf8))
  }

  @Test func `F27 Markdown's code, cells and anchors hold a sign with a combining mark`() {
    #expect(MarkdownEscaping.code("a`\u{301}b", inTable: false).utf8.starts(with: "``a".utf8))
    #expect(MarkdownEscaping.code("a|\u{301}b", inTable: true).utf8.contains(UInt8(ascii: "\\")))
    let attribute = MarkdownEscaping.attribute("a\"\u{301} onclick=\"x")
    #expect(!attribute.utf8.contains(UInt8(ascii: "\"")))
    let texts = ReviewTexts(
      page: "docs/review.html", name: "dev",
      texts: [("data", "a`\u{301}b\\\u{301}$\u{301}{x}${y}")], limit: 10_000)
    let file = texts.generatedFiles.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    let backquotes = Array(file.utf8).enumerated().filter { $0.element == UInt8(ascii: "`") }
    let escaped = backquotes.filter { Array(file.utf8)[$0.offset - 1] == UInt8(ascii: "\\") }
    #expect(backquotes.count - escaped.count == 2)
  }

  @Test(arguments: ["blank\n\nline", "a\r\n\r\nb", "a\u{2029}b"])
  func `F30 No title breaks out of what it stands in`(text: String) {
    #expect(MarkdownEscaping.attribute(text).everyLine.count == 1)
    #expect(MarkdownEscaping.text(text).everyLine.count == 1)
    #expect(MarkdownEscaping.code(text, inTable: true).everyLine.count == 1)
  }

  @Test func `F30 Names with line ends never reach a table`() {
    for field in ["route.name", "endpoint", "tgwroute.name"] {
      #expect(TextShop([field: "a\nb"]).model.errors.contains("PLB012"), "\(field)")
    }
  }

  // MARK: Review

  @Test(arguments: [
    ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
    ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="
    ),
  ])
  func `F37 Digests are those of the standard`(text: String, digest: String) {
    #expect(SHA256.base64(of: text) == digest)
  }

  @Test func `F37 The review admits its own programs and nothing else`() throws {
    let files = HostileModel.plain { [] }.yield().output.files
    let page = try #require(files.first { $0.path == "docs/review.html" })
    let text = String(decoding: page.bytes, as: UTF8.self)
    let policy = try #require(
      text.everyLine.first { $0.contains("Content-Security-Policy") }.map(String.init))
    #expect(policy.contains("default-src 'none'"))
    #expect(policy.contains("base-uri 'none'") && policy.contains("form-action 'none'"))
    let scripts = try #require(
      policy.components(separatedBy: "script-src").last?.components(separatedBy: ";").first)
    #expect(!scripts.contains("unsafe"))
    var rest = text[...]
    var count = 0
    while let opening = rest.firstRange(of: "<script>"),
      let closing = rest[opening.upperBound...].firstRange(of: "</script>")
    {
      let script = String(rest[opening.upperBound..<closing.lowerBound])
      #expect(scripts.contains("'sha256-\(SHA256.base64(of: script))'"))
      count += 1
      rest = rest[closing.upperBound...]
    }
    #expect(count == 2)
  }

  @Test func `F20 Two services that send to each other are drawn as one model`() {
    // That lines and badges keep apart is the law of the sheets (SheetCheck); here only that such
    // models are drawn at all.
    let model = HostileModel.plain {
      ECSCluster("shop", release: "1") {
        Service("a", cpu: 256, memory: 512, tasks: 2) {
          Listens(.http(8080))
          Sends(.http(8081), to: "b")
        }
        Service("b", cpu: 256, memory: 512, tasks: 2) {
          Listens(.http(8081))
          Sends(.http(8080), to: "a")
        }
      }
    }
    let result = model.yield([.diagrams])
    #expect(!result.diagnostics.hasErrors, "\(result.diagnostics)")
    #expect(result.output.files.contains { $0.path == "docs/diagrams/dev/workload.svg" })
  }
}
