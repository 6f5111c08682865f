import Topology

extension RegionalRail {
  /// The services alone, in the frame of their Region.
  func sheet(in topology: Topology) -> Sheet {
    // As high as leaves the page about twice as wide as high.
    let boxes = [300, 420, 560, 760, 1000].map { box(height: $0, width: 300) }
    let best = boxes.max { one, other in
      let scores = [one, other].map {
        PageShape.score(width: $0.frame.width + 80, height: $0.frame.height + 180)
      }
      return scores[0] < scores[1]
    }
    var rail = (best ?? boxes[0]).placed(Metrics.margin + 16, 68 + 36)
    rail.frame.width = max(rail.frame.width, 588)
    let region = Box(
      name: "region \(topology.region.code)", role: .region,
      frame: Frame(
        x: Metrics.margin, y: 68, width: max(rail.frame.width + 32, 620),
        height: rail.frame.height + 52),
      texts: [
        TextRun(
          "\(topology.region.title) · \(topology.region.code) · account "
            + topology.environment.account, x: Metrics.margin + 32, y: 87, bold: true,
          tone: .accent)
      ],
      glyph: PlacedGlyph(
        .region, frame: Frame(x: Metrics.margin + 7, y: 73, width: 18, height: 18)),
      children: [rail])
    var sheet = Sheet(
      kind: .overview, view: "overview-regional", environments: [topology.environment.name],
      title: SheetText.title(topology, "Regional services"),
      subtitle: "What stands beside the VPCs of the Region, and what it uses and is used by",
      altText: "What stands beside the VPCs of \(topology.title).", longText: sentences,
      width: region.frame.maxX + Metrics.margin, height: region.frame.maxY + 44, boxes: [region])
    sheet.legend = Legend.entries(of: sheet, y: sheet.height - 28)
    return sheet
  }
}
