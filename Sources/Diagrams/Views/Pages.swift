import Topology

/// A view of the network on as many sheets as it takes to read it in print.
enum Pages {
  /// In tenths of a point, on a landscape page of A3.
  static let readable = 90

  /// One sheet of the whole network, or several with a part of its VPCs each where one would print
  /// too small to read, and of the tiers of a VPC that is itself too large. VPCs above transit
  /// gateways and those below are shared out alike; the gateways are on every sheet. Where no number
  /// of sheets is enough, the fewest that print largest.
  static func sheets(
    of model: NetworkDrawing, in topology: Topology, _ draw: (NetworkDrawing) -> Sheet?
  ) -> [Sheet] {
    var best: (sheets: [Sheet], text: Int) = ([], 0)
    /// Whether these sheets can be read; those that come nearest to it are kept.
    func isEnough(_ sheets: [Sheet]) -> Bool {
      let text = sheets.map { printedText($0, in: topology) }.min() ?? readable
      // Nobody leafs through more sheets for a little larger words.
      if text >= readable ? best.text < readable : text * 10 > best.text * 11 {
        best = (sheets, min(text, readable))
      }
      return text >= readable
    }
    let most = max(model.vpcs.count, 1)
    for count in 1...most where isEnough(parts(model, count).compactMap(draw)) {
      return numbered(best.sheets)
    }
    let sheets = parts(model, most).flatMap { byTiers($0, in: topology, draw) }
    _ = isEnough(sheets)
    return numbered(best.sheets)
  }

  /// The sheet of one VPC, or several with a part of its tiers each.
  private static func byTiers(
    _ model: NetworkDrawing, in topology: Topology, _ draw: (NetworkDrawing) -> Sheet?
  ) -> [Sheet] {
    guard model.vpcs.count == 1, let tiers = model.vpcs.first?.tiers, tiers.count > 1 else {
      return [draw(model)].compactMap(\.self)
    }
    var sheets: [Sheet] = []
    for count in 1...tiers.count {
      sheets = (0..<count).compactMap { place -> Sheet? in
        var part = model
        part.vpcs[0].tiers = tiers.indices.filter { $0 * count / tiers.count == place }
          .map { tiers[$0] }
        return draw(part)
      }
      if sheets.allSatisfy({ printedText($0, in: topology) >= readable }) { break }
    }
    return sheets
  }

  /// The sheets, or others that show less where these are too small to read.
  static func larger(
    _ sheets: [Sheet], in topology: Topology, _ others: () -> [Sheet]
  ) -> [Sheet] {
    func text(_ sheets: [Sheet]) -> Int {
      sheets.map { printedText($0, in: topology) }.min() ?? readable
    }
    guard text(sheets) < readable else { return sheets }
    let less = others()
    return text(less) > text(sheets) ? less : sheets
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
    return (0..<count).map { place in
      var part = model
      part.vpcs = model.vpcs.filter { places[$0.id] == place }
      return part
    }.filter { !$0.vpcs.isEmpty }
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
