import GraphvizLayout
import Topology

/// Draws every environment: the network, the services and a map of all resources.
///
/// ```swift
/// let result = try DiagramGenerator(environments: topologies).generate()
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
  ///
  /// With a memo, what Graphviz placed in an earlier run is not placed again.
  /// Throws `GraphvizError` where Graphviz fails.
  public func generate(memo: LayoutMemo = .none) throws -> DiagramResult {
    var files: [GeneratedFile] = []
    var pictures: [DiagramPicture] = []
    var summaries: [DiagramSummary] = []
    let sheets = try sheets(memo: memo)
    let texts = sheets.concurrentMap { (dot: DOTWriter($0).text(), svg: SVGWriter($0).text()) }
    for (sheet, text) in zip(sheets, texts) {
      let base = "docs/diagrams/\(sheet.fileName)"
      files.append(GeneratedFile(path: "\(base).dot", text: text.dot))
      files.append(GeneratedFile(path: "\(base).svg", text: text.svg))
      pictures.append(
        DiagramPicture(path: "\(base).png", source: "\(base).svg", sheet: sheet))
      summaries.append(
        DiagramSummary(
          view: sheet.view, environment: sheet.environment,
          title: "\(sheet.title), \(sheet.environment)", altText: sheet.altText,
          paths: ["dot": "\(base).dot", "png": "\(base).png", "svg": "\(base).svg"],
          elements: sheet.elements))
    }
    return DiagramResult(
      files: files, pictures: pictures, summaries: summaries, diagnostics: [])
  }

  /// The laid-out sheets, in the order of environments and views.
  package func sheets(memo: LayoutMemo = .none) throws -> [Sheet] {
    let graphviz = GraphvizClient(memo: memo)
    return try environments.concurrentMap { topology in
      [
        OrthogonalRouter.routed(NetworkView(topology).sheet()),
        OrthogonalRouter.routed(try ServicesView(topology).sheet(graphviz)),
      ].filter { !$0.boxes.isEmpty } + ResourcesView(topology).sheets()
    }
    .flatMap(\.self)
  }
}
