import Topology

extension RegionalRail {
  private static let top = 68

  /// The services alone, those of the Region in its frame; with lines to what they use where these can
  /// be followed and read, else in words alone.
  func sheet(in topology: Topology) -> Sheet {
    guard canHaveLines, !hasLines else { return plainSheet(in: topology) }
    var rail = self
    rail.hasLines = true
    let sheet = rail.plainSheet(in: topology)
    let framed = SheetText.framed(sheet, in: [topology])
    let isCalm =
      SheetCheck.violations(of: framed).isEmpty
      && SheetMeasure.lines(of: sheet).crossings <= Lawful.mostCrossings
      && framed.smallestPrintedText >= Pages.readable
    return isCalm ? sheet : plainSheet(in: topology)
  }

  private func plainSheet(in topology: Topology) -> Sheet {
    // As high as leaves the page about twice as wide as high.
    let rails = [300, 420, 560, 760, 1000].map { self.boxes(height: $0, in: topology) }
    let best = rails.max { one, other in
      let scores = [one, other].map { boxes in
        PageShape.score(
          width: (boxes.map(\.frame.maxX).max() ?? 0) + Metrics.margin,
          height: (boxes.map(\.frame.maxY).max() ?? 0) + 44)
      }
      return scores[0] < scores[1]
    }
    let boxes = best ?? rails[0]
    var sheet = Sheet(
      kind: .overview, view: "overview-regional", environments: [topology.environment.name],
      title: SheetText.title(topology, "Regional services"),
      subtitle: "What stands beside the VPCs of the Region, and what it uses and is used by",
      altText: "What stands beside the VPCs of \(topology.title).", longText: sentences,
      width: (boxes.map(\.frame.maxX).max() ?? 0) + Metrics.margin,
      height: (boxes.map(\.frame.maxY).max() ?? 0) + 44, boxes: boxes)
    let names = Dictionary(
      sheet.allBoxes.filter { $0.role == .element }.flatMap { box in
        box.ids.map { ($0, box.name) }
      }, uniquingKeysWith: { first, _ in first })
    sheet.edges = lines { names[$0] }
    sheet.legend = Legend.entries(of: sheet, y: sheet.height - 28)
    return OrthogonalRouter.routed(sheet)
  }

  /// The frame of the Region with what is in it, and beside it what is in none.
  private func boxes(height: Int, in topology: Topology) -> [Box] {
    var region = Box(
      name: "region \(topology.region.code)", role: .region,
      frame: Frame(x: Metrics.margin, y: Self.top, width: 620, height: 52),
      texts: [
        TextRun(
          topology.placeTitle, x: Metrics.margin + 32, y: Self.top + 19, bold: true,
          tone: .accent)
      ],
      glyph: PlacedGlyph(
        .region, frame: Frame(x: Metrics.margin + 7, y: Self.top + 5, width: 18, height: 18)))
    if let box = box(of: .region, height: height, width: 300) {
      var rail = box.placed(Metrics.margin + 16, Self.top + 36)
      rail.frame.width = max(rail.frame.width, 588)
      region.frame.width = max(rail.frame.width + 32, 620)
      region.frame.height = rail.frame.height + 52
      region.children = [rail]
    }
    return [region] + outside(of: region.frame, height: height)
  }
}
