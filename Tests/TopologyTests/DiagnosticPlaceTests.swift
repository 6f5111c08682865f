import Testing
import Topology

@Suite struct DiagnosticPlaceTests {
  @Test func `a diagnostic names its place, and every related one on a line of its own`() {
    let place = SourceLocation(file: "shop/Shop.swift", line: 3)
    let other = SourceLocation(file: "shop/Shop.swift", line: 7)
    let diagnostic = Diagnostic(
      .duplicateName, summary: "two routes", detail: "Detail.", remedy: "Remove one.",
      origin: .source(place), related: [RelatedPlace(.source(other), "the other route")])
    #expect(
      diagnostic.description == """
        shop/Shop.swift:3: error: PLB001: two routes
          Detail.
          To fix it: Remove one.
          shop/Shop.swift:7: note: the other route
        """)
    #expect(diagnostic.location == place)
  }

  @Test func `what comes from a state is named by its address`() {
    let diagnostic = Diagnostic(
      .duplicateName, summary: "two routes", detail: "Detail.", remedy: "Remove one.",
      origin: .state(address: "module.net.aws_route.out[\"a\"]"))
    #expect(diagnostic.description.hasPrefix("module.net.aws_route.out[\"a\"]: error: PLB001"))
    #expect(diagnostic.location == nil)
  }
}
