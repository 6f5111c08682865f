import Topology

/// Model to files: evaluates, runs the generators that a selection needs, and gathers what they
/// yield. Does no I/O.
///
/// The model is always evaluated, and lifted into Terraform modules, for all environments: a
/// module is what they have in common. Selecting environments leaves out the root modules and
/// the diagrams of the others.
package struct Pipeline: Sendable {
  package let model: ArchitectureModel
  package let generators: Generators
  /// Told the name of each stage as it begins.
  package var onStage: @Sendable (String) -> Void = { _ in }

  package init(model: ArchitectureModel, generators: Generators) {
    self.model = model
    self.generators = generators
  }

  package struct Result: Sendable {
    package var topologies: [Topology] = []
    package var output = GeneratedOutput(files: [], isWhole: false)
    package var terraform = TerraformSummary(modules: [], addresses: [:])
    /// Everything found; where an error is among them, `output` is empty.
    package var diagnostics: [Diagnostic] = []
  }

  package func run(_ selection: Selection) -> Result {
    onStage("Evaluating the model")
    let evaluated = model.evaluate()
    var result = Result(
      topologies: evaluated.topologies, diagnostics: evaluated.diagnostics)
    guard !result.diagnostics.hasErrors else { return result }
    onStage("Checking the design rules")
    let findings = generators.rules(evaluated.topologies)
    result.diagnostics += findings.open
    guard !result.diagnostics.hasErrors else { return result }

    let needsAll = selection.parts.contains(.documents)
    var files: [GeneratedFile] = []
    var diagrams = Generators.DiagramPart()
    if needsAll || selection.parts.contains(.terraform) {
      onStage("Writing the Terraform")
      let part = generators.terraform(evaluated.topologies)
      result.terraform = part.summary
      result.diagnostics += part.diagnostics
      if selection.parts.contains(.terraform) { files += part.files }
    }
    if needsAll || selection.parts.contains(.diagrams) {
      onStage("Drawing the diagrams")
      diagrams = generators.diagrams(evaluated.topologies)
      result.diagnostics += diagrams.diagnostics
      if selection.parts.contains(.diagrams) { files += diagrams.files }
    }
    guard !result.diagnostics.hasErrors else { return result }

    var injections: [Injection] = []
    if selection.parts.contains(.documents) {
      onStage("Writing the documents")
      let part = generators.documents(
        Generators.DocumentInput(
          topologies: evaluated.topologies, diagrams: diagrams.summaries,
          drawings: drawings(diagrams.files), terraform: result.terraform,
          diagnostics: result.diagnostics,
          findings: findings.all))
      files += part.files
      injections = model.markedFiles.map { Injection(path: $0, fragments: part.fragments) }
    }
    if selection.parts.contains(.model) {
      files += modelDocument(evaluated.topologies, &result.diagnostics)
    }
    guard !result.diagnostics.hasErrors else { return result }

    let others = OtherEnvironments(
      names: evaluated.topologies.map(\.environment.name).filter { !selection.includes($0) },
      diagrams: diagrams.summaries)
    let pictures = selection.parts.contains(.diagrams) ? diagrams.pictures : []
    result.output = GeneratedOutput(
      files: files.filter { !others.own($0.path) },
      pictures: pictures.filter { !others.own($0.path) }, isWhole: selection.isWhole)
    result.output.injections = injections
    return result
  }

  /// The diagrams' vector pictures, for the documents that show them.
  private func drawings(_ files: [GeneratedFile]) -> [String: String] {
    var drawings: [String: String] = [:]
    for file in files where file.path.hasSuffix(".svg") {
      if case .text(let svg) = file.contents { drawings[file.path] = svg }
    }
    return drawings
  }

  private func modelDocument(
    _ topologies: [Topology], _ diagnostics: inout [Diagnostic]
  ) -> [GeneratedFile] {
    do {
      let json = try ModelDocument(environments: topologies).json()
      return [GeneratedFile(path: "docs/model.json", text: json)]
    } catch {
      // JSON has no form for an infinite number, and an argument may be one.
      diagnostics.append(
        Diagnostic(
          .invalidArgument, summary: "The model cannot be written as JSON", detail: "\(error)",
          remedy: "Give every number a finite value."))
      return []
    }
  }

  /// Tells which files belong to environments that were not selected.
  private struct OtherEnvironments {
    private let folders: [String]
    private let diagrams: Set<String>

    init(names: [String], diagrams: [DiagramSummary]) {
      folders = names.map { "terraform/environments/\($0)/" }
      self.diagrams = Set(
        diagrams.filter { names.contains($0.environment) }.flatMap(\.paths.values))
    }

    func own(_ path: String) -> Bool {
      diagrams.contains(path) || folders.contains { path.hasPrefix($0) }
    }
  }
}
