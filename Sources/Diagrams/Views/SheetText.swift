import Topology

/// The words that every sheet carries.
enum SheetText {
  static func subtitle(_ topology: Topology) -> String {
    let zones = topology.zones.map(\.key).joined(separator: ", ")
    let place = "\(topology.environment.title) · account \(topology.environment.account)"
    return "\(place) · \(topology.region.code) · zones \(zones)"
  }

  static func header(_ sheet: Sheet) -> [TextRun] {
    [
      TextRun(sheet.title, x: Metrics.margin, y: 32, size: Metrics.title, bold: true),
      TextRun(sheet.subtitle, x: Metrics.margin, y: 51, tone: .secondary),
    ]
  }

  static func width(title: String, _ subtitle: String) -> Int {
    max(
      Ruler.width(title, size: Metrics.title, bold: true),
      Ruler.width(subtitle, size: Metrics.body))
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last else { return "none" }
    guard words.count > 1 else { return last }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
