import Topology

/// Sheets as a person has arranged them in a layout file, their lines routed anew where that changes
/// them.
struct PlacedSheets {
  /// Nil for sheets as they are computed.
  private let file: LayoutFile?

  init(_ file: LayoutFile?) { self.file = file }

  /// - Parameter sheets: Laid out and with their paths, but without heading and margins.
  func placed(_ sheets: [Sheet]) -> (sheets: [Sheet], diagnostics: [Diagnostic]) {
    guard let file else { return (sheets, []) }
    let results = sheets.concurrentMap { sheet -> (sheet: Sheet, diagnostics: [Diagnostic]) in
      file.pages[sheet.fileName].map { place(sheet, by: $0) } ?? (sheet, [])
    }
    let known = Set(sheets.map(\.fileName))
    let lost = file.pages.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
      .compactMap { Self.vanished($0.value, $0.key) }
    return (results.map(\.sheet), results.flatMap(\.diagnostics) + lost)
  }

  private func place(_ sheet: Sheet, by page: LayoutFile.Page)
    -> (sheet: Sheet, diagnostics: [Diagnostic])
  {
    var arrangement = Arrangement(sheet, by: page)
    let arranged = arrangement.arranged()
    let refused = arrangement.refusals.map { Self.refused($0, on: sheet) }
    return (
      arranged.map { Self.redrawn($0, from: sheet) } ?? sheet,
      refused + Self.vanished(page, on: sheet)
    )
  }

  // MARK: Lines

  private static func frames(of sheet: Sheet) -> [String: Frame] {
    Dictionary(sheet.allBoxes.map { ($0.name, $0.frame) }, uniquingKeysWith: { first, _ in first })
  }

  /// By the names of boxes what lines to them end at: words stand for what they are the title of.
  private static func ends(of sheet: Sheet) -> [String: Frame] {
    var ends = frames(of: sheet)
    for box in sheet.allBoxes {
      for child in box.children where child.role == .label { ends[child.name] = box.frame }
    }
    return ends
  }

  /// The sheet with its lines carried along with the boxes that they join, or where that breaks a law
  /// run anew.
  private static func redrawn(_ arranged: Sheet, from old: Sheet) -> Sheet {
    var sheet = arranged
    let (before, after) = (ends(of: old), ends(of: sheet))
    let (lines, formerly) = (SheetLines(sheet), SheetLines(old))
    for index in sheet.edges.indices {
      let edge = sheet.edges[index]
      sheet.edges[index].path = []
      sheet.edges[index].tip = nil
      guard let source = before[edge.source], let newSource = after[edge.source],
        let target = before[edge.target], let newTarget = after[edge.target]
      else { continue }
      let candidates = CarriedLine(
        edge, source: (source, newSource), target: (target, newTarget)
      ).candidates()
      let lawful = candidates.first { lines.violations(of: $0).isEmpty }
      // What breaks a law already may go on to do so.
      let known = candidates.first { $0 == edge && !formerly.violations(of: edge).isEmpty }
      if let way = lawful ?? known { sheet.edges[index] = way }
    }
    let carried = sheet.edges
    sheet = routed(sheet)
    // Lines that are routed together keep apart.
    let parted = apart(sheet.edges, old.edges)
    if parted != sheet.edges {
      sheet.edges = parted
      sheet = routed(sheet)
    }
    let words = sheet.texts.map(\.frame) + sheet.allBoxes.flatMap { $0.texts.map(\.frame) }
    for index in sheet.edges.indices
    where !sheet.edges[index].isWhole && sheet.edges[index].path != carried[index].path {
      sheet.edges[index] = sheet.edges[index].endedWhereItStops(besides: words)
    }
    sheet.badges = badges(of: sheet, carried: carried, old)
    return sheet
  }

  private static func routed(_ sheet: Sheet) -> Sheet {
    let isNetwork = [.network, .failure].contains(sheet.kind)
    return OrthogonalRouter.routed(isNetwork ? NetworkRouter(sheet).routed(sheet) : sheet)
  }

  /// The lines without the ways of those that came to run on top of another kind of line.
  private static func apart(_ edges: [SheetEdge], _ old: [SheetEdge]) -> [SheetEdge] {
    var edges = edges
    let moved = edges.indices.filter { edges[$0].path != old[$0].path }
    for index in moved {
      for other in edges.indices
      where edges[other].style != edges[index].style
        && CarriedLine.share(edges[index], edges[other])
        && !CarriedLine.share(old[index], old[other])
      {
        for place in [index, other] {
          edges[place].path = []
          edges[place].tip = nil
        }
      }
    }
    return edges
  }

