import Diagrams

/// What all models together come to.
struct PictureTotal: CustomStringConvertible {
  var models = 0
  /// Models with an error, of which nothing is drawn.
  var refused = 0
  private var sheets = 0
  private var laws = 0
  private var faults = 0
  private var simplified = 0
  private var crossings = 0
  /// In tenths of a point.
  private var smallest = Int.max
  private var unreadable = 0
  private var longest = 0

  /// Whether a sheet breaks a law, says what is not so, or could not be drawn.
  var hasFaults: Bool { laws > 0 || faults > 0 || refused > 0 }

  mutating func add(_ drawn: [Sheet], faults: [String]) {
    models += 1
    sheets += drawn.count
    self.faults += faults.count
    for sheet in drawn {
      let measure = SheetMeasure(sheet)
      laws += SheetCheck.violations(of: sheet).count
      simplified += sheet.simplification == nil ? 0 : 1
      crossings += measure.crossings
      smallest = min(smallest, measure.smallestText)
      unreadable += measure.isHardToRead ? 1 : 0
      longest = max(longest, measure.width, measure.height)
    }
  }

  var description: String {
    let size = smallest == Int.max ? "none" : "\(smallest / 10).\(smallest % 10)"
    return "\(models) models (\(refused) more with errors), \(sheets) sheets: \(laws) broken laws, "
      + "\(faults) untrue statements, \(simplified) drawn with less, \(crossings) crossings; text "
      + "from \(size) pt on A3, \(unreadable) sheets below 9 pt; longest side \(longest)"
  }
}
