import Testing

@testable import Diagrams

@Suite struct FlowPanelTests {
  @Test(arguments: 1...40)
  func aHeadingStandsInTheColumnOfWhatItIsAbove(words: Int) throws {
    let sentence = Array(repeating: "packets", count: words).joined(separator: " ")
    let panel = FlowPanel(
      sections: [
        .init(title: "There", tone: .forward, entries: [("1", sentence)]),
        .init(title: "Back", tone: .reply, entries: [("A", "The answer comes back.")]),
      ],
      notes: ["It arrives.", "So do the others, whichever way they take."])
    let boxes = panel.arranged(x: 0, y: 0, width: 600, columns: 2).box.children
    for (heading, next) in zip(boxes, boxes.dropFirst()) where heading.texts[0].isBold {
      #expect(next.frame.y > heading.frame.y, "\(heading.name)")
    }
  }
}
