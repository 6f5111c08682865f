import Testing
import Topology

@testable import Diagrams

@Suite struct TitleBlockTests {
  @Test func `Every sheet names its environment and the declared revision`() throws {
    var topology = Samples.inspection()
    topology.revision = "2.3"
    for sheet in try DiagramGenerator(environments: [topology]).sheets() {
      let words = sheet.texts.map(\.text)
      #expect(
        words.contains { $0.hasPrefix("\(topology.environment.title) · revision 2.3 · account ") },
        "\(sheet.fileName)")
      #expect(words.contains { $0.hasSuffix("· \(topology.environment.title)") })
      #expect(words.contains(sheet.subtitle))
    }
  }

  @Test func `Without a declared revision none is named`() throws {
    for sheet in try DiagramGenerator(environments: [Samples.inspection()]).sheets() {
      #expect(!sheet.texts.contains { $0.text.contains("revision") }, "\(sheet.fileName)")
    }
  }

  @Test(arguments: [(900, true), (300, false)])
  func `A subtitle is cut only where something stands beside it`(x: Int, isWhole: Bool) {
    let subtitle = "What is lost with zone a; what becomes of 1 of 6 flows is not known"
    var sheet = Sheet(
      kind: .failure, view: "failure", environments: ["test"], title: "Sample · Zone a fails",
      subtitle: subtitle, altText: "", width: 1100, height: 620,
      boxes: [
        Box(name: "internet", role: .actor, frame: Frame(x: x, y: 12, width: 100, height: 32))
      ])
    sheet.headingRoom = 200
    let words = SheetText.framed(sheet, in: [Samples.inspection()]).texts.map(\.text)
    #expect(words.contains(subtitle) == isWhole)
  }
}
