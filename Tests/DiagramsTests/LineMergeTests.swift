import PictureCases
import Reachability
import Testing
import Topology

@testable import Diagrams

/// Lines that a reader would take for one.
@Suite struct LineMergeTests {
  /// Boxes of 40 x 40 points.
  private func sheet(_ places: KeyValuePairs<String, Point>, _ edges: [SheetEdge]) -> Sheet {
    Sheet(
      kind: .overview, view: "test", environments: ["test"], title: "", subtitle: "", altText: "",
      width: 800, height: 600,
      boxes: places.map {
        Box(
          name: $0.key, role: .element,
          frame: Frame(x: $0.value.x, y: $0.value.y, width: 40, height: 40))
      }, edges: edges)
  }

  private func line(
    _ source: String, _ target: String, _ places: [Point],
    style: SheetEdge.Style = .forward
  ) -> SheetEdge {
    var edge = SheetEdge(from: source, to: target, style: style, title: "")
    edge.run(through: places)
    return edge
  }

  private func found(_ places: KeyValuePairs<String, Point>, _ edges: [SheetEdge]) -> [String] {
    LineEnds(sheet(places, edges)).violations()
  }

  private let four: KeyValuePairs<String, Point> = [
    "a": Point(100, 100), "b": Point(300, 300), "c": Point(100, 200), "d": Point(300, 400),
  ]

  @Test func `Lines of other pairs that run together are found`() {
    let one = line("a", "b", [Point(140, 120), Point(200, 120), Point(200, 320), Point(300, 320)])
    func other(_ x: Int) -> SheetEdge {
      line("c", "d", [Point(140, 220), Point(x, 220), Point(x, 420), Point(300, 420)])
    }
    let sentence = "'forward a b' and 'forward c d' run together as one line"
    #expect(found(four, [one, other(200)]) == [sentence])
    #expect(found(four, [one, other(203)]) == [sentence])
    #expect(found(four, [one, other(212)]) == [])
  }

  @Test func `Lines of one kind to one box may run together, of two kinds not`() {
    let one = line("a", "b", [Point(140, 120), Point(200, 120), Point(200, 320), Point(300, 320)])
    func other(_ style: SheetEdge.Style) -> SheetEdge {
      line(
        "c", "b", [Point(140, 220), Point(200, 220), Point(200, 320), Point(300, 320)],
        style: style)
    }
    #expect(found(four, [one, other(.forward)]) == [])
    #expect(
      found(four, [one, other(.refused)]).contains(
        "'forward a b' and 'refused c b' run together as one line"))
  }

  @Test func `A line on which another begins or ends is found`() {
    let way = line("a", "d", [Point(140, 110), Point(320, 110), Point(320, 400)])
    let ending = line("c", "b", [Point(140, 220), Point(322, 220), Point(322, 300)])
    let places: KeyValuePairs<String, Point> = [
      "a": Point(100, 100), "b": Point(322, 200), "c": Point(100, 200), "d": Point(300, 400),
    ]
    let level = line("c", "b", [Point(140, 220), Point(322, 220)])
    #expect(
      found(places, [way, level])
        == ["'forward c b' ends at 'b' on the way of 'forward a d'"])
    #expect(found(four, [way, ending]).count == 2)
    let away = line("a", "d", [Point(140, 110), Point(310, 110), Point(310, 400)])
    #expect(found(places, [away, level]) == [])
  }

  /// The service's way out by the NAT gateway ran together with what the other load balancer sends it.
  @Test func `Lines that ran together are drawn apart, and nothing is left out for that`() throws {
    let picture = try #require(PictureCase.named("raw-components"))
    let networks = WalkedNetwork.all(picture.evaluation().topologies)
    let overview = try #require(
      DiagramGenerator(networks: networks).sheets().first { $0.view == "overview" })
    #expect(overview.simplification == nil)
    #expect(LineEnds(overview).violations() == [])
    #expect(overview.edges.contains { $0.source.hasSuffix("nat[a]") || $0.target == "internet" })
  }
}
