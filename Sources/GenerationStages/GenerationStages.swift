import ArchitectureDSL
import Diagrams
import Documentation
import Plumbline
import Reachability
import Terraform
import Topology

/// The stages of `generate`, one by one, for what measures them.
///
/// ```swift
/// let stages = try GenerationStages(MetricsPlatform.self)
/// let write = try stages.prepare(.terraformText)
/// let bytes = try write()  // what is to be measured
/// ```
public struct GenerationStages: Sendable {
  public enum Stage: String, Hashable, Sendable, CaseIterable {
    /// Declarations to models, with validation.
    case evaluation
    /// Models to Terraform modules and variables.
    case lifting
    /// Modules to formatted text.
    case terraformText = "Terraform text"
    /// Models to positions and routed lines, nothing remembered of an earlier run.
    case layout
    /// Laid-out sheets to SVG.
    case svg = "SVG"
    /// Laid-out sheets to PNG.
    case png = "PNG"
    /// Models to Markdown, without the index's pictures, so that no layout is needed for it.
    case documents
    /// Models and drawn sheets to the page of the review.
    case review
    /// Models to the packets that pass between any two private subnets, all pairs at once.
    case reachability
  }

  /// Why an architecture cannot be measured.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  private let model: ArchitectureModel
  private let topologies: [Topology]

  /// Evaluates the architecture. Throws ``Failure`` where it has errors.
  public init<A: Architecture>(_ architecture: A.Type) throws {
    model = ArchitectureModel(name: A.name, environments: A.environments.map(\.name)) {
      let evaluation = ArchitectureEvaluator.evaluate(A.self)
      return ArchitectureModel.Evaluated(
        topologies: evaluation.topologies, diagnostics: evaluation.diagnostics)
    }
    let evaluated = model.evaluate()
    try Self.requireNoErrors(evaluated.diagnostics)
    topologies = evaluated.topologies
  }

  /// Does what comes before the stage and returns the stage itself.
  ///
  /// What the stage returns says how much it did (resources, modules, sheets or bytes).
  public func prepare(_ stage: Stage) throws -> @Sendable () throws -> Int {
    let (model, topologies) = (model, topologies)
    switch stage {
    case .evaluation:
      return { model.evaluate().topologies.reduce(0) { $0 + $1.resources.count } }
    case .lifting:
      return { LiftedArchitecture(topologies).moduleCount }
    case .terraformText:
      let lifted = LiftedArchitecture(topologies)
      try Self.requireNoErrors(lifted.result().diagnostics)
      return { Self.size(lifted.result().files) }
    case .layout:
      return { try DiagramGenerator(environments: topologies).sheets().count }
    case .svg:
      let sheets = try DiagramGenerator(environments: topologies).sheets()
      return { sheets.reduce(0) { $0 + SVGWriter($1).text().utf8.count } }
    case .png:
      let pictures = DiagramGenerator(environments: topologies).generate().pictures
      return { try pictures.reduce(0) { $0 + (try $1.render()).count } }
    case .documents:
      let terraform = TerraformGenerator(environments: topologies).generate()
      let generator = DocumentationGenerator(
        environments: topologies, diagrams: [], terraform: terraform.summary,
        diagnostics: [])
      return { Self.size(generator.generate().files) }
    case .review:
      let terraform = TerraformGenerator(environments: topologies).generate()
      let diagrams = DiagramGenerator(environments: topologies).generate()
      let drawings = diagrams.files
      return {
        Self.size(
          ReviewGenerator(
            environments: topologies, diagrams: diagrams.summary, drawings: drawings,
            terraform: terraform.summary, findings: []
          ).generate().files)
      }
    case .reachability:
      return {
        topologies.reduce(0) { count, topology in
          let network = NetworkModel(topology)
          let subnets = topology.resources.lazy.map(\.id).filter { $0.path.last == "private" }
          return count + network.reachable(among: Array(subnets)).count
        }
      }
    }
  }

  /// Does all that `generate` does, from declarations to files in the folder, pictures apart.
  ///
  /// Returns the number of files written; a second run into the folder writes none.
  public func generate(into folder: String) throws -> Int {
    var generators = Generators.standard
    let diagrams = generators.diagrams
    generators.diagrams = { networks, wishes in
      var part = diagrams(networks, wishes)
      part.pictures = []
      return part
    }
    let outcome = Generation(
      Pipeline(model: model, generators: generators), into: OutputFolder(folder),
      memo: generators.memo()
    ).run(Selection())
    try Self.requireNoErrors(outcome.diagnostics)
    let report = outcome.report ?? WriteReport()
    try Self.requireNoErrors(report.diagnostics)
    return report.written
  }

  private static func size(_ files: [GeneratedFile]) -> Int {
    files.reduce(0) { $0 + $1.bytes.count }
  }

  private static func requireNoErrors(_ diagnostics: [Diagnostic]) throws {
    guard diagnostics.hasErrors else { return }
    throw Failure(description: diagnostics.map { "\($0)" }.joined(separator: "\n"))
  }
}
