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
      rules: DesignRules.check,
      requirements: RequirementReport.reports,
      terraform: { topologies in
        let result = TerraformGenerator(environments: topologies).generate()
        return TerraformPart(
          files: result.files, summary: result.summary, diagnostics: result.diagnostics)
      },
      diagrams: { networks, icons in
        let result = DiagramGenerator(networks: networks, icons: icons).generate()
        return DiagramPart(
          files: result.files,
          pictures: result.pictures.map { picture in
            Picture(path: picture.path, sources: picture.sources, render: picture.render)
          },
          summaries: result.summaries, diagnostics: result.diagnostics,
          linked: result.files(linkedTo:))
      },
      documents: { input in
        // The pages and the review do not read each other.
        let parts: [@Sendable () -> DocumentPart] = [
          {
            let result = DocumentationGenerator(
              environments: input.topologies, diagrams: input.diagrams,
              terraform: input.terraform, diagnostics: input.diagnostics,
              findings: input.findings, requirements: input.requirements,
              networks: input.networks
            ).result()
            return DocumentPart(
              files: result.files, addresses: result.addresses,
              fragments: Fragments(names: result.fragments.names, text: result.fragments.text))
          },
          {
            DocumentPart(
              files: ReviewGenerator(
                environments: input.topologies, diagrams: input.diagrams,
                drawings: input.drawings, terraform: input.terraform, findings: input.findings,
                requirements: input.requirements, diagnostics: input.diagnostics,
                networks: input.networks
              ).generate())
          },
        ]
        let done = parts.concurrentMap { $0() }
        var part = done[0]
        part.files += done[1].files
        return part
      })
    generators.memo = YieldMemo.ofRunningProgram
    return generators
  }
}
