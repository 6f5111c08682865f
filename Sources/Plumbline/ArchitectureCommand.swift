import AWSModel
import ArchitectureDSL
import Dispatch
import Topology

/// The command line of an architecture.
public enum ArchitectureCommand {
  /// Runs the command line on an architecture and returns the exit code.
  ///
  /// ```swift
  /// let code = ArchitectureCommand.run(Shop.self, arguments: ["check", "--output", "site"])
  /// ```
  public static func run<A: Architecture>(_ architecture: A.Type, arguments: [String]) -> Int32 {
    DispatchQueue.global().async { ResourceTraits.prepare() }
    let model = ArchitectureModel(
      name: A.name, environments: A.environments.map(\.name), markedFiles: A.markedFiles,
      formats: A.formats
    ) {
      let evaluation = ArchitectureEvaluator.evaluate(A.self)
      return ArchitectureModel.Evaluated(
        topologies: evaluation.topologies, diagnostics: evaluation.diagnostics)
    }
    return run(arguments, in: CommandContext(model: model, generators: .standard))
  }

  /// Runs the command with these arguments and returns the exit code.
  package static func run(_ arguments: [String], in context: CommandContext) -> Int32 {
    RootCommand.run(arguments, in: context).rawValue
  }
}
