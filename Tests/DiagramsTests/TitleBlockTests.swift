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
}
