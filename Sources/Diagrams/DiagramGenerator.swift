import Topology

/// Draws every environment: overview, network, flows, workload, security, failures, resources.
///
/// ```swift
/// let result = DiagramGenerator(environments: topologies).generate()
/// for picture in result.pictures where changed.contains(picture.source) {
///   write(try picture.render(), to: picture.path)
/// }
/// ```
public struct DiagramGenerator: Sendable {
  private let environments: [Topology]

  public init(environments: [Topology]) {
    self.environments = environments
  }

  /// The diagrams as SVG and DOT, below `docs/diagrams/`, and how to render each as PNG.
  public func generate() -> DiagramResult {
    var files: [GeneratedFile] = []
    var pictures: [DiagramPicture] = []
    var summaries: [DiagramSummary] = []
    let sheets = sheets()
    let texts = sheets.concurrentMap { (dot: DOTWriter($0).text(), svg: SVGWriter($0).text()) }
    for (sheet, text) in zip(sheets, texts) {
      let base = "docs/diagrams/\(sheet.fileName)"
      files.append(GeneratedFile(path: "\(base).dot", text: text.dot))
      files.append(GeneratedFile(path: "\(base).svg", text: text.svg))
      pictures.append(
        DiagramPicture(path: "\(base).png", source: "\(base).svg", sheet: sheet))
      summaries.append(
        DiagramSummary(
          kind: sheet.kind, view: sheet.view, environments: sheet.environments,
          title: sheet.title,
          subtitle: sheet.subtitle, altText: sheet.altText, longText: sheet.longText,
          paths: ["dot": "\(base).dot", "png": "\(base).png", "svg": "\(base).svg"],
          elements: sheet.elements))
    }
    return DiagramResult(
      files: files, pictures: pictures, summaries: summaries,
      diagnostics: environments.flatMap { EnvironmentSheets($0).diagnostics() })
  }

  /// The laid-out sheets: views in their order, each for every environment, once for environments
  /// in which it is equal.
  package func sheets() -> [Sheet] {
    var found: [(sheet: Sheet, environments: [Topology])] = []
    let drawn = environments.concurrentMap { EnvironmentSheets($0).sheets() }
    for (topology, sheets) in zip(environments, drawn) {
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
    return found.enumerated().sorted { one, other in
      let (left, right) = (place(one.element.sheet), place(other.element.sheet))
      return left == right ? one.offset < other.offset : left < right
    }.map { _, entry in
      var sheet = SheetText.framed(entry.sheet, in: entry.environments)
      sheet.environments = entry.environments.map(\.environment.name)
      return sheet
    }
  }
}
