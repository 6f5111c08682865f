import OrderedCollections
import Reachability
import Topology

/// What every page is computed from.
struct PageContext: Sendable {
  let landscape: Landscape
  let diagrams: [DiagramSummary]
  let terraform: TerraformSummary
  /// What was found worth knowing, and nobody has accepted.
  let diagnostics: [Diagnostic]
  /// What the design rules found and the author accepts.
  let accepted: [Finding]
  let walks: Walks
  let decisions: [AlignedDecision]
  /// What became of proving the requirements.
  let requirements: [RequirementReport]
  /// The diagrams of each view, by their place.
  private let diagramsByView: [String: [Int]]
  /// The diagrams that show an element, by their place.
  private let diagramsByElement: [ElementID: [Int]]

  init(
    landscape: Landscape, diagrams: [DiagramSummary], terraform: TerraformSummary,
    diagnostics: [Diagnostic], findings: [Finding],
    requirements: [RequirementReport], networks: [WalkedNetwork]
  ) {
    self.landscape = landscape
    self.diagrams = diagrams
    self.terraform = terraform
    self.diagnostics = diagnostics
    accepted = findings.filter { $0.acceptedReason != nil }
    walks = Walks(networks)
    self.requirements = requirements
    decisions = AlignedDecision.all(in: landscape)
    var places: [ElementID: [Int]] = [:]
    for (place, diagram) in diagrams.enumerated() {
      for element in diagram.elements { places[element, default: []].append(place) }
    }
    diagramsByElement = places
    var views: [String: [Int]] = [:]
    for (place, diagram) in diagrams.enumerated() {
      for view in diagram.shownViews { views[view, default: []].append(place) }
    }
    diagramsByView = views
  }

  /// The first line of every page.
  static let notice = Markdown.comment(
    "Generated from the model: change the model and run 'swift run architecture generate'.")

  /// The views that were drawn, in their order, with the diagram of each environment.
  var views: [(name: String, diagrams: [DiagramSummary])] { Self.views(of: diagrams) }

  /// The diagrams of a view, with the other sheets that it takes.
  func diagrams(ofView view: String) -> [DiagramSummary] {
    (diagramsByView[view] ?? []).map { diagrams[$0] }
  }

  /// The views that show one of the elements, with their diagrams that do.
  func views(showing elements: [ElementID]) -> [(name: String, diagrams: [DiagramSummary])] {
    let places = Set(elements.flatMap { diagramsByElement[$0] ?? [] })
    return Self.views(of: places.sorted().map { diagrams[$0] })
  }

  private static func views(
    of diagrams: [DiagramSummary]
  ) -> [(name: String, diagrams: [DiagramSummary])] {
    OrderedDictionary(grouping: diagrams, by: \.view).map { ($0, $1) }
  }

  /// The names of the environments that a diagram shows.
  func environments(of diagram: DiagramSummary) -> [String] { diagram.environments }

  /// The title of the environment with this name.
  func title(ofEnvironment name: String) -> String {
    landscape.environments.map(\.topology.environment).first { $0.name == name }?.title ?? name
  }
}

extension DiagramSummary {
  /// The file that a page shows: the vector picture where there is one.
  var picture: String? { paths["svg"] ?? paths["png"] }

  /// The view, and what it is a further sheet of: a view that takes several sheets has numbers on the
  /// others; the responses of a flow may have a sheet of their own.
  fileprivate var shownViews: [String] {
    guard let hyphen = view.lastIndex(of: "-") else { return [view] }
    let (whole, part) = (String(view[..<hyphen]), view[view.index(after: hyphen)...])
    let isFurther =
      kind == .flow
      ? part == "response"
      : [.overview, .network, .failure].contains(kind) && Int(part) != nil
    return isFurther ? [view, whole] : [view]
  }
}
