import TestSupport
import Testing
import Topology

@testable import Terraform

@Suite struct GoldenTests {
  @Test func theSampleArchitecture() throws {
    let result = TerraformGenerator(environments: SampleArchitecture.topologies).generate()
    #expect(result.diagnostics.map(\.description) == [])
    for file in result.files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      let difference = try Golden.difference(of: text, from: "sample/\(file.path)")
      #expect(difference == nil, "\(difference ?? "")")
    }
  }

  /// Nothing may hang on the order of a Set, a Dictionary or a thread.
  @Test func generatingInParallelGivesEqualFiles() async {
    let topologies = SampleArchitecture.topologies
    let expected = TerraformGenerator(environments: topologies).generate()
    await withTaskGroup(of: TerraformResult.self) { group in
      for _ in 0..<4 {
        group.addTask { TerraformGenerator(environments: topologies).generate() }
      }
      for await result in group {
        #expect(result.files == expected.files)
        #expect(result.summary == expected.summary)
      }
    }
  }
}
