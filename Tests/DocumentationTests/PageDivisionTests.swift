import Testing
import Topology

@testable import Documentation

@Suite struct PageDivisionTests {
  private static let generator = DocumentationGenerator(
    environments: Sample().environments, diagrams: Sample().diagrams,
    terraform: Sample().terraform, diagnostics: Sample().diagnostics)

  @Test(arguments: [3_000, 6_000])
  func everyPageInPartsLosesNothing(room: Int) {
    let whole = Self.generator.site
    let (site, files) = whole.divided(limit: room, room: room)
    #expect(site.pages.count > whole.pages.count)
    let links = LinkChecker(files, otherPaths: PagesTests.otherPaths(Sample()))
    #expect(links.problems == [])
    #expect(Set(site.addresses.keys) == Set(whole.addresses.keys))
    func words(_ files: [GeneratedFile]) -> Set<Substring> {
      Set(
        files.flatMap { file in
          String(decoding: file.bytes, as: UTF8.self).replacing(/\]\([^)]*\)/, with: "]")
            .split { $0 == " " || $0 == "\n" }
        }
        .filter { !$0.allSatisfy { "-:".contains($0) } })
    }
    #expect(words(whole.files).subtracting(words(files)) == [])
    // Links between parts are longer than those within a page.
    #expect(files.allSatisfy { $0.bytes.count < 2 * room })
  }

  @Test func partsLeadToEachOtherAndRepeatTheirSection() {
    let page = Page(path: "docs/p.md", title: "P") {
      Markdown.heading(1, "P")
      Markdown.heading(2, "A")
      Markdown.table(Table(["N"], rows: (0..<100).map { [.text("row \($0)")] }))
      Markdown.anchors([ElementID("b")])
      Markdown.heading(2, "B")
      Markdown.list([
        .link("b", path: "docs/p.md", fragment: ElementID("b")), .reference(ElementID("b"), "b"),
      ])
    }
    let (_, files) = Site(pages: [page]).divided(limit: 500, room: 500)
    let texts = files.map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(files.map(\.path).prefix(2) == ["docs/p.md", "docs/p/part-2.md"])
    #expect(
      texts[0].contains(
        "This page is one of \(files.count) parts, because it is long: [part 2](p/part-2.md)"))
    #expect(texts[1].contains("# P, part 2\n"))
    #expect(texts[1].contains("[part 1](../p.md)"))
    #expect(texts[1].contains("## A, continued\n"))
    #expect(texts.last?.contains("- [b](part-\(files.count).md#b)\n- [b](#b)") == true)
    for row in 0..<100 { #expect(texts.joined().contains("| row \(row)")) }
  }

  @Test func aPageThatFitsIsLeftAsItIs() {
    let (site, files) = Self.generator.site.divided()
    #expect(files == Self.generator.site.files)
    #expect(site.pages.map(\.path) == Self.generator.site.pages.map(\.path))
  }
}
