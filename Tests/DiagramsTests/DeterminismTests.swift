import Testing
import Topology

@testable import Diagrams

@Suite struct DeterminismTests {
  @Test func `The same model gives the same bytes, in parallel too`() async throws {
    let topologies = [Samples.inspection(), Samples.random(seed: 7)]
    let expected = DiagramGenerator(environments: topologies).generate().files
    try await withThrowingTaskGroup(of: [GeneratedFile].self) { group in
      for _ in 0..<4 {
        group.addTask { DiagramGenerator(environments: topologies).generate().files }
      }
      for try await files in group { #expect(files == expected) }
    }
  }
}
