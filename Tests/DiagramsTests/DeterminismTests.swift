import Synchronization
import Testing
import Topology

@testable import Diagrams

@Suite struct DeterminismTests {
  @Test func `The same model gives the same bytes, in parallel too`() async throws {
    let topologies = [Samples.inspection(), Samples.random(seed: 7)]
    let expected = try DiagramGenerator(environments: topologies).generate().files
    try await withThrowingTaskGroup(of: [GeneratedFile].self) { group in
      for _ in 0..<4 {
        group.addTask { try DiagramGenerator(environments: topologies).generate().files }
      }
      for try await files in group { #expect(files == expected) }
    }
  }

  @Test func `Graphviz is not asked twice`() throws {
    let known = Mutex<[String: String]>([:])
    let asked = Mutex(0)
    let memo = LayoutMemo(
      answer: { question in known.withLock { $0[question] } },
      keep: { question, answer in
        known.withLock { $0[question] = answer }
        asked.withLock { $0 += 1 }
      })
    let generator = DiagramGenerator(environments: [Samples.inspection()])
    let first = try generator.generate(memo: memo).files
    let questions = asked.withLock { $0 }
    #expect(questions > 0)
    #expect(try generator.generate(memo: memo).files == first)
    #expect(asked.withLock { $0 } == questions)
  }
}
