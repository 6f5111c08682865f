import Reachability
import Topology

/// Writes the architecture's documents: a set of short Markdown pages in `docs/`.
///
/// Every element of the model has an anchor with its identity, every link between the pages
/// resolves, and every statement is computed from the model.
///
/// ```swift
/// let files = DocumentationGenerator(
///   environments: topologies, diagrams: diagrams, terraform: terraform, diagnostics: warnings
/// ).generate().files
/// ```
public struct DocumentationGenerator: Generator, Sendable {
  private let context: PageContext

  /// Creates a generator.
  ///
  /// - Parameters:
  ///   - environments: The model, evaluated once for each environment.
  ///   - diagrams: The pictures that were generated from it.
  ///   - terraform: The modules that were generated from it, and every element's address.
  ///   - diagnostics: What was found worth knowing about the model.
  ///   - findings: What the design rules found, accepted or not.
  public init(
    environments: [Topology], diagrams: [DiagramSummary], terraform: TerraformSummary,
    diagnostics: [Diagnostic], findings: [Finding] = []
  ) {
    self.init(
      environments: environments, diagrams: diagrams, terraform: terraform,
      diagnostics: diagnostics, findings: findings, requirements: [],
      networks: WalkedNetwork.all(environments))
  }

  /// The same with what became of proving the requirements, and with networks that are walked.
  package init(
    environments: [Topology], diagrams: [DiagramSummary], terraform: TerraformSummary,
    diagnostics: [Diagnostic], findings: [Finding], requirements: [RequirementReport],
    networks: [WalkedNetwork]
  ) {
    context = PageContext(
      landscape: Landscape(networks.map(\.model.model)), diagrams: diagrams, terraform: terraform,
      diagnostics: diagnostics, findings: findings, requirements: requirements,
      networks: networks)
  }

  /// The pages, in the order in which a reader meets them; none where there is no environment.
  public func generate() -> DocumentationResult {
    let (site, files) = site.divided()
    return DocumentationResult(
      files: files,
      summary: DocumentationResult.Summary(
        fragments: FragmentSet(context, site: site), addresses: site.addresses))
  }

  var site: Site {
    guard !context.landscape.environments.isEmpty else { return Site(pages: []) }
    // The pages do not read each other; only the inventory says what the others tell of an element.
    let topics: [@Sendable (PageContext) -> Page?] = [
      { NetworkPage(context: $0).page }, { WorkloadPage(context: $0).page },
      { SecurityPage(context: $0).page }, { AvailabilityPage(context: $0).page },
      { OperationsPage(context: $0).page }, { EnvironmentsPage(context: $0).page },
      { RequirementsPage(context: $0).page }, { DecisionsPage(context: $0).page },
      { TerraformPage(context: $0).page },
    ]
    let (written, others) = concurrently { [context] in
      topics.concurrentMap { $0(context) }.compactMap(\.self)
    } _: { [context] in
      (index: IndexPage(context: context).page, flows: FlowPages(context: context).pages)
    }
    let inventory = InventoryPages(context: context, topics: Site(pages: written)).pages
    return Site(pages: [others.index] + written + others.flows + inventory)
  }
}
