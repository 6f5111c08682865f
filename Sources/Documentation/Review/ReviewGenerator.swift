import Reachability
import Topology

/// Writes `docs/review.html`: the whole design in one file that needs nothing else, for presenting
/// and for reading.
///
/// The page holds the sheets as they are drawn and, as one island of JSON, what the model says of
/// them. Its programs and styles are in `assets/`.
package struct ReviewGenerator: Sendable {
  package static let path = "docs/review.html"

  private let landscape: Landscape
  private let diagrams: [DiagramSummary]
  private let drawings: [String: String]
  private let terraform: TerraformSummary
  private let findings: [Finding]
  private let requirements: [RequirementReport]
  private let networks: [WalkedNetwork]

  /// Creates a generator.
  ///
  /// - Parameters:
  ///   - environments: The model, evaluated once for each environment.
  ///   - diagrams: The pictures that were generated from it.
  ///   - drawings: The text of each picture's SVG file, by its path.
  ///   - terraform: Every element's address.
  ///   - findings: What the design rules found, accepted or not.
  ///   - requirements: What became of proving each requirement.
  ///   - diagnostics: Everything found worth knowing, by the rules or by others.
  ///   - networks: The environments' networks; walked for this where they are not given.
  package init(
    environments: [Topology], diagrams: [DiagramSummary], drawings: [String: String],
    terraform: TerraformSummary, findings: [Finding],
    requirements: [RequirementReport] = [], diagnostics: [Diagnostic] = [],
    networks: [WalkedNetwork]? = nil
  ) {
    landscape = Landscape(environments)
    self.diagrams = diagrams.filter { !$0.isAppendix }
    self.drawings = drawings
    self.terraform = terraform
    self.requirements = requirements
    self.networks = networks ?? WalkedNetwork.all(environments)
    let known = Set(findings.map(\.diagnostic))
    self.findings = diagnostics.filter { !known.contains($0) }.map { Finding($0) } + findings
  }

  /// The page; nothing where there is no environment.
  package func generate() -> [GeneratedFile] {
    guard let first = landscape.environments.first?.topology else { return [] }
    var set = DrawingSet()
    let sheets = diagrams.compactMap { diagram -> ReviewSheet? in
      guard let path = diagram.paths["svg"], let svg = drawings[path] else { return nil }
      return ReviewSheet(
        diagram, of: landscape.environments.map(\.topology), svg: svg, in: &set)
    }
    let data = ReviewData(
      landscape: landscape, terraform: terraform, findings: findings,
      requirements: requirements, networks: networks, sheets: sheets)
    let page = ReviewPage(
      title: first.title, summary: first.summary, sheets: sheets, drawings: set,
      data: SharedJSON(data.json).json)
    return [GeneratedFile(path: Self.path, text: page.text)]
  }
}
