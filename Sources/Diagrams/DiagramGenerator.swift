import Reachability
import Topology

/// Draws every environment: overview, network, flows, workload, security, failures, resources.
///
/// ```swift
/// let result = DiagramGenerator(environments: topologies).generate()
/// for picture in result.pictures where changed.contains(picture.source) {
///   write(try picture.render(), to: picture.path)
/// }
/// ```
public struct DiagramGenerator: Generator, Sendable {
  private let environments: [Topology]
  private let networks: [WalkedNetwork]
  private let icons: IconSet
  private let formats: Set<DiagramFormat>
  private let layout: PlacedSheets

  /// Creates a generator.
  ///
  /// - Parameters:
  ///   - icons: drawn in the place of the project's glyphs.
  ///   - formats: what is written; the SVG also for formats that are rendered from it.
  public init(
    environments: [Topology], icons: IconSet = IconSet(),
    formats: [DiagramFormat] = DiagramFormat.standard
  ) {
    self.init(networks: WalkedNetwork.all(environments), icons: icons, formats: formats)
  }

  /// The same for networks that are walked.
  ///
  /// - Parameter layout: Where a person has moved boxes; nil for nowhere.
  package init(
    networks: [WalkedNetwork], icons: IconSet = IconSet(),
    formats: [DiagramFormat] = DiagramFormat.standard, layout: LayoutFile? = nil
  ) {
    self.layout = PlacedSheets(layout)
    self.networks = networks
    self.formats = Set(formats).union(formats.contains(where: \.isRendered) ? [.svg] : [])
    environments = networks.map(\.model.topology)
    self.icons = icons
  }

  /// The diagrams as SVG, DOT, draw.io and PPTX, below `docs/diagrams/`, and how to render PNG and PDF.
  public func generate() -> DiagramResult {
    var pictures: [DiagramPicture] = []
    var summaries: [DiagramSummary] = []
    let sheets: [Sheet]
    let misplaced: [Diagnostic]
    do {
      let placed = try placedSheets()
      sheets = placed.sheets.map(icons.dressed)
      misplaced = placed.diagnostics
    } catch {
      return DiagramResult(
        pictures: [], summary: [], diagnostics: [Self.graphvizFailed(error)], sheets: [],
        formats: formats)
    }
    let texts = sheets.concurrentMap { (MermaidWriter($0).text(), $0.elements) }
    for (sheet, (mermaid, elements)) in zip(sheets, texts) {
      let base = "docs/diagrams/\(sheet.fileName)"
      if formats.contains(.png) {
        pictures.append(
          DiagramPicture(path: "\(base).png", source: "\(base).svg", sheet: sheet))
      }
      let paths = self.paths(of: sheet)
      summaries.append(
        DiagramSummary(
          kind: sheet.kind, view: sheet.view, environments: sheet.environments,
          title: sheet.title,
          subtitle: sheet.subtitle, altText: sheet.altText, longText: sheet.longText,
          mermaid: mermaid,
          paths: paths,
          elements: elements))
    }
    if !sheets.isEmpty, formats.contains(.png) { pictures.append(.glyphs) }
    let (found, refused) = concurrently {
      SheetFindings.diagnostics(sheets)
    } _: { [networks] in
      networks.flatMap { EnvironmentSheets($0).diagnostics() }.merged(of: networks.count)
    }
    return DiagramResult(
      pictures: pictures + (formats.contains(.pdf) ? documents(sheets) : []), summary: summaries,
      diagnostics: refused + misplaced + found + icons.missing(on: sheets)
        + sheets.compactMap(Self.tooLarge),
      sheets: sheets, formats: formats,
      titles: Dictionary(
        environments.map { ($0.environment.name, Self.title($0)) }, uniquingKeysWith: { $1 }))
  }

  /// What an environment's document is called.
  private static func title(_ topology: Topology) -> String {
    "\(topology.title), \(topology.environment.title)"
  }

