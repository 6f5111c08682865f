import Foundation
import Testing
import Topology

@testable import Documentation

@Suite struct ReviewTests {
  private static let assets = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/Documentation/Review/assets").standardized

  /// The page is written from the generator's binary, which has the assets in it.
  @Test func assetsAreEmbeddedAsTheyAre() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.assets.path).sorted()
    #expect(!names.isEmpty)
    for name in names {
      let text = try String(contentsOf: Self.assets.appending(path: name), encoding: .utf8)
        .trimming("\n")
      let isEmbedded = [ReviewAssets.page, ReviewAssets.style, ReviewAssets.program]
        .contains { $0.contains(text) }
      #expect(isEmbedded, "\(name) has changed: run Tools/embed-review")
    }
  }

  static func page(title: String? = nil) throws -> String {
    let files = files(title: title)
    #expect(files.map(\.path) == ["docs/review.html"])
    return text(try #require(files.first))
  }

  private static func text(_ file: GeneratedFile) -> String {
    String(decoding: file.bytes, as: UTF8.self)
  }

  private static func files(title: String? = nil, limit: Int = 1_000_000) -> [GeneratedFile] {
    let sample = Sample()
    let environments = sample.environments.map { topology in
      var topology = topology
      topology.title = title ?? topology.title
      return topology
    }
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title id="t">T</title>
       <style>.a&gt;rect{fill:red}</style><defs><symbol id="glyph:x"><path d="M0 0"/></symbol></defs>
       <g id="hub"><use href="#glyph:x"/></g></svg>
      """
    return ReviewGenerator(
      environments: environments, diagrams: sample.diagrams,
      drawings: sample.diagrams.compactMap { $0.paths["svg"] }
        .map { GeneratedFile(path: $0, text: svg) },
      terraform: sample.terraform, findings: sample.diagnostics.map { Finding($0) },
      limit: limit
    ).generate().files
  }

  @Test func symbolsAndStylesAreWrittenOnce() throws {
    let page = try Self.page()
    #expect(page.matches(of: /<symbol/).count == 1)
    #expect(page.matches(of: /\.a>rect\{fill:red\}/).count == 1)
  }

  @Test func identitiesAreNoIDsOfThePage() throws {
    let page = try Self.page()
    #expect(page.contains(" data-id=\"hub\"><use href=\"#glyph:x\"/></g>"))
    let ids = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
  }

  @Test func nothingEndsTheIslandEarly() throws {
    let page = try Self.page(title: "</script><script>alert(1)</script>{{data}}")
    #expect(page.matches(of: /<\/script>/).count == 3)
    #expect(!page.contains("<script>alert"))
  }

  @Test func generatingTwiceGivesTheSameBytes() throws {
    #expect(try Self.page() == Self.page())
    #expect(Self.files(limit: 1) == Self.files(limit: 1))
  }

  @Test func aPageThatIsTooLargeIsOneForEachEnvironment() throws {
    let files = Self.files(limit: try Self.page().utf8.count - 1)
    let together = files.reduce(0) { $0 + $1.bytes.count }
    #expect(Self.files(limit: together).map(\.path) == ["docs/review.html"])
    #expect(files.map(\.path) == ["docs/review.html", "docs/review-production.html"])
    for (file, own) in zip(files, ["111111111111", "333333333333"]) {
      let text = Self.text(file)
      #expect(text.matches(of: /"(\d{12})"/).allSatisfy { $0.1 == own })
      #expect(
        text.contains(
          "<a href=\"review.html\">Dev</a><a href=\"review-production.html\">Production</a>"))
    }
  }

  /// Where an environment's page is too large, it reads what it tells from files beside it.
  @Test func anEnvironmentThatIsTooLargeReadsWhatItTells() throws {
    // The page alone cannot be smaller than its programs and styles.
    let limit = try #require(Self.files(limit: 10_000).map(\.bytes.count).max())
    let files = Self.files(limit: limit)
    let pages = files.filter { $0.path.hasSuffix(".html") }
    #expect(pages.map(\.path) == ["docs/review.html", "docs/review-production.html"])
    #expect(files.allSatisfy { $0.bytes.count <= limit })
    for page in pages.map(Self.text) {
      let read = page.matches(of: /<script src="([^"]*)"/).map { "docs/\($0.1)" }
      #expect(!read.isEmpty && Set(read).isSubset(of: Set(files.map(\.path))))
    }
    let told = Self.files(limit: try Self.page().utf8.count - 1).map(Self.text).joined()
    let rest = files.map(Self.text).joined()
    for id in Sample().environments.flatMap(\.resources).map(\.id) {
      #expect(told.contains("\"\(id)\"") && rest.contains("\"\(id)\""))
    }
  }

  @Test func nothingIsWrittenWithoutAnEnvironment() {
    let generator = ReviewGenerator(
      environments: [], diagrams: [], drawings: [],
      terraform: TerraformSummary(modules: [], addresses: [:]), findings: [])
    #expect(generator.generate().files == [])
  }
}

@Suite struct DrawingSetTests {
  @Test func symbolsOfOneNameAndOtherContentAreToldApart() {
    var set = DrawingSet()
    func svg(_ path: String) -> String {
      "<svg><defs><symbol id=\"x\"><path d=\"\(path)\"/></symbol></defs><use href=\"#x\"/></svg>"
    }
    let first = set.add([(svg("M0 0"), label: "A")])[0]
    let second = set.add([(svg("M1 1"), label: "B")])[0]
    #expect(first.contains("<use href=\"#x\"/>"))
    #expect(second.contains("<use href=\"#x-2\"/>"))
    #expect(set.symbols.count == 2)
  }

  @Test func whatIsReferredToKeepsAnIDOfItsOwn() {
    var set = DrawingSet()
    let svg = """
      <svg><defs><marker id="tip"/></defs><path marker-end="url(#tip)"/><a href="x.md"><g id="e"/></a></svg>
      """
    #expect(
      set.add([(svg, label: "A & B")])[0] == """
        <svg role="group" aria-label="A &amp; B"><defs><marker id="d1:tip"/></defs>\
        <path marker-end="url(#d1:tip)"/><g data-id="e"/></svg>
        """)
  }

  /// So that a change of one box is a short difference.
  @Test func aGroupEndsItsLine() {
    var set = DrawingSet()
    let boxes = (1...50).map { "<g id=\"\($0)\"><rect/><text>\($0)</text></g>" }.joined()
    let lines = set.add([("<svg>\(boxes)</svg>", label: "A")])[0].split(separator: "\n")
    #expect(lines.count == 51)
    #expect(lines[1] == "<g data-id=\"2\"><rect/><text>2</text></g>")
  }

  /// In a file the link is what is drawn as one; on the page there is none, and the group is.
  @Test func aGroupTakesTheClassOfTheLinkThatItBeginsWith() {
    var set = DrawingSet()
    let svg = """
      <svg><g id="e"><title>Subnet</title><a class="subnet" href="x.md"><rect/></a><g><rect/></g></g></svg>
      """
    #expect(
      set.add([(svg, label: "A")])[0].hasSuffix(
        """
        ><g data-id="e" class="subnet"><title>Subnet</title><rect/><g><rect/></g>
        </g>
        </svg>
        """))
  }
}

extension DrawingSetTests {
  /// The page's program writes them again: they follow from what stands there.
  @Test func titlesThatRepeatIdentitiesAreLeftOut() {
    var set = DrawingSet()
    let svg = """
      <svg><g id="a"><g id="b"><title>a, b</title><text textLength="9">B\
      </text></g></g><g id="c"><title>another</title></g></svg>
      """
    #expect(
      set.add([(svg, label: "A")])[0].hasSuffix(
        """
        ><g data-id="a"><g data-id="b"><text textLength="9">B</text></g>
        </g>
        <g data-id="c"><title>another</title></g>
        </svg>
        """))
  }
}

@Suite struct SharedPartsTests {
  private static let box =
    "<g data-id=\"a\"><g class=\"vpc\"><rect x=\"1\" width=\"100\" height=\"100\"/></g><text>a</text></g>"

  @Test func partsThatDrawingsHaveInCommonAreWrittenOnce() throws {
    let shared = SharedParts((1...3).map { "<svg>\($0)\(Self.box)</svg>" })
    let part = try #require(shared.parts.first)
    let name = try #require(part.firstMatch(of: /^<g id="([^"]*)"/)).1
    #expect(shared.parts.count == 1)
    #expect(part.replacing(" id=\"\(name)\"", with: "") == Self.box)
    #expect(shared.drawings == (1...3).map { "<svg>\($0)<use href=\"#\(name)\"/></svg>" })
  }

  @Test func aPartKeepsItsNameWhereOthersComeAndGo() {
    let other = Self.box.replacing("\"a\"", with: "\"b\"")
    let alone = SharedParts(["<svg>\(Self.box)\(Self.box)\(Self.box)</svg>"])
    let both = SharedParts(["<svg>\(other)\(other)\(other)\(Self.box)\(Self.box)\(Self.box)</svg>"])
    #expect(both.parts.count == 2)
    #expect(both.parts.contains(alone.parts[0]))
  }

  @Test(arguments: [
    // Once, short, and with an id, which must not stand twice.
    ["<svg>\(box)</svg>"], ["<svg><g/></svg>", "<svg><g/></svg>"],
    Array(repeating: "<svg><g class=\"a-class-of-its-own\"/><text>a</text></svg>", count: 9),
    Array(repeating: "<svg>\(box)<g id=\"x\">\(box)</g></svg>", count: 3), [],
  ])
  func whatIsNotWorthAReferenceOrHasAnIDStaysWhereItIs(drawings: [String]) {
    let shared = SharedParts(drawings)
    #expect(shared.drawings == drawings)
    #expect(shared.parts == [])
  }
}

@Suite struct SharedJSONTests {
  @Test func partsThatRepeatAreWrittenOnce() {
    let part: JSON = .members(["name": "a long enough text", "mark": "~1"])
    let shared = SharedJSON(
      [JSON.Member(name: "value", value: .array([part, part, "a long enough text", .number(7)]))],
      lists: ["list": RecordList([part, "short"]), "none": RecordList([])])
    #expect(
      shared.text(isInHTML: true) == """
        {"shapes":[["name","mark"],
        ["value","list"]],"table":[{"0":[1,"~~1"]},
        "a long enough text"],"value":{"1":[[0,0,1,"~7"],
        [0,"short"]]}}
        """)
  }

  @Test(arguments: [
    ("</script>", "\"\\u003c/script\\u003e\""), ("a\"b\\c\n", "\"a\\\"b\\\\c\\n\""),
    ("\u{2028}\u{1}é", "\"\\u2028\\u0001é\""),
  ])
  func stringsAreSafeInAScript(text: String, expected: String) {
    #expect(JSON.string(text).text(isInHTML: true) == expected)
  }
}

@Suite struct ReviewTextsTests {
  /// What a browser joins again: the texts by name, of all files.
  private static func read(_ texts: ReviewTexts) -> [String: String] {
    var read: [String: String] = [:]
    for file in texts.generatedFiles {
      for entry in String(decoding: file.bytes, as: UTF8.self)
        .matches(of: /\["([a-z0-9-]+)", `((?:[^`\\]|\\.)*)`\],\n/.dotMatchesNewlines())
      {
        read[String(entry.1), default: ""] += entry.2.replacing(/\\(.)/) { $0.1 }
      }
    }
    return read
  }

  @Test(arguments: [450, 500, 700, 10_000])
  func textsAreCutIntoFilesThatAreNoLargerThanTheLimit(limit: Int) {
    let lines = (1...20).map { "line \($0) of `code` and ${text} \\n" }.joined(separator: "\n")
    let sheet = String(repeating: "<g><text>a</text></g>", count: 30)
    let texts = ReviewTexts(
      page: "docs/review.html", name: "dev", texts: [("data", lines), ("sheet-0", sheet)],
      limit: limit)
    #expect(Self.read(texts) == ["data": lines, "sheet-0": sheet])
    #expect(texts.generatedFiles.allSatisfy { $0.bytes.count <= limit })
    #expect(texts.generatedFiles.map { $0.path } == texts.addresses.map { "docs/\($0)" })
    #expect(texts.addresses.first == "review/dev-1.js")
    if limit == 10_000 { #expect(texts.addresses.count == 1) }
  }

  @Test func whatCannotBeCutStaysWhole() {
    let text = String(repeating: "x", count: 1000)
    let texts = ReviewTexts(
      page: "docs/review.html", name: "dev", texts: [("data", text)], limit: 500)
    #expect(Self.read(texts) == ["data": text])
  }
}
