import Testing
import Topology

@testable import ArchitectureDSL

@Suite struct ReferenceTests {
  private func diagnostics(@RegionBuilder _ members: () -> [any RegionMember]) -> [Diagnostic] {
    let members = members()
    return ArchitectureEvaluator.evaluate(
      name: "shop", title: "Shop", summary: "",
      environments: [
        Environment("test", account: "123456789012", zones: ["a"], addresses: "10.0.0.0/12")
      ]
    ) { _ in Region(.ireland) { members } }.diagnostics
  }

  private func queue(_ name: String, _ value: Value = "x", dependsOn: [ElementID] = []) -> Declare {
    Declare(
      name, type: "aws_sqs_queue", arguments: ["redrive_policy": value], dependsOn: dependsOn)
  }

  private func reference(_ name: String, _ attribute: String = "arn") -> Value {
    .reference(ElementID(name), attribute)
  }

  @Test func `an attribute that the type lacks is told with the nearest names`() throws {
    let found = diagnostics {
      queue("one")
      queue("two", reference("one", "arm"))
    }
    let diagnostic = try #require(found.first)
    #expect(found.count == 1)
    #expect(diagnostic.code == .unknownTarget)
    #expect(diagnostic.summary == "'one' has no attribute 'arm'")
    #expect(diagnostic.detail.contains("'arn'"))
    #expect(diagnostic.related.map(\.note) == ["'one' is declared here"])
  }

  @Test func `computed attributes and parts of attributes are there`() {
    #expect(
      diagnostics {
        queue("one")
        queue("two", .list([reference("one", "url"), reference("one", "tags_all[\"a\"].b")]))
      }.isEmpty)
  }

  @Test func `a type without a schema has every attribute`() {
    #expect(
      diagnostics {
        Declare("ledger", type: "aws_qldb_ledger", arguments: ["permissions_mode": "STANDARD"])
        queue("two", reference("ledger", "whatever"))
      }.isEmpty)
  }

  @Test func `a firewall's endpoints are an attribute`() {
    #expect(
      diagnostics {
        Declare("wall", type: "aws_networkfirewall_firewall", arguments: [:])
        queue("two", .reference(ElementID("wall"), "endpoint_ids", key: "a"))
      }.isEmpty)
  }

  @Test func `a dependency that does not exist is told`() {
    let found = diagnostics { queue("one", dependsOn: [ElementID("nothing")]) }
    #expect(found.map(\.summary) == ["'one' waits for 'nothing', which is not in the model"])
  }

  @Test func `a circle is told once, with its members in order`() throws {
    let found = diagnostics {
      queue("zero", reference("one"))
      queue("one", reference("two"))
      queue("two", reference("three"))
      queue("three", dependsOn: [ElementID("one")])
      queue("four", reference("three"))
    }
    let diagnostic = try #require(found.first)
    #expect(found.map(\.code) == [.referenceCycle])
    #expect(diagnostic.summary == "3 resources refer to each other in a circle")
    #expect(diagnostic.detail.contains("'one' → 'two' → 'three' → 'one'"))
    #expect(diagnostic.related.count == 2)
  }

  @Test func `two circles are two errors`() {
    let found = diagnostics {
      queue("a", reference("b"))
      queue("b", reference("a"))
      queue("c", reference("c"))
      queue("d", reference("a"))
    }
    #expect(
      found.map(\.summary) == [
        "2 resources refer to each other in a circle", "'c' refers to itself",
      ])
  }

  @Test func `a long chain is no circle and costs little`() {
    let chain = (0..<20_000).map { index in
      Resource(
        id: ElementID("q\(index)"), type: "aws_sqs_queue", name: "q\(index)",
        arguments: index == 0 ? [:] : ["redrive_policy": reference("q\(index - 1)")], title: "Q",
        location: SourceLocation(file: "a", line: 1))
    }
    #expect(ReferenceGraph(chain).circles.isEmpty)
    let last = Resource(
      id: ElementID("q0"), type: "aws_sqs_queue", name: "q0",
      arguments: ["redrive_policy": reference("q19999")], title: "Q",
      location: SourceLocation(file: "a", line: 1))
    #expect(ReferenceGraph([last] + chain.dropFirst()).circles.map(\.count) == [20_000])
  }
}
