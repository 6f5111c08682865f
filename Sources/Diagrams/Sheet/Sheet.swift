import Topology

/// One laid-out picture: all that the writers of SVG, DOT and other formats read.
package struct Sheet: Hashable, Sendable {
  package var kind: DiagramSummary.Kind
  /// What it shows, for example `network` or `flow-ingress-web-443`.
  package var view: String
  /// The names of the environments that it shows: more than one where it is equal in them.
  package var environments: [String]
  package var title: String
  package var subtitle: String
  /// One paragraph for those who cannot see it.
  package var altText: String
  /// The same at length, a paragraph each, in reading order.
  package var longText: [String]
  package var width: Int
  package var height: Int
  /// Title, subtitle and other words outside the boxes.
  package var texts: [TextRun] = []
  package var boxes: [Box]
  package var edges: [SheetEdge]
  /// Numbers and letters on the lines and beside what explains them.
  package var badges: [Badge] = []
  package var legend: [LegendEntry] = []
  /// How wide its heading may be where something stands beside it; nil for as wide as the sheet.
  package var headingRoom: Int?
  /// What was left out for the sheet to be readable; nil where nothing was.
  package var simplification: Simplification?

  /// What is not drawn, and why.
  package struct Simplification: Hashable, Sendable {
    /// For example `the routes into zones, which the tables name`.
    package var omission: String
    /// What would be wrong with the sheet that has everything.
    package var trouble: String
  }

  /// No side of a sheet is longer, in points.
  package static let longestSide = 4000

  package init(
    kind: DiagramSummary.Kind, view: String, environments: [String], title: String,
    subtitle: String, altText: String, longText: [String] = [], width: Int = 0, height: Int = 0,
    boxes: [Box] = [], edges: [SheetEdge] = []
  ) {
    self.kind = kind
    self.view = view
    self.environments = environments
    self.title = title
    self.subtitle = subtitle
    self.altText = altText
    self.longText = longText
    self.width = width
    self.height = height
    self.boxes = boxes
    self.edges = edges
  }

  /// Where its files are below `docs/diagrams/`, without extension, for example
  /// `production/network`; nil until all sheets are known.
  package var path: String?

  /// What files and reports call it: its path, or where it has none yet its environment and view.
  package var fileName: String { path ?? "\(environments.first ?? "all")/\(view)" }

  /// Whether it is a map of all resources, which is looked up rather than read.
  package var isInventory: Bool { kind == .resources }

  package var allBoxes: [Box] { boxes.flatMap(\.flattened) }

  /// The elements drawn, each once, in reading order.
  package var elements: [ElementID] {
    var seen: Set<ElementID> = []
    return allBoxes.flatMap(\.ids).filter { seen.insert($0).inserted }
  }

  /// The size of the smallest text when the sheet fills a landscape A3 page, in tenths of a point.
  package var smallestPrintedText: Int {
    let smallest = (texts + allBoxes.flatMap(\.texts)).map(\.size).min() ?? Metrics.body
    return min(smallest * 10 * 1191 / max(width, 1), smallest * 10 * 842 / max(height, 1))
  }

  /// Moves boxes, lines and badges; words outside the boxes and the legend stay.
  package mutating func movePicture(_ dx: Int, _ dy: Int) {
    guard dx != 0 || dy != 0 else { return }
    boxes = boxes.map { $0.moved(dx, dy) }
    for index in edges.indices { edges[index] = edges[index].moved(dx, dy) }
    for index in badges.indices {
      badges[index].place = Point(badges[index].place.x + dx, badges[index].place.y + dy)
    }
  }
}
