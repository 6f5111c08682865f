import ArchitectureFixtures
import Foundation
import Synchronization
import TestSupport
import Testing
import Topology

@testable import Plumbline

/// A mistake in the model is told once, with place and remedy, and nothing is written.
@Suite struct MistakeTests {
  @Test(arguments: Mistake.all)
  func nothingIsGeneratedFromAMistake(mistake: Mistake) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(Array("old\n".utf8), to: "docs/README.md")
    try folder.write(Array("old\n".utf8), to: "terraform/main.tf")
    let errors = Words()
    let model = ArchitectureModel(
      name: "shop", environments: mistake.environments.map(\.name)
    ) {
      let evaluation = mistake.evaluate()
      return ArchitectureModel.Evaluated(
        topologies: evaluation.topologies, diagnostics: evaluation.diagnostics)
    }
    let console = Console(isWatched: false, output: { _ in }, error: { errors.add($0) })
    let code = ArchitectureCommand.run(
      ["generate", "--output", folder.path],
      in: CommandContext(model: model, generators: .standard, console: console))

    #expect(code == 3)
    #expect(errors.text.contains("error: \(mistake.code.number): "), "\(errors.text)")
    #expect(errors.text.contains("To fix it: "))
    let left = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    #expect(left == ["docs", "docs/README.md", "terraform", "terraform/main.tf"])
    #expect(
      try String(contentsOfFile: "\(folder.path)/docs/README.md", encoding: .utf8) == "old\n")
  }

  /// What a command said.
  private final class Words: Sendable {
    private let collected = Mutex("")
    func add(_ words: String) { collected.withLock { $0 += words } }
    var text: String { collected.withLock { $0 } }
  }
}
