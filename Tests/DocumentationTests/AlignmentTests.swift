import Testing
import Topology

@testable import Documentation

@Suite struct AlignmentTests {
  private func resource(_ id: String, title: String = "") -> Resource {
    Resource(
      id: ElementID(text: id) ?? ElementID("x"), type: "t", name: "n", arguments: [:], title: title,
      location: SourceLocation(file: "f", line: 1))
  }

  @Test(arguments: [
    (["a b", "a b c"], "a b c"), (["a d", "a b c d"], "a b c d"), (["b", "a b"], "b a"),
    (["a", "a c", "a b"], "a c b"), (["", "a"], "a"),
  ])
  func elementsOfLaterEnvironmentsFollowTheirPredecessor(lists: [String], expected: String) {
    let aligned = Aligned.align(
      lists.map { $0.split(separator: " ").map { resource(String($0)) } })
    #expect(aligned.map(\.id.description).joined(separator: " ") == expected)
  }

  @Test(arguments: [
    ("s[a]", "Firewall subnet in zone a", "Firewall subnet"),
    ("s[a]", "Route table of zone a", "Route table"), ("s[a]", "Subnet (a)", "Subnet"),
    ("s[statsd]", "Repository for statsd", "Repository"), ("s[a]", "Nothing here", "Nothing here"),
    ("s", "In zone a", "In zone a"),
  ])
  func familiesAreTitledWithoutTheKey(id: String, title: String, expected: String) {
    let aligned = Aligned.align([[resource(id, title: title)]])
    #expect(Family(id: ElementID("s"), members: aligned).title == expected)
  }
}
