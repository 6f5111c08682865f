import DesignRules
import Diagrams
import Documentation
import Reachability
import Terraform
import Topology

extension Generators {
  /// The generators that users get.
  package static var standard: Generators {
    var generators = Generators(
      rules: { DesignRules.check($0).withoutErrorsOfImports },
      requirements: { RequirementReport.reports(for: $0) },
      terraform: { topologies, previous in
        let parts = topologies.map(DeclaredPart.init)
        let imported = Dictionary(
          zip(topologies, parts).map { ($0.environment.name, $1.addresses) },
          uniquingKeysWith: { first, _ in first })
        // What another configuration owns is not written anew.
        guard
          !parts.allSatisfy({ $0.topology.resources.isEmpty }) || topologies.isEmpty
            || imported.values.allSatisfy(\.isEmpty)
        else { return TerraformPart(summary: TerraformSummary(modules: [], addresses: imported)) }
        let result = TerraformGenerator(
          environments: parts.map(\.topology), since: previous?.declared
        ).generate()
        return TerraformPart(
          files: result.files,
          summary: TerraformSummary(
            modules: result.summary.modules,
            addresses: result.summary.addresses.merging(imported) { $0.merging($1) { $1 } },
            moves: result.summary.moves), diagnostics: result.diagnostics)
      },
      diagrams: { networks, wishes in
        let result = DiagramGenerator(
          networks: networks, icons: wishes.icons, formats: wishes.formats, layout: wishes.layout
        ).generate()
        let drawn = LentValue(result, times: 2)
        return DiagramPart(
          pictures: result.pictures.map { picture in
            Picture(path: picture.path, sources: picture.sources, render: picture.render)
          },
          summaries: result.summary, diagnostics: result.diagnostics,
          drawings: { addresses in drawn.lend { $0.drawings(linkedTo: addresses) } },
          files: { drawn.lend(\.editableFiles) })
      },
      documents: { input in
        let result = DocumentationGenerator(
          environments: input.topologies, diagrams: input.diagrams, terraform: input.terraform,
          diagnostics: input.diagnostics, findings: input.findings,
          requirements: input.requirements, networks: input.networks
        ).generate()
        return DocumentPart(
          files: result.files, addresses: result.summary.addresses,
          fragments: Fragments(
            names: result.summary.fragments.names, text: result.summary.fragments.text))
      },
      review: { input, drawings in
        ReviewGenerator(
          environments: input.topologies, diagrams: input.diagrams, drawings: drawings,
          terraform: input.terraform, findings: input.findings, requirements: input.requirements,
          diagnostics: input.diagnostics, networks: input.networks
        ).generate().files
      })
    generators.memo = YieldMemo.ofRunningProgram
    return generators
  }
}
