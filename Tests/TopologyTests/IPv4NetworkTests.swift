import Testing
import Topology

@Suite struct IPv4NetworkTests {
  private func network(_ text: String) throws -> IPv4Network {
    try #require(IPv4Network(text))
  }

  @Test(arguments: ["0.0.0.0/0", "10.0.0.0/8", "10.1.2.3/32", "255.255.255.254/31"])
  func textFormRoundTrips(text: String) throws {
    #expect(try network(text).description == text)
  }

  @Test(arguments: [
    "", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/08", "10.0.0/8", "10.0.0.0.0/8",
    "10.0.0.1/8", "010.0.0.0/8", "256.0.0.0/8", "10.0.0.0/8 ", "a.b.c.d/8", "10..0.0/8",
  ])
  func rejectsOtherTexts(text: String) {
    #expect(IPv4Network(text) == nil)
  }

  @Test(arguments: [
    ("10.0.0.0/8", "10.255.0.0/16", true), ("10.0.0.0/8", "10.0.0.0/8", true),
    ("10.255.0.0/16", "10.0.0.0/8", false), ("10.0.0.0/9", "10.128.0.0/9", false),
    ("0.0.0.0/0", "1.2.3.4/32", true), ("10.0.0.0/32", "10.0.0.1/32", false),
  ])
  func contains(outer: String, inner: String, expected: Bool) throws {
    #expect(try network(outer).contains(network(inner)) == expected)
  }

  @Test func overlapIsContainmentEitherWay() throws {
    #expect(try network("10.0.0.0/8").overlaps(network("10.1.0.0/16")))
    #expect(try network("10.1.0.0/16").overlaps(network("10.0.0.0/8")))
    #expect(try !network("10.0.0.0/16").overlaps(network("10.1.0.0/16")))
  }

  @Test func subdividesInOrder() throws {
    let parts = try network("10.0.0.0/22").subdivided(prefixLength: 24)
    #expect(
      parts.map(\.description) == ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24"])
    #expect(try network("10.0.0.0/24").subdivided(prefixLength: 24).count == 1)
    #expect(try network("10.0.0.0/24").subdivided(prefixLength: 23).isEmpty)
    #expect(
      try network("0.0.0.0/0").subdivided(prefixLength: 32).last?.description
        == "255.255.255.255/32")
  }

  @Test func knowsItsEnds() throws {
    let block = try network("10.1.2.0/23")
    #expect(block.count == 512)
    #expect(block.lastAddress.description == "10.1.3.255")
  }
}
