import ArchitectureFixtures
import Foundation
import Terraform
import Topology

/// Writes the Terraform of every change of every chain, for `Tests/Deployment/simulate.py`.
///
///     write-changes FOLDER [CHAIN…]
///
/// `FOLDER/<chain>/<number>/terraform` is what `generate` writes after the change, knowing what was
/// generated before it; `FOLDER/changes.json` lists the changes in order.
@main
enum Main {
  private struct Step: Encodable {
    let folder: String
    let title: String
    let destroys: Bool
  }

  private struct Chain: Encodable {
    let name: String
    let environment: String
    let steps: [Step]
  }

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first.map({ URL(fileURLWithPath: $0) }) else {
      FileHandle.standardError.write(Data("usage: write-changes FOLDER [CHAIN…]\n".utf8))
      exit(2)
    }
    let wanted = Set(arguments.dropFirst())
    let chains = try ChangeChain.all.filter { wanted.isEmpty || wanted.contains($0.name) }
      .map { try write($0, to: folder) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(chains).write(to: folder.appendingPathComponent("changes.json"))
  }

  private static func write(_ chain: ChangeChain, to folder: URL) throws -> Chain {
    var previous: ModelDocument?
    var steps: [Step] = []
    for (number, pair) in zip(chain.changes, chain.evaluations).enumerated() {
      let (change, evaluation) = pair
      let result = TerraformGenerator(environments: evaluation.topologies, since: previous)
        .generate()
      for problem in evaluation.diagnostics + result.diagnostics where problem.severity == .error {
        FileHandle.standardError.write(
          Data("\(chain.name), \(change.title): \(problem)\n".utf8))
        exit(1)
      }
      let place = "\(chain.name)/\(number)"
      for file in result.files {
        let url = folder.appendingPathComponent(place).appendingPathComponent(file.path)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: url)
      }
      steps.append(Step(folder: place, title: change.title, destroys: change.destroys))
      previous = ModelDocument(
        environments: evaluation.topologies, moves: result.summary.moves)
    }
    return Chain(
      name: chain.name, environment: chain.changes[0].environment.name, steps: steps)
  }
}
