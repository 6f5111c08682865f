import Diagrams
import Topology

/// What a command works with: the architecture, the generators and the streams.
package struct CommandContext: Sendable {
  package let model: ArchitectureModel
  package let generators: Generators
  package let console: Console

  package init(model: ArchitectureModel, generators: Generators, console: Console = .standard) {
    self.model = model
    self.generators = generators
    self.console = console
  }

  /// Runs the generators that the selection needs.
  ///
  /// - Parameter folder: The output folder whose model the addresses are compared with.
  func generate(
    _ selection: Selection, icons: IconSet = IconSet(), layout: LayoutFile? = nil,
    formats: [DiagramFormat]? = nil, since folder: OutputFolder? = nil
  ) -> Pipeline.Result {
    var pipeline = pipeline
    pipeline.icons = icons
    pipeline.layout = layout
    pipeline.formats = formats
    let former = folder?.formerModel()
    pipeline.previous = former?.model
    var result = pipeline.run(selection)
    result.diagnostics += former?.findings ?? []
    result.diagnostics += ReplacedNetworks.diagnostics(result.topologies, since: former?.model)
    console.endProgress()
    return result
  }

  /// The way from the model to files, with its stages told on the console.
  var pipeline: Pipeline {
    var pipeline = Pipeline(model: model, generators: generators)
    pipeline.onStage = console.progress
    return pipeline
  }

  /// Tells that the model has errors, for whoever asked for JSON in that form, too.
  func refuse(_ diagnostics: [Diagnostic], json: Bool, conclusion: String = "") throws {
    report(diagnostics, conclusion: conclusion)
    guard json else { return }
    let items = DiagnosticReport(diagnostics, environments: model.environments).items
    console.output(try JSONText.encode(items.map(DiagnosticRecord.init)))
  }

  /// Tells all findings, then how many there are and what that means.
  func report(_ diagnostics: [Diagnostic], conclusion: String = "") {
    let report = DiagnosticReport(diagnostics, environments: model.environments)
    console.error(report.text)
    if let count = report.count {
      console.error(conclusion.isEmpty ? "\(count)\n" : "\(count); \(conclusion)\n")
    }
  }
}
