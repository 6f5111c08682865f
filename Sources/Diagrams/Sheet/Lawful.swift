import Topology

/// Draws a sheet with as much on it as its geometry bears.
enum Lawful {
  /// What a sheet may be drawn with, from all that there is to least.
  protocol Level: CaseIterable, Equatable, Sendable {
    /// What is not drawn, and where it is to be found instead; nil for the first level.
    var omission: String? { get }
    /// Whether each connection is a line.
    var hasConnections: Bool { get }
  }

  /// More crossings than this nobody follows a line through.
  static let mostCrossings = 12
  /// Nor through a sheet with more connections than this.
  static let mostConnections = 60

  /// The sheet of the first level on which no law is broken and lines are calm; where there is none,
  /// the one that breaks the fewest. A sheet of a later level says what was left out.
  ///
  /// - Parameter isNumbered: whether its title gets a number yet, which lines have to keep clear of.
  static func first<L: Level>(
    _ levels: L.Type, in topology: Topology, isCalm: Bool = true, isNumbered: Bool = false,
    _ draw: (L) -> Sheet?
  ) -> Sheet? {
    var best: (sheet: Sheet, broken: Int)?
    var trouble = ""
    for level in L.allCases {
      if level.hasConnections, topology.connections.count > mostConnections {
        trouble = "it would have the lines of \(topology.connections.count) connections"
        continue
      }
      guard var sheet = draw(level) else { continue }
      var titled = sheet
      if isNumbered { titled.title += Pages.longestNumber }
      let framed = SheetText.framed(titled, in: [topology])
      let broken = SheetCheck.violations(of: framed).count
      let crossings = isCalm ? SheetMeasure.lines(of: sheet).crossings : 0
      if let omission = level.omission {
        sheet.simplification = Sheet.Simplification(omission: omission, trouble: trouble)
      } else {
        trouble =
          broken > 0
          ? "\(broken) \(broken == 1 ? "law" : "laws") of its geometry would be broken"
          : "its lines would cross each other \(crossings) times"
      }
      if broken == 0, crossings <= mostCrossings { return sheet }
      if best.map({ broken < $0.broken }) ?? true { best = (sheet, broken) }
    }
    return best?.sheet
  }
}

extension Lawful.Level {
  var hasConnections: Bool { false }
}
