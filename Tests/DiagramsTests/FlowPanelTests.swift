import Testing

@testable import Diagrams

@Suite struct FlowPanelTests {
  @Test(arguments: 1...40, 1...3)
  func aHeadingStandsInTheColumnOfWhatItIsAbove(words: Int, columns: Int) throws {
    let sentence = Array(repeating: "packets", count: words).joined(separator: " ")
    let panel = FlowPanel(
      sections: [
        .init(title: "There", tone: .forward, entries: [("1", sentence)]),
        .init(title: "Back", tone: .reply, entries: [("A", "The answer comes back.")]),
      ],
      notes: ["It arrives.", "So do the others, whichever way they take."])
    let boxes = panel.arranged(x: 0, y: 0, width: 300 * columns, columns: columns).box.children
    for (heading, next) in zip(boxes, boxes.dropFirst()) where heading.texts[0].isBold {
      #expect(next.frame.y > heading.frame.y, "\(heading.name)")
    }
    #expect(boxes[0].frame.x < 300, "the first column is empty")
  }

  @Test(arguments: [10, 40, 120], 2...4)
  func noColumnIsLeftEmpty(words: Int, columns: Int) {
    let sentence = Array(repeating: "packets", count: words).joined(separator: " ")
    let panel = FlowPanel(
      sections: [
        .init(
          title: "Ways", tone: .forward,
          entries: (1...columns).map { (label: "\($0)", sentence: sentence) })
      ],
      notes: [])
    let boxes = panel.arranged(x: 0, y: 0, width: 300 * columns, columns: columns).box.children
    #expect(Set(boxes.map { $0.frame.x / 300 }) == Set(0..<columns))
  }
}