  /// Badges go with their lines, and with the words that they are beside; a line that runs anew has
  /// its badges placed anew.
  ///
  /// - Parameter carried: The lines as they were moved along with their ends.
  private static func badges(
    of sheet: Sheet, carried: [SheetEdge], _ old: Sheet
  ) -> [Badge] {
    let (before, after) = (frames(of: old), frames(of: sheet))
    let places = Dictionary(
      sheet.edges.indices.map { (sheet.edges[$0].name, $0) },
      uniquingKeysWith: { first, _ in first })
    let boxes = old.allBoxes
    var placer = BadgePlacer(sheet)
    var badges = sheet.badges
    var homeless: [Int] = []
    for (index, badge) in badges.enumerated() {
      var shift = Point(0, 0)
      if let place = badge.edge.flatMap({ places[$0] }) {
        guard let first = carried[place].path.first, let former = old.edges[place].path.first,
          sheet.edges[place].path == carried[place].path
        else {
          homeless.append(index)
          continue
        }
        shift = Point((first.x - former.x) / 100, (first.y - former.y) / 100)
        guard old.edges[place].moved(shift.x, shift.y).path == carried[place].path else {
          homeless.append(index)
          continue
        }
      } else if let box = boxes.last(where: { $0.frame.contains(badge.frame.inset(by: 4)) }),
        let one = before[box.name], let other = after[box.name]
      {
        shift = Point(other.x - one.x, other.y - one.y)
      }
      badges[index].place = Point(badge.place.x + shift.x, badge.place.y + shift.y)
      placer.keep(badges[index])
    }
    for index in homeless {
      let badge = badges[index]
      guard let edge = badge.edge.flatMap({ places[$0] }).map({ sheet.edges[$0] }) else { continue }
      let isCross = badge.tone == .lost && badge.text == "×"
      let placed =
        isCross ? placer.cross(edge) : placer.place(badge.text, badge.tone, on: [edge])
      badges[index] = placed ?? Badge(badge.text, badge.tone, at: middle(of: edge), edge: edge.name)
    }
    return badges
  }

  private static func middle(of edge: SheetEdge) -> Point {
    let corners = edge.corners
    let pieces = zip(corners, corners.dropFirst())
    let longest = pieces.max {
      abs($0.0.x - $0.1.x) + abs($0.0.y - $0.1.y) < abs($1.0.x - $1.1.x) + abs($1.0.y - $1.1.y)
    }
    guard let (start, end) = longest else { return corners.first ?? Point(0, 0) }
    return Point((start.x + end.x) / 2, (start.y + end.y) / 2)
  }

  // MARK: Findings

  /// PLB096: a place that is not taken.
  private static func refused(_ refusal: Arrangement.Refusal, on sheet: Sheet) -> Diagnostic {
    Diagnostic(
      .placeRefused, severity: .warning,
      summary: "'\(refusal.box.name)' is not where the layout file has it on the sheet "
        + "'\(sheet.fileName)'",
      detail: "\(refusal.reason) It stands where it is computed.",
      remedy: "Move it, or what is in its way, in the layout file.",
      subject: refusal.box.ids.first,
      environment: sheet.environments.count == 1 ? sheet.environments[0] : nil)
  }

  /// PLB095 for what was moved and is no longer there.
  private static func vanished(_ page: LayoutFile.Page, on sheet: Sheet) -> [Diagnostic] {
    let names = Set(sheet.allBoxes.map(\.name))
    let cells = page.cells.filter { $0.value.isMoved && !names.contains($0.key) }
    guard !cells.isEmpty else { return [] }
    let titles = cells.values.map { "'\($0.title)'" }.sorted()
    return [
      Diagnostic(
        .placeUnused, severity: .warning,
        summary: "the layout file moves what the sheet '\(sheet.fileName)' does not show",
        detail: "It shows no \(SheetText.short(titles)).",
        remedy: "Delete them from the layout file; they may have been renamed.",
        environment: sheet.environments.count == 1 ? sheet.environments[0] : nil)
    ]
  }

  /// PLB095 for a page with moved boxes whose sheet is no longer there.
  private static func vanished(_ page: LayoutFile.Page, _ path: String) -> Diagnostic? {
    let count = page.cells.values.count { $0.isMoved }
    guard count > 0 else { return nil }
    return Diagnostic(
      .placeUnused, severity: .warning,
      summary: "the layout file has a page for '\(path)', which is no sheet",
      detail: "\(count) \(count == 1 ? "box was" : "boxes were") moved on it.",
      remedy: "Delete the page, or move the boxes on the page of the sheet that shows them now.")
  }
}
