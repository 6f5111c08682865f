import Testing

@testable import Plumbline

@Suite struct MarkedTextTests {
  private func filled(_ text: String) -> String {
    MarkedText(text).filled { "[\($0)]" }
  }

  @Test func regionsAreFilledAndAllElseStays() {
    #expect(
      filled("a\n<!-- plumbline:begin x -->\nold\n<!-- plumbline:end -->\nb")
        == "a\n<!-- plumbline:begin x -->\n\n[x]\n\n<!-- plumbline:end -->\nb")
  }

  @Test func fillingTwiceChangesNothingMore() {
    let once = filled("<!-- plumbline:begin x -->\n<!-- plumbline:end -->\n")
    #expect(filled(once) == once)
  }

  @Test func lineEndsOfTheFileAreKept() {
    #expect(
      filled("a\r\n<!-- plumbline:begin x -->\r\n<!-- plumbline:end -->\r\n")
        == "a\r\n<!-- plumbline:begin x -->\r\n\r\n[x]\r\n\r\n<!-- plumbline:end -->\r\n")
  }

  @Test(arguments: ["```", "~~~", "````"])
  func markersWithinCodeAreText(fence: String) {
    let text = "\(fence)\n<!-- plumbline:begin x -->\n\(fence)\n"
    #expect(MarkedText(text).regions.isEmpty)
    #expect(MarkedText(text).problems.isEmpty)
    #expect(filled(text) == text)
  }

  @Test(arguments: [
    ("<!-- plumbline:begin x -->\n", "a marker is never ended", 1),
    ("\n<!-- plumbline:end -->\n", "a marker ends what has not begun", 2),
    (
      "<!-- plumbline:begin x -->\n<!-- plumbline:begin y -->\n<!-- plumbline:end -->\n",
      "a marker begins within another", 2
    ),
    ("<!-- plumbline:begin -->\n", "a marker cannot be read", 1),
    ("<!-- plumbline:begin a b -->\n", "a marker cannot be read", 1),
    ("<!-- plumbline:start a -->\n", "a marker cannot be read", 1),
  ])
  func wrongMarkersAreTold(text: String, summary: String, line: Int) {
    let problems = MarkedText(text).problems
    #expect(problems.first?.summary == summary)
    #expect(problems.first?.line == line)
  }

  @Test func otherCommentsAreText() {
    let text = "<!-- a remark -->\n<!-- plumb -->\n"
    #expect(MarkedText(text).problems.isEmpty)
    #expect(filled(text) == text)
  }
}
