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
      diagrams: { topologies in
        let result = DiagramGenerator(environments: topologies).generate()
        return DiagramPart(
          files: result.files,
          pictures: result.pictures.map { picture in
            Picture(path: picture.path, source: picture.source, render: picture.render)
          },
          summaries: result.summaries, diagnostics: result.diagnostics)
      },
      documents: { input in
        DocumentationGenerator(
          environments: input.topologies, diagrams: input.diagrams, terraform: input.terraform,
          diagnostics: input.diagnostics
        ).generate()
          + ReviewGenerator(
            environments: input.topologies, diagrams: input.diagrams, drawings: input.drawings,
            terraform: input.terraform, findings: input.findings,
            requirements: input.requirements, diagnostics: input.diagnostics
          ).generate()
      })
    generators.memo = YieldMemo.ofRunningProgram
    return generators
  }
}
