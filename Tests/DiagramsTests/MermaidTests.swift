import TestSupport
import Testing

@testable import Diagrams

@Suite struct MermaidTests {
  private func sheet(_ view: String, zones: [String] = ["a", "b"]) throws -> Sheet {
    let sheets = try DiagramGenerator(
      environments: [Samples.inspection(zones: zones, natZones: ["a"])]
    ).sheets()
    return try #require(sheets.first { $0.view == view })
  }

  @Test(arguments: ["network", "workload", "overview"])
  func `The text is the expected one`(view: String) throws {
    let text = try #require(MermaidWriter(try sheet(view)).text())
    #expect(try Golden.difference(of: text + "\n", from: "\(view).mmd") == nil)
  }

  @Test func `A sheet without lines has none`() throws {
    #expect(MermaidWriter(try sheet("resources")).text() == nil)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `Random networks are well-formed`(seed: UInt64) throws {
    for sheet in try DiagramGenerator(environments: [Samples.random(seed: seed)]).sheets() {
      guard let text = MermaidWriter(sheet).text() else { continue }
      var depth = 0
      var known: Set<Substring> = []
      for line in text.split(separator: "\n").dropFirst() {
        let line = line.drop { $0 == " " }
        if line == "end" {
          depth -= 1
          continue
        }
        if line.hasPrefix("subgraph ") { depth += 1 }
        let isLine = line.firstMatch(of: /^n_\w+ (-->|-\.-|---)(\|"[^"]*"\|)? n_\w+$/) != nil
        let node = line.firstMatch(of: /^(?:subgraph )?(n_\w+)\(?\["[^"]+"\]\)?$/)
        #expect(isLine || node != nil, "\(line)")
        if let node { #expect(known.insert(node.1).inserted, "\(line)") }
        if isLine {
          let words = line.split(separator: " ")
          #expect(known.contains(words[0]) && known.contains(words[words.count - 1]), "\(line)")
        }
      }
      #expect(depth == 0)
      // GitHub refuses longer ones.
      #expect(text.utf8.count < 50_000)
    }
  }

  @Test(arguments: [
    (["a \"b\""], "\"a #34;b#34;\""),
    (["<script>", "x & y"], "\"#60;script#62;<br/>x #38; y\""),
    (["`code` #1; **b**"], "\"#96;code#96; #35;1#59; #42;#42;b#42;#42;\""),
    (["two\nlines", "naïve → ok (1) [2] {3}"], "\"two lines<br/>naïve → ok (1) [2] {3}\""),
    (["a_b|c\\d~"], "\"a#95;b#124;c#92;d#126;\""),
  ])
  func `What could be syntax is escaped`(lines: [String], text: String) {
    #expect(MermaidWriter.quoted(lines) == text)
  }

  @Test func `Names keep identities apart`() {
    var names = MermaidNames()
    #expect(names.add("end") == "n_end")
    #expect(names.add("a/b") == "n_a_b")
    #expect(names.add("a-b") == "n_a_b_")
    #expect(names.add("a/b") == "n_a_b")
  }
}
