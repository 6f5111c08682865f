import Topology

/// One laid-out picture: what the writers of SVG and DOT read.
package struct Sheet: Hashable, Sendable {
  /// What it shows, for example `network`.
  package var view: String
  package var environment: String
  package var title: String
  package var subtitle: String
  /// One paragraph for those who cannot see it.
  package var altText: String
  package var width: Int
  package var height: Int
  /// Title, subtitle and other words outside the boxes.
  package var texts: [TextRun]
  package var boxes: [Box]
  package var edges: [SheetEdge]
  package var legend: [LegendEntry] = []

  /// The name of its files, for example `production-network`.
  package var fileName: String { "\(environment)-\(view)" }

  /// Whether it is a map of all resources, which is looked up rather than read.
  package var isInventory: Bool { view.hasPrefix("resources") }

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
}
