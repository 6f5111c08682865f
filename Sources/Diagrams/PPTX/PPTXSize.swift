/// How large the slides of a presentation are, in PowerPoint's units.
struct PPTXSize: Hashable, Sendable {
  /// The units of a point of a sheet.
  let unit: Int
  let width: Int
  let height: Int

  /// Source: ECMA-376, part 1, 20.1.2.1: 914,400 to the inch.
  private static let ofPoint = 12_700
  /// From one inch to 56.
  ///
  /// Source: ECMA-376, part 1, 19.7.17 (`ST_SlideSizeCoordinate`).
  private static let range = 914_400...51_206_400

  /// Slides on which the largest of the sheets has room: as large as it, and smaller only where no
  /// slide can be so large.
  init(of sheets: [Sheet]) {
    let (width, height) = (sheets.map(\.width).max() ?? 1, sheets.map(\.height).max() ?? 1)
    unit = min(Self.ofPoint, Self.range.upperBound / max(width, height, 1))
    self.width = max(width * unit, Self.range.lowerBound)
    self.height = max(height * unit, Self.range.lowerBound)
  }

  /// A size of text in hundredths of a point.
  func ofText(_ size: Int) -> Int { max(size * 100 * unit / Self.ofPoint, 100) }
}
