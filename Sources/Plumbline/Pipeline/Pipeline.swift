import Diagrams
import Reachability
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
  /// Drawn in the place of the glyphs.
  package var icons = IconSet()
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
    /// What became of proving the requirements; empty where no part was asked for.
    package var requirements: [RequirementReport] = []
    /// Everything found; where an error is among them, `output` is empty.
    package var diagnostics: [Diagnostic] = []
  }

  /// The model, evaluated once for each environment.
  package func evaluate() -> ArchitectureModel.Evaluated {
    onStage("Evaluating the model")
    return model.evaluate()
  }

  package func run(_ selection: Selection) -> Result { run(selection, on: evaluate()) }

  package func run(_ selection: Selection, on evaluated: ArchitectureModel.Evaluated) -> Result {
    var result = Result(
      topologies: evaluated.topologies, diagnostics: evaluated.diagnostics)
    guard !result.diagnostics.hasErrors else { return result }
    onStage("Checking the design rules")
    let findings = generators.rules(evaluated.topologies)
    result.diagnostics += findings.open
    guard !result.diagnostics.hasErrors else { return result }

    // Whoever asks the network questions gets answers from one that is broken, too.
    if !selection.parts.isEmpty {
      onStage("Proving the requirements")
      result.requirements = generators.requirements(evaluated.topologies)
      result.diagnostics += result.requirements.compactMap(\.diagnostic)
        .merged(of: evaluated.topologies.count)
      guard !result.diagnostics.hasErrors else { return result }
    }

    var networks: [WalkedNetwork] = []
    if Self.needsAll(selection) {
      onStage("Walking the flows")
      networks = WalkedNetwork.all(evaluated.topologies)
    }

    onStage("Generating")
    var products = products(of: selection, evaluated.topologies, networks)
    result.terraform = products.terraform.summary
    result.diagnostics += products.terraform.diagnostics + products.diagrams.diagnostics
    guard !result.diagnostics.hasErrors else { return result }

    var injections: [Injection] = []
    var files: [GeneratedFile] = []
    if selection.parts.contains(.terraform) { files += products.terraform.files }
    if Self.needsAll(selection) {
      onStage("Writing the documents")
      let part = generators.documents(
        Generators.DocumentInput(
          topologies: evaluated.topologies, networks: networks,
          diagrams: products.diagrams.summaries,
          drawings: drawings(products.diagrams.files), terraform: result.terraform,
          diagnostics: result.diagnostics,
          findings: findings.all,
          requirements: result.requirements))
      if selection.parts.contains(.documents) {
        files += part.files
        injections = model.markedFiles.map { Injection(path: $0, fragments: part.fragments) }
      }
      if selection.parts.contains(.diagrams) {
        files += products.diagrams.linked?(part.addresses) ?? products.diagrams.files
      }
    }
    if !selection.parts.contains(.diagrams) { products.diagrams.pictures = [] }
    files += products.model.files
    result.diagnostics += products.model.diagnostics
    guard !result.diagnostics.hasErrors else { return result }

    let others = OtherEnvironments(
      names: evaluated.topologies.map(\.environment.name).filter { !selection.includes($0) },
      diagrams: products.diagrams.summaries)
    result.output = GeneratedOutput(
      files: files.filter { !others.own($0.path) },
      pictures: products.diagrams.pictures.filter { !others.own($0.path) },
      isWhole: selection.isWhole)
    result.output.injections = injections
    return result
  }

  /// What the generators yield that do not depend on each other.
  private struct Products {
    var terraform = Generators.TerraformPart()
    var diagrams = Generators.DiagramPart()
    var model = ModelPart()
  }

  private enum Product: Sendable {
    case terraform(Generators.TerraformPart)
    case diagrams(Generators.DiagramPart)
    case model(ModelPart)
  }

  private struct ModelPart: Sendable {
    var files: [GeneratedFile] = []
    var diagnostics: [Diagnostic] = []
  }

  /// Pictures link to the documents, and the documents show the pictures.
  private static func needsAll(_ selection: Selection) -> Bool {
    !selection.parts.isDisjoint(with: [.documents, .diagrams])
  }

  /// Runs those that the selection needs at the same time; the documents need all summaries.
  private func products(
    of selection: Selection, _ topologies: [Topology], _ networks: [WalkedNetwork]
  ) -> Products {
    let needed =
      Self.needsAll(selection)
      ? selection.parts.union([.terraform, .diagrams]) : selection.parts
    let order: [Selection.Part] = [.diagrams, .terraform, .model]
    var products = Products()
    let all = order.filter(needed.contains).concurrentMap { part -> Product in
      switch part {
      case .terraform: .terraform(generators.terraform(topologies))
      case .diagrams: .diagrams(generators.diagrams(networks, icons))
      default: .model(Self.modelDocument(topologies))
      }
    }
    for product in all {
      switch product {
      case .terraform(let part): products.terraform = part
      case .diagrams(let part): products.diagrams = part
      case .model(let part): products.model = part
      }
    }
    return products
  }

  /// The diagrams' vector pictures, for the documents that show them.
  private func drawings(_ files: [GeneratedFile]) -> [String: String] {
    var drawings: [String: String] = [:]
    for file in files where file.path.hasSuffix(".svg") {
      if case .text(let svg) = file.contents { drawings[file.path] = svg }
    }
    return drawings
  }

  private static func modelDocument(_ topologies: [Topology]) -> ModelPart {
    do {
      let json = try ModelDocument(environments: topologies).json()
      return ModelPart(files: [GeneratedFile(path: "docs/model.json", text: json)])
    } catch {
      // JSON has no form for an infinite number, and an argument may be one.
      return ModelPart(diagnostics: [
        Diagnostic(
          .invalidArgument, summary: "The model cannot be written as JSON", detail: "\(error)",
          remedy: "Give every number a finite value.")
      ])
    }
  }

  /// Tells which files belong to environments that were not selected.
  private struct OtherEnvironments {
    private let folders: [String]
    private let diagrams: Set<String>

    init(names: [String], diagrams: [DiagramSummary]) {
      folders = names.map { "terraform/environments/\($0)/" }
      self.diagrams = Set(
        diagrams.filter { $0.environments.allSatisfy(names.contains) }.flatMap(\.paths.values))
    }

    func own(_ path: String) -> Bool {
      diagrams.contains(path) || folders.contains { path.hasPrefix($0) }
    }
  }
}
