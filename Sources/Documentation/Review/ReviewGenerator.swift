import Reachability
import Topology

/// Writes `docs/review.html`: the whole design in one file that needs nothing else, for presenting
/// and for reading.
///
/// Where one file would be too large, each environment after the first has a page of its own beside
/// it; where such a page would be too large still, it reads its content from `docs/review/`.
///
/// A page holds the sheets as they are drawn and, as one island of JSON, what the model says of
/// them. Its programs and styles are in `assets/`.
package struct ReviewGenerator: Generator, Sendable {
  package static let path = "docs/review.html"

  private let scope: ReviewScope
  private let drawings: DrawingSet
  private let limit: Int

  /// Creates a generator.
  ///
  /// - Parameters:
  ///   - environments: The model, evaluated once for each environment.
  ///   - diagrams: The pictures that were generated from it.
  ///   - drawings: The pictures' SVG files.
  ///   - terraform: Every element's address.
  ///   - findings: What the design rules found, accepted or not.
  ///   - requirements: What became of proving each requirement.
  ///   - diagnostics: Everything found worth knowing, by the rules or by others.
  ///   - networks: The environments' networks; walked for this where they are not given.
  ///   - limit: The bytes that a page may have.
  package init(
    environments: [Topology], diagrams: [DiagramSummary], drawings: [GeneratedFile],
    terraform: TerraformSummary, findings: [Finding],
    requirements: [RequirementReport] = [], diagnostics: [Diagnostic] = [],
    networks: [WalkedNetwork]? = nil, limit: Int = 1_000_000
  ) {
    var set = DrawingSet()
    let files = Dictionary(drawings.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let shown = diagrams.filter { !$0.isAppendix }.compactMap { diagram in
      diagram.paths["svg"].flatMap { files[$0] }.map { (diagram, file: $0) }
    }
    var sheets = shown.map { ReviewSheet($0.0, of: environments) }
    // Read as they are taken apart: all of them may be more than there is memory for.
    let drawn = Array(zip(shown, sheets)).lazy.map { (svg: $0.file.text ?? "", label: $1.label) }
    let markups = set.add(drawn)
    for index in sheets.indices { sheets[index].markup = markups[index] }
    let known = Set(findings.map(\.diagnostic))
    scope = ReviewScope(
      environments: environments, sheets: sheets, terraform: terraform,
      findings: diagnostics.filter { !known.contains($0) }.map { Finding($0) } + findings,
      requirements: requirements, networks: networks ?? WalkedNetwork.all(environments))
    self.drawings = set
    self.limit = limit
  }

  /// The pages; none where there is no environment.
  package func generate() -> ReviewResult {
    ReviewResult(files: ReviewPages(scope: scope, drawings: drawings, limit: limit).files)
  }
}
