import AWSResources
import Topology

/// Where a view takes several sheets, on which of the others the VPCs are that join what is drawn.
enum SheetConnectors {
  /// Of more sheets than this only their number is told.
  private static let most = 8
  private static let mostNames = 3
  private static let widest = 300
  /// As many letters stand beside each other, and then all names do.
  private static let shortText = 60
  private static let gap = 12

  /// A tile for each other sheet, side by side in their order, in as many rows as it takes.
  static func boxes(of model: NetworkDrawing, width: Int) -> [Box] {
    var (x, y, bottom) = (0, 0, 0)
    return tiles(model.joinedElsewhere()).map { tile in
      let words = max(
        Ruler.width(tile.title, size: Metrics.body, bold: true),
        Ruler.width(tile.detail, size: Metrics.body))
      let box = BoxBuilder.element(
        name: tile.title, ids: [], title: tile.title, detail: tile.detail,
        type: AWS.Ec2TransitGatewayVpcAttachment.type,
        width: tile.detail.count > shortText
          ? min(words + Metrics.glyph + 24, widest) : words + Metrics.glyph + 24)
      if x > 0, x + box.frame.width > width { (x, y) = (0, bottom + gap) }
      bottom = max(bottom, y + box.frame.height)
      defer { x += box.frame.width + gap }
      return box.placed(x, y)
    }
  }

  /// The same in words.
  ///
  /// - Parameter hub: the transit gateway that joins them; nil for any.
  static func phrases(_ model: NetworkDrawing, of hub: ElementID? = nil) -> [String] {
    tiles(model.joinedElsewhere(by: hub)).map { "\($0.title): \($0.detail)" }
  }

  private static func tiles(
    _ sheets: [NetworkDrawing.OtherSheet]
  ) -> [(title: String, detail: String)] {
    guard sheets.count <= most else {
      let vpcs = Set(sheets.flatMap(\.vpcs).map(\.id)).count
      return [("On \(sheets.count) other sheets", "\(vpcs) more VPCs")]
    }
    return sheets.map { sheet in
      let titles = sheet.vpcs.map(\.title)
      let all = SheetText.list(titles)
      let names = all.count > shortText ? SheetText.short(titles, most: mostNames) : all
      return ("On sheet \(sheet.number)", names)
    }
  }
}
