import AWSModel
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
  /// Where a person has moved boxes of the diagrams; nil for nowhere.
  package var layout: LayoutFile?
  /// The formats asked for; nil for those that the architecture declares.
  package var formats: [DiagramFormat]?
  /// `docs/model.json` of the generation before; nil where there is none.
  package var previous: ModelDocument?
  /// Told the name of each stage as it begins.
  package var onStage: @Sendable (String) -> Void = { _ in }
  /// Told of files as soon as they are known, and gives back what is held of them; an error may still
  /// keep them from being in the output.
  package var onFiles: @Sendable ([GeneratedFile]) -> [GeneratedFile] = { $0 }

  package init(model: ArchitectureModel, generators: Generators) {
    self.model = model
    self.generators = generators
  }

  package struct Result: Sendable {
    package var topologies: [Topology] = []
    /// What the topologies' resources mean, what is secret masked; none where the declarations have
    /// an error.
    package var models: [AWSModel] = []
    package var output = GeneratedOutput(files: [], isWhole: false)
    package var terraform = TerraformSummary(modules: [], addresses: [:])
    /// What became of proving the requirements; empty where no part was asked for.
    package var requirements: [RequirementReport] = []
    /// Everything found; where an error is among them, `output` is empty.
    package var diagnostics: [Diagnostic] = []
    /// The digest of the environments' part of `docs/model.json`; nil where it was not written, or
    /// where what is secret is not in it.
    package var modelDigest: ContentDigest?
  }

  /// The model, evaluated once for each environment.
  package func evaluate() -> ArchitectureModel.Evaluated {
    onStage("Evaluating the model")
    return model.evaluate()
  }

  package func run(_ selection: Selection) -> Result { run(selection, on: evaluate()) }

  /// - Parameter json: the environments' part of `docs/model.json`, where it is known already.
  package func run(
    _ selection: Selection, on evaluated: ArchitectureModel.Evaluated, json: String? = nil
  ) -> Result {
    // Nothing but Terraform is made from what must be kept secret.
    let topologies = evaluated.topologies.map(SecretMask.masked)
    var result = Result(topologies: evaluated.topologies, diagnostics: evaluated.diagnostics)
    guard !result.diagnostics.hasErrors else { return result }
    onStage("Checking the design rules")
    let models = topologies.concurrentMap { AWSModel($0) }
    result.models = models
    let findings = generators.rules(models)
    result.diagnostics += findings.open
    guard !result.diagnostics.hasErrors, !selection.parts.isEmpty else { return result }

    // Whoever asks the network questions gets answers from one that is broken, too.
    onStage("Proving the requirements")
    let (basis, terraform) = concurrently {
      self.basis(selection, models)
    } _: {
      guard needs(.terraform, selection) else { return Generators.TerraformPart() }
      var part = generators.terraform(evaluated.topologies, previous)
      part.files = onFiles(part.files)
      return part
    }
    result.requirements = basis.requirements
    result.diagnostics += basis.requirements.compactMap(\.diagnostic).merged(of: topologies.count)
    result.diagnostics += StartLegs.diagnostics(basis.networks)
    guard !result.diagnostics.hasErrors else { return result }

    result.terraform = terraform.summary
    var diagrams = Generators.DiagramPart()
    if needs(.diagrams, selection) {
      onStage("Drawing the diagrams")
      diagrams = generators.diagrams(
        basis.networks,
        Generators.DiagramWishes(
          icons: icons, layout: layout, formats: formats ?? model.formats))
    }
    result.diagnostics += terraform.diagnostics + diagrams.diagnostics
    guard !result.diagnostics.hasErrors else { return result }

    var texts = Texts()
    let isMasked = topologies != evaluated.topologies
    let document: @Sendable () -> ModelPart = { [moves = terraform.summary.moves] in
      selection.parts.contains(.model)
        ? Self.modelDocument(topologies, isMasked ? nil : json, moves) : ModelPart()
    }
    let modelPart: ModelPart
    if needs(.documents, selection) {
      onStage("Writing the documents")
      (texts, modelPart) = self.texts(
        selection, diagrams,
        Generators.DocumentInput(
          topologies: topologies, networks: basis.networks, diagrams: diagrams.summaries,
          terraform: result.terraform, diagnostics: result.diagnostics, findings: findings.all,
          requirements: result.requirements),
        document)
    } else {
      modelPart = document()
    }
    result.modelDigest = isMasked ? nil : modelPart.environments
    result.diagnostics += modelPart.diagnostics
    guard !result.diagnostics.hasErrors else { return result }

    let others = OtherEnvironments(
      names: topologies.map(\.environment.name).filter { !selection.includes($0) },
      diagrams: diagrams.summaries)
    let files =
      (selection.parts.contains(.terraform) ? terraform.files : []) + texts.files + modelPart.files
    let pictures = selection.parts.contains(.diagrams) ? diagrams.pictures : []
    result.output = GeneratedOutput(
      files: files.filter { !others.own($0.path) },
      pictures: pictures.filter { !others.own($0.path) }, isWhole: selection.isWhole,
      formats: formats)
    if selection.parts.contains(.documents) {
      result.output.injections = model.markedFiles.map {
        Injection(path: $0, fragments: texts.fragments)
      }
    }
    Disposal.later(consume basis, consume terraform, consume diagrams)
    return result
  }

  /// Pictures link to the documents, and the documents show the pictures and name the modules.
  private func needs(_ part: Selection.Part, _ selection: Selection) -> Bool {
    // The model's document tells which addresses moved.
    if part == .terraform, selection.parts.contains(.model) { return true }
    return selection.parts.contains(part)
      || part != .model && !selection.parts.isDisjoint(with: [.documents, .diagrams])
  }

  /// What is found out about the packets.
  private struct Basis: Sendable {
    var requirements: [RequirementReport]
    var networks: [WalkedNetwork]
  }

  private func basis(_ selection: Selection, _ models: [AWSModel]) -> Basis {
    let models = models.concurrentMap { NetworkModel($0) }
    let (networks, requirements) = concurrently {
      needs(.documents, selection) ? models.concurrentMap { WalkedNetwork($0) } : []
    } _: {
      generators.requirements(models)
    }
    return Basis(requirements: requirements, networks: networks)
  }

  /// What is written from all that is known.
  private struct Texts: Sendable {
    var files: [GeneratedFile] = []
    var fragments = Fragments()
  }

  /// The pages, and what they show.
  private struct Shown: Sendable {
    let pages: Generators.DocumentPart
    let drawings: [GeneratedFile]
    let review: [GeneratedFile]
  }

  /// What is written beside the pages: other formats of the pictures, and the model.
  private struct Beside: Sendable {
    let files: [GeneratedFile]
    let model: ModelPart
  }

  private func texts(
    _ selection: Selection, _ diagrams: Generators.DiagramPart, _ input: Generators.DocumentInput,
    _ document: @escaping @Sendable () -> ModelPart
  ) -> (Texts, ModelPart) {
    @Sendable func shown() -> Shown {
      var pages = generators.documents(input)
      pages.files = onFiles(pages.files)
      let drawn = diagrams.drawings(pages.addresses)
      let drawings = writesSVG ? onFiles(drawn) : drawn
      let review =
        selection.parts.contains(.documents)
        ? onFiles(generators.review(input, drawings)) : []
      return Shown(pages: pages, drawings: drawings, review: review)
    }
    @Sendable func beside() -> Beside {
      var model = document()
      model.files = onFiles(model.files)
      let files = selection.parts.contains(.diagrams) ? onFiles(diagrams.files()) : []
      return Beside(files: files, model: model)
    }
    // Other formats than SVG and the model need nothing of the pages, and fill the gaps that they
    // leave; of a large model each takes all the memory that there should be.
    let written: Shown
    let others: Beside
    if input.topologies.isLarge {
      others = beside()
      written = shown()
    } else {
      (written, others) = concurrently(shown, beside)
    }
    var texts = Texts()
    if selection.parts.contains(.documents) {
      texts.files += written.pages.files + written.review
      texts.fragments = written.pages.fragments
    }
    if selection.parts.contains(.diagrams) {
      texts.files += (writesSVG ? written.drawings : []) + others.files
    }
    return (texts, others.model)
  }

  /// Whether the drawings are files, as opposed to being shown in the review alone.
  private var writesSVG: Bool {
    (formats ?? model.formats).contains { $0 == .svg || $0.isRendered }
  }

  private struct ModelPart: Sendable {
    var files: [GeneratedFile] = []
    /// The digest of the environments' part.
    var environments: ContentDigest?
    var diagnostics: [Diagnostic] = []
  }

  private static func modelDocument(
    _ topologies: [Topology], _ json: String?, _ moves: [AddressMove]
  ) -> ModelPart {
    do {
      let environments = try json ?? ModelDocument.environmentsJSON(topologies)
      let digest = ContentDigest(of: environments)
      let text = ModelDocument.json(moves: moves, environments: consume environments)
      return ModelPart(
        files: [GeneratedFile(path: ModelDocument.path, text: text)], environments: digest)
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
