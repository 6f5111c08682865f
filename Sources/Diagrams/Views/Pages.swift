import Topology

/// A view of the network on as many sheets as it takes to read it in print.
enum Pages {
  /// In tenths of a point, on a landscape page of A3.
  static let readable = 90
  /// What a title has room for, see ``numbered(_:)``.
  static let longestNumber = " (10 of 10)"

  /// One sheet of the whole network, or several with a part of its VPCs each where one would print
  /// too small to read, and of the tiers of a VPC that is itself too large. VPCs above transit
  /// gateways and those below are shared out alike; the gateways are on every sheet. Where no number
  /// of sheets is enough, the fewest that print largest.
  static func sheets(
    of model: NetworkDrawing, in topology: Topology, _ draw: (NetworkDrawing) -> Sheet?
  ) -> [Sheet] {
    var best: (sheets: [Sheet], text: Int) = ([], 0)
    func isBetter(_ text: Int) -> Bool { self.isBetter(text, than: best.text) }
    let most = max(model.vpcs.count, 1)
    for count in 1...most {
      let pages = parts(model, count)
      guard let drawn = drawn(pages, in: topology, while: isBetter, draw) else { continue }
      best = drawn
      if best.text >= readable { return numbered(best.sheets) }
    }
    let pages = parts(model, most)
    let divided = pages.map { byTiers($0, in: topology, draw) }
    var tiers = divided.flatMap { $0.sheets }
    // A VPC of several sheets moves the numbers of all that follow.
    if divided.contains(where: { $0.pages.count > 1 }) {
      tiers = numberedElsewhere(divided.flatMap { $0.pages }).compactMap(draw)
    }
    let text = tiers.map { printedText($0, in: topology) }.min() ?? readable
    return numbered(isBetter(text) ? tiers : best.sheets)
  }

  /// Whether sheets with words of this size come nearer to what can be read than fewer sheets with words
  /// of that size: nobody leafs through more sheets for a little larger words.
  static func isBetter(_ text: Int, than other: Int) -> Bool {
    text >= readable || text * 10 > other * 11
  }

  /// The sheets of these pages, with the size of their smallest words; nil as soon as one of them has
  /// words of a size that will not do.
  private static func drawn(
    _ pages: [NetworkDrawing], in topology: Topology, while isEnough: (Int) -> Bool,
    _ draw: (NetworkDrawing) -> Sheet?
  ) -> (sheets: [Sheet], text: Int)? {
    var found: (sheets: [Sheet], text: Int) = ([], readable)
    for page in pages {
      guard let sheet = draw(page) else { continue }
      let text = printedText(sheet, in: topology)
      guard isEnough(text) else { return nil }
      found.sheets.append(sheet)
      found.text = min(found.text, text)
    }
    return found
  }

  /// The sheet of one VPC, or several with a part of its tiers each; and what is on each of them.
  private static func byTiers(
    _ model: NetworkDrawing, in topology: Topology, _ draw: (NetworkDrawing) -> Sheet?
  ) -> (pages: [NetworkDrawing], sheets: [Sheet]) {
    guard model.vpcs.count == 1, let tiers = model.vpcs.first?.tiers, tiers.count > 1 else {
      return ([model], [draw(model)].compactMap(\.self))
    }
    func pages(_ count: Int) -> [NetworkDrawing] {
      (0..<count).map { place in
        var part = model
        part.vpcs[0].tiers = tiers.indices.filter { $0 * count / tiers.count == place }
          .map { tiers[$0] }
        return part
      }
    }
    for count in 1..<tiers.count {
      let pages = pages(count)
      let drawn = drawn(pages, in: topology, while: { $0 >= readable }, draw)
      if let drawn { return (pages, drawn.sheets) }
    }
    return (pages(tiers.count), pages(tiers.count).compactMap(draw))
  }

  /// The sheet of the whole network, where it can be read on one.
  static func single(
    of model: NetworkDrawing, in topology: Topology, _ draw: (NetworkDrawing) -> Sheet?
  ) -> Sheet? {
    drawn([model], in: topology, while: { $0 >= readable }, draw)?.sheets.first
  }

  static func printedText(_ sheet: Sheet, in topology: Topology) -> Int {
    SheetText.framed(sheet, in: [topology]).smallestPrintedText
  }

  /// The network in so many parts, each with about as many VPCs.
  private static func parts(_ model: NetworkDrawing, _ count: Int) -> [NetworkDrawing] {
    guard count > 1 else { return [model] }
    var places: [ElementID: Int] = [:]
    // What one row leaves over goes to the first parts, what the other does to the last.
    for (row, isReversed) in [
      (model.vpcs.filter(\.isAbove), false), (model.vpcs.filter { !$0.isAbove }, true),
    ] {
      for (index, vpc) in (isReversed ? row.reversed() : row).enumerated() {
        let place = index * count / max(row.count, count)
        places[vpc.id] = isReversed ? count - 1 - place : place
      }
    }
    let parts = (0..<count).map { place in
      var part = model
      part.vpcs = model.vpcs.filter { places[$0.id] == place }
      return part
    }.filter { !$0.vpcs.isEmpty }
    return numberedElsewhere(parts)
  }

  /// The pages, each knowing what is on the others.
  private static func numberedElsewhere(_ pages: [NetworkDrawing]) -> [NetworkDrawing] {
    let sheets = pages.enumerated().map {
      NetworkDrawing.OtherSheet(number: $0.offset + 1, vpcs: $0.element.vpcs)
    }
    return pages.enumerated().map { place, page in
      var page = page
      page.elsewhere = sheets.filter { $0.number != place + 1 }
      return page
    }
  }

  /// The sheets with their numbers, where there are several.
  static func numbered(_ sheets: [Sheet]) -> [Sheet] {
    guard sheets.count > 1 else { return sheets }
    return sheets.enumerated().map { index, sheet in
      var sheet = sheet
      sheet.title += " (\(index + 1) of \(sheets.count))"
      if index > 0 { sheet.view += "-\(index + 1)" }
      return sheet
    }
  }
}
