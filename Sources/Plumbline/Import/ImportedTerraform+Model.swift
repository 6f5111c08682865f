import Import
import Topology

extension ArchitectureModel {
  /// An import as the commands see it: one environment, evaluated already.
  static func imported(
    _ imported: ImportedTerraform, _ places: TerraformSources? = nil
  ) -> ArchitectureModel {
    let evaluated = Evaluated(
      topologies: [imported.topology],
      diagnostics: imported.diagnostics.map { places?.placed($0) ?? $0 })
    return ArchitectureModel(
      name: imported.topology.name, environments: [imported.topology.environment.name]
    ) { evaluated }
  }
}

extension Generators {
  /// The generators for Terraform that exists: it is not written anew, and what AWS refuses or
  /// regrets is a finding to read, not a reason to write nothing.
  static func imported(
    _ imported: ImportedTerraform, _ places: TerraformSources? = nil
  ) -> Generators {
    var generators = Generators.standard
    generators.memo = { nil }
    let check = generators.rules
    generators.rules = { check($0).withoutErrors.mapped { places?.placed($0) ?? $0 } }
    generators.terraform = { topologies, _ in
      TerraformPart(
        summary: TerraformSummary(
          modules: [], addresses: addresses(topologies), isGiven: true,
          places: written(topologies, places)))
    }
    let diagrams = generators.diagrams
    generators.diagrams = { networks, wishes in
      var part = diagrams(networks, wishes)
      let files = part.files
      part.files = { files().map(namingImport) }
      return part
    }
    let documents = generators.documents
    generators.documents = { input in
      var part = documents(input)
      part.files = part.files.map(namingImport)
      part.files.append(
        GeneratedFile(path: "docs/import.md", text: ImportReport(imported).page))
      return part
    }
    return generators
  }

  /// The pages name the commands of an architecture's own program, which an import has not.
  @Sendable private static func namingImport(_ file: GeneratedFile) -> GeneratedFile {
    guard let text = file.text, file.path.hasSuffix(".md") else { return file }
    return GeneratedFile(
      path: file.path,
      text: text.replacing("change the model and run", with: "change the Terraform and run")
        .replacing("swift run architecture generate", with: "plumbline import")
        .replacing("swift run architecture trace", with: "plumbline trace"))
  }

  /// Where the blocks of the elements stand, as far as the folder of the configuration tells.
  private static func written(
    _ topologies: [Topology], _ places: TerraformSources?
  ) -> [ElementID: String] {
    guard let places else { return [:] }
    var found: [ElementID: String] = [:]
    for resource in topologies.flatMap(\.resources) {
      guard case .state(let address) = resource.origin else { continue }
      if let place = places.place(of: address) { found[resource.id] = place.description }
    }
    return found
  }

  private static func addresses(_ topologies: [Topology]) -> [String: [ElementID: String]] {
    topologies.reduce(into: [:]) { addresses, topology in
      addresses[topology.environment.name] = Dictionary(
        topology.resources.map { ($0.id, $0.origin.description) },
        uniquingKeysWith: { first, _ in first })
    }
  }
}
