import Testing
import Topology

@testable import Documentation

@Suite struct MarkdownTests {
  private func write(@MarkdownBuilder _ body: () -> [Markdown]) -> String {
    let page = Page(path: "docs/page.md", title: "Page", body: body)
    return MarkdownWriter.text(of: page, in: Site(pages: [page]))
  }

  @Test(arguments: [
    ("a | b", "a \\| b"), ("*bold*", "\\*bold\\*"), ("snake_case", "snake_case"),
    ("_private", "\\_private"), ("<script>", "\\<script>"), ("[x](y)", "\\[x\\](y)"),
    ("`code`", "\\`code\\`"), ("a\\b", "a\\\\b"), ("AT&T & co", "AT\\&T & co"),
    ("&amp;", "\\&amp;"), ("$x$", "\\$x\\$"), ("~~gone~~", "\\~\\~gone\\~\\~"),
    ("two\nlines", "two lines"), ("10.0.0.0/8 -> tgw", "10.0.0.0/8 -> tgw"),
  ])
  func textIsEscaped(text: String, expected: String) {
    #expect(MarkdownEscaping.text(text) == expected)
  }

  @Test(arguments: [
    ("# no heading", "\\# no heading"), ("> no quote", "\\> no quote"),
    ("- no item", "\\- no item"),
    ("+ no item", "\\+ no item"), ("1. no item", "1\\. no item"), ("12) no item", "12\\) no item"),
    ("1.5 zones", "1.5 zones"), ("plain", "plain"),
  ])
  func aLineThatWouldBeginABlockIsEscaped(line: String, expected: String) {
    #expect(write { Markdown.paragraph(.text(line)) } == expected + "\n")
  }

  @Test(arguments: [
    ("plain", "`plain`"), ("a`b", "``a`b``"), ("`a", "`` `a ``"), ("a|b", "`a|b`"),
    ("", "`  `"),
  ])
  func codeSpansHoldAnything(text: String, expected: String) {
    #expect(MarkdownEscaping.code(text, inTable: false) == expected)
  }

  @Test func barsInCellsAreEscapedEvenWithinCode() {
    let text = write {
      Markdown.table(Table(["A"], rows: [[.code("a|b")], [.text("c|d")]]))
    }
    #expect(text == "| A      |\n| ------ |\n| `a\\|b` |\n| c\\|d   |\n")
  }

  @Test func tablesAreAlignedAndEmptyColumnsLeftOut() {
    let text = write {
      Markdown.table(
        Table(
          ["Name", "Nothing", Table.Column("Count", isNumeric: true)],
          rows: [["a", .none, "7"], ["long name", .none, "12345678"]]))
    }
    #expect(
      text == """
        | Name      |    Count |
        | --------- | -------: |
        | a         |        7 |
        | long name | 12345678 |

        """)
  }

  @Test func referencesBecomeLinksOnlyWhereThereIsAnAnchor() {
    let id = ElementID("inspection", "firewall", key: "a")
    let text = write {
      Markdown.anchors([id])
      Markdown.paragraph("\(.reference(id, "here")) and \(.reference(ElementID("gone"), "gone"))")
    }
    #expect(
      text == """
        <a id="inspection/firewall[a]"></a>

        [here](#inspection/firewall%5Ba%5D) and gone

        """)
  }

  @Test func anIdStandsOnlyOnceOnAPage() {
    let id = ElementID(path: ["vpc"])
    let text = write {
      Markdown.anchors([id, id])
      Markdown.paragraph("\(.anchor(id))text")
    }
    #expect(text == "<a id=\"vpc\"></a>\n\ntext\n")
  }

  @Test func codeBlocksHoldFences() {
    #expect(write { Markdown.code("```\nx", language: "sh") } == "````sh\n```\nx\n````\n")
  }

  @Test(arguments: [
    ("docs/README.md", "docs/network.md", "network.md"),
    ("docs/README.md", "terraform/modules/a", "../terraform/modules/a"),
    ("docs/inventory/a.md", "docs/network.md", "../network.md"),
    ("docs/README.md", "docs/diagrams/a.svg", "diagrams/a.svg"),
  ])
  func pathsAreRelativeToThePage(source: String, target: String, expected: String) {
    #expect(Site.relativePath(from: source, to: target) == expected)
  }

  @Test(arguments: [
    ("inspection/firewall[a]", "inspection/firewall%5Ba%5D"), ("a b\"c", "a%20b%22c"),
    ("größe", "gr%C3%B6%C3%9Fe"),
  ])
  func fragmentsArePercentEncoded(text: String, expected: String) {
    #expect(MarkdownEscaping.address(text) == expected)
  }
}