  /// The files that show a sheet, by format; of those that hold several sheets the one of its first
  /// environment.
  private func paths(of sheet: Sheet) -> [String: String] {
    var paths: [String: String] = [:]
    for format in formats {
      switch format {
      case .svg, .dot, .png:
        paths[format.rawValue] = "docs/diagrams/\(sheet.fileName).\(format.rawValue)"
      case .drawio, .pdf, .pptx:
        guard let environment = sheet.environments.first, !sheet.isInventory else { continue }
        paths[format.rawValue] = Self.document(environment, format)
      }
    }
    return paths
  }

  /// One PDF for each environment, with a page for each of its sheets: it is read, printed and
  /// annotated as one document. The maps of all resources are left out: they are an inventory, and
  /// would be most of its size.
  private func documents(_ sheets: [Sheet]) -> [DiagramPicture] {
    environments.compactMap { topology in
      let environment = topology.environment
      let pages = sheets.filter { $0.environments.contains(environment.name) && !$0.isInventory }
      guard !pages.isEmpty else { return nil }
      return DiagramPicture(
        path: Self.document(environment.name, .pdf),
        sources: pages.map { "docs/diagrams/\($0.fileName).svg" }, sheets: pages,
        title: Self.title(topology))
    }
  }

  /// The file with a page for each sheet of an environment.
  static func document(_ environment: String, _ format: DiagramFormat) -> String {
    "docs/diagrams/\(environment).\(format.rawValue)"
  }

  /// The laid-out sheets: views in their order, each for every environment, once for environments
  /// in which it is equal.
  ///
  /// - Throws: `GraphvizError` where Graphviz fails.
  package func sheets() throws -> [Sheet] { try placedSheets().sheets }

  /// The same, and what is said of the layout file.
  private func placedSheets() throws -> (sheets: [Sheet], diagnostics: [Diagnostic]) {
    var found: [(sheet: Sheet, environments: [Topology])] = []
    let all = try networks.concurrentMap { try EnvironmentSheets($0).sheets() }
    for (topology, sheets) in zip(environments, all) {
      for sheet in sheets where !sheet.boxes.isEmpty {
        let place = found.firstIndex { known, _ in
          var own = sheet
          own.environments = known.environments
          return own == known
        }
        if let place {
          found[place].environments.append(topology)
        } else {
          found.append((sheet, [topology]))
        }
      }
    }
    var views: [String: Int] = [:]
    for (sheet, _) in found where views[sheet.view] == nil { views[sheet.view] = views.count }
    let kinds = DiagramSummary.Kind.allCases
    func place(_ sheet: Sheet) -> (Int, Int) {
      (kinds.firstIndex(of: sheet.kind) ?? kinds.count, views[sheet.view] ?? 0)
    }
    let ordered: [(sheet: Sheet, environments: [Topology])] = found.enumerated().sorted {
      one, other in
      let (left, right) = (place(one.element.sheet), place(other.element.sheet))
      return left == right ? one.offset < other.offset : left < right
    }.map { _, entry in
      var sheet = entry.sheet
      sheet.environments = entry.environments.map(\.environment.name)
      return (sheet, entry.environments)
    }
    let paths = SheetPaths(networks).paths(of: ordered.map(\.sheet))
    let placed = layout.placed(
      zip(ordered, paths).map { entry, path in
        var sheet = entry.sheet
        sheet.path = path
        return sheet
      })
    let framed = Array(zip(placed.sheets, ordered.map(\.environments))).concurrentMap {
      sheet, environments in
      var framed = SheetText.framed(sheet, in: environments)
      framed.environments = sheet.environments
      return framed
    }
    return (framed, placed.diagnostics)
  }

  private static func graphvizFailed(_ error: any Error) -> Diagnostic {
    Diagnostic(
      .graphvizFailed, summary: "Graphviz could not lay out a diagram", detail: "\(error)",
      remedy: "Check that libgraphviz is installed; 'make' installs it on Debian.")
  }
}
