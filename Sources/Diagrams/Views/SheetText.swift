import Topology

/// The words that every sheet carries.
enum SheetText {
  /// The heading of the words beside a picture whose lines are connections, each from who opens it.
  static let connections = "Who opens connections to whom"

  /// The title of a view, which ``framed(_:in:)`` completes by the environments.
  static func title(_ topology: Topology, _ view: String) -> String {
    "\(topology.title) · \(view)"
  }

  /// The sheet with its heading, and with whose it is at its foot.
  static func framed(_ sheet: Sheet, in environments: [Topology]) -> Sheet {
    let imprint = imprint(environments)
    let words = [imprint, sheet.subtitle].map { Ruler.width($0, size: Metrics.body) }
    // A sentence as wide as a page is shortened instead.
    let least = max(sheet.width, min(words.max() ?? 0, 1200) + 2 * Metrics.margin)
    let natural = framed(sheet, width: least, height: 0, environments, imprint)
    // What the views leave narrower or flatter than a page gets wider margins.
    if natural.width * 3 < natural.height * 4 {
      return framed(sheet, width: (natural.height * 4 + 2) / 3, height: 0, environments, imprint)
    }
    return framed(sheet, width: least, height: (natural.width * 9 + 15) / 16, environments, imprint)
  }

  private static func framed(
    _ sheet: Sheet, width: Int, height: Int, _ environments: [Topology], _ imprint: String
  ) -> Sheet {
    var sheet = sheet
    let dx = (width - sheet.width) / 2
    sheet.width = width
    let names = list(environments.map(\.environment.title))
    sheet.texts += heading(
      of: sheet, of: environments.first?.title ?? "", names,
      room: sheet.headingRoom.map { max($0, headingRoom(sheet)) }
        ?? sheet.width - 2 * Metrics.margin)
    wrapLegend(&sheet)
    if sheet.legend.isEmpty { sheet.height += PageShape.foot }
    var foot = TextRun(imprint, x: 0, y: sheet.height - 17, tone: .secondary)
    foot.x = sheet.width - Metrics.margin - foot.width
    // Below the legend where there is no room beside it.
    let last = sheet.legend.filter { $0.text.y >= foot.y - 12 }
    if foot.x < (last.map { $0.text.x + $0.text.width }.max() ?? 0) + 24 {
      foot.y = sheet.height + 2
      sheet.height += 16
    }
    let dy = max(0, height - sheet.height)
    foot.y += dy
    sheet.height += dy
    for index in sheet.legend.indices {
      sheet.legend[index].frame.y += dy
      sheet.legend[index].text.y += dy
    }
    sheet.movePicture(dx, dy / 2)
    sheet.texts.append(foot)
    sheet.title += " · \(names)"
    return sheet
  }

  /// How far the heading may reach until it comes to what stands or runs at its height.
  private static func headingRoom(_ sheet: Sheet) -> Int {
    let boxes = sheet.allBoxes.map(\.frame).filter { $0.y < headingBottom }.map(\.x)
    let lines = sheet.edges.flatMap(\.corners).filter { $0.y < headingBottom }.map(\.x)
    let right = (boxes + lines).min() ?? sheet.width
    return min(right, sheet.width) - 2 * Metrics.margin
  }

  /// Where the words of a heading end.
  private static let headingBottom = 62

  /// The title in one line, set smaller on a small sheet; where it is too long for that, what tells
  /// sheets apart above and whose they are below. Then the subtitle.
  private static func heading(
    of sheet: Sheet, of product: String, _ names: String, room: Int
  ) -> [TextRun] {
    func run(_ words: String, size: Int, y: Int) -> TextRun {
      TextRun(
        Ruler.fit(words, width: room, size: size, bold: true), x: Metrics.margin, y: y, size: size,
        bold: true)
    }
    func subtitle(y: Int) -> TextRun {
      TextRun(
        Ruler.fit(sheet.subtitle, width: room, size: Metrics.body), x: Metrics.margin, y: y,
        tone: .secondary)
    }
    func isShort(_ words: String, _ size: Int) -> Bool {
      Ruler.width(words, size: size, bold: true) <= room
    }
    let words = "\(sheet.title) · \(names)"
    if let size = [Metrics.title, 17, 15].first(where: { isShort(words, $0) }) {
      return [run(words, size: size, y: 32), subtitle(y: 51)]
    }
    let prefix = "\(product) · "
    guard sheet.title.hasPrefix(prefix) else {
      return [run(words, size: 13, y: 32), subtitle(y: 51)]
    }
    let own = "\(sheet.title.dropFirst(prefix.count)) · \(names)"
    let size = [17, 15].first { isShort(own, $0) } ?? 13
    return [run(own, size: size, y: 27), run(product, size: 13, y: 43), subtitle(y: 58)]
  }

  /// Entries of the legend that leave the page go to a line of their own.
  private static func wrapLegend(_ sheet: inout Sheet) {
    let right = sheet.width - Metrics.margin
    var dx = 0
    var dy = 0
    for index in sheet.legend.indices {
      var entry = sheet.legend[index]
      if entry.text.x + entry.text.width - dx > right {
        dx = entry.frame.x - Metrics.margin
        dy += 20
      }
      entry.frame = entry.frame.moved(-dx, dy)
      entry.text.x -= dx
      entry.text.y += dy
      sheet.legend[index] = entry
    }
    sheet.height += dy
  }

  /// Environments, revision, accounts, region and zones: what the sheet shows of which design.
  static func imprint(_ environments: [Topology]) -> String {
    func unique(_ words: [String]) -> [String] {
      var seen: Set<String> = []
      return words.filter { seen.insert($0).inserted }
    }
    let accounts = unique(environments.map(\.environment.account))
    let regions = unique(environments.map(\.region.code))
    let zones = unique(environments.flatMap { $0.zones.map(\.key) })
    let revisions = unique(environments.compactMap(\.revision))
    let heads =
      [list(environments.map(\.environment.title))]
      + (revisions.isEmpty ? [] : ["revision \(list(revisions))"])
    return heads.joined(separator: " · ") + " · "
      + "\(accounts.count == 1 ? "account" : "accounts") \(accounts.joined(separator: ", ")) · "
      + "\(regions.joined(separator: ", ")) · "
      + (zones.isEmpty
        ? "zones not known"
        : "\(zones.count == 1 ? "zone" : "zones") \(zones.joined(separator: ", "))")
  }

  /// A wider heading stands in two lines.
  private static let widestHeading = 720

  /// The width that the heading takes.
  static func width(title: String, environment: Topology, subtitle: String) -> Int {
    let words = "\(title) · \(environment.environment.title)"
    return max(
      min(Ruler.width(words, size: Metrics.title, bold: true), widestHeading),
      Ruler.width(subtitle, size: Metrics.body))
  }

  /// The first of many words, and how many more there are.
  static func short(_ words: [String], most: Int = 6) -> String {
    guard words.count > most + 1 else { return list(words) }
    return words.prefix(most).joined(separator: ", ") + " and \(words.count - most) more"
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last else { return "none" }
    guard words.count > 1 else { return last }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
