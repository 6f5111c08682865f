import DesignRules
import Diagrams
import Documentation
import Foundation
import GraphvizLayout
import Reachability
import Terraform
import Topology

extension Generators {
  /// The generators that users get. Lines that Graphviz has routed before are looked up in the
  /// user's cache folder.
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
        do {
          let memo = DiskMemo(
            name: "layouts", version: Graphviz.version,
            environment: ProcessInfo.processInfo.environment)
          let result = try DiagramGenerator(environments: topologies)
            .generate(memo: memo.map(LayoutMemo.init) ?? .none)
          return DiagramPart(
            files: result.files,
            pictures: result.pictures.map { picture in
              Picture(path: picture.path, source: picture.source, render: picture.render)
            },
            summaries: result.summaries, diagnostics: result.diagnostics)
        } catch {
          return DiagramPart(diagnostics: [.graphvizFailed(error)])
        }
      },
      documents: { input in
        let (pages, fragments) = DocumentationGenerator(
          environments: input.topologies, diagrams: input.diagrams, terraform: input.terraform,
          diagnostics: input.diagnostics, findings: input.findings,
          requirements: input.requirements
        ).generateWithFragments()
        let review = ReviewGenerator(
          environments: input.topologies, diagrams: input.diagrams, drawings: input.drawings,
          terraform: input.terraform, findings: input.findings,
          requirements: input.requirements, diagnostics: input.diagnostics
        ).generate()
        return DocumentPart(
          files: pages + review,
          fragments: Fragments(names: fragments.names, text: fragments.text))
      })
    generators.memo = YieldMemo.ofRunningProgram
    return generators
  }
}

extension LayoutMemo {
  /// Keeps Graphviz's answers in a folder of the user's cache.
  fileprivate init(_ memo: DiskMemo) {
    self.init(
      answer: { question in
        memo.value(for: question).map { String(decoding: $0, as: UTF8.self) }
      },
      keep: { question, answer in memo.store(Array(answer.utf8), for: question) })
  }
}

extension Diagnostic {
  fileprivate static func graphvizFailed(_ error: any Error) -> Diagnostic {
    Diagnostic(
      .graphvizFailed, summary: "Graphviz could not lay out a diagram", detail: "\(error)",
      remedy: "Check that libgraphviz is installed; 'make' installs it on Debian.")
  }
}
