/// The geometric laws that every sheet obeys.
package enum SheetCheck {
  /// What is wrong with the sheet, in sentences; empty where nothing is.
  package static func violations(of sheet: Sheet) -> [String] {
    let page = Frame(width: sheet.width, height: sheet.height)
    var found: [String] = []
    for box in sheet.boxes where !page.contains(box.frame) {
      found.append("'\(box.name)' leaves the page")
    }
    for text in sheet.texts + sheet.legend.map(\.text) where !page.contains(text.frame) {
      found.append("the words '\(text.text)' leave the page")
    }
    found += overlaps(sheet.boxes)
    for box in sheet.boxes { check(box, &found) }
    found += duplicates(sheet)
    found += labels(sheet)
    found += alignment(sheet)
    found += SheetLines(sheet).violations()
    found += LineEnds(sheet).violations()
    found += self.page(sheet)
    return found
  }

  /// A page or a screen is between 4:3 and 16:9.
  private static func page(_ sheet: Sheet) -> [String] {
    let isPage =
      sheet.width * 3 >= sheet.height * 4 - 4 && sheet.width * 9 <= sheet.height * 16 + 16
    let isLarge = max(sheet.width, sheet.height) > Sheet.longestSide
    return (isPage ? [] : ["\(sheet.width) x \(sheet.height) is not between 4:3 and 16:9"])
      + (isLarge ? ["\(sheet.width) x \(sheet.height) has a side above 4,000"] : [])
  }

  private static func check(_ box: Box, _ found: inout [String]) {
    for child in box.children {
      if child.borderOf != box.name, !box.frame.contains(child.frame) {
        found.append("'\(child.name)' leaves '\(box.name)'")
      }
      check(child, &found)
    }
    if let part = box.lostFrame, !box.frame.contains(part) {
      found.append("the lost part of '\(box.name)' leaves it")
    }
    for text in box.texts where !box.frame.contains(text.frame) {
      found.append("the text '\(text.text)' leaves '\(box.name)'")
    }
    found += overlaps(box.children)
  }

  /// Siblings that overlap, except a box on another's border or across the zones that it spans.
  private static func overlaps(_ boxes: [Box]) -> [String] {
    var found: [String] = []
    for (index, first) in boxes.enumerated() {
      for second in boxes[(index + 1)...] where first.frame.intersects(second.frame) {
        if first.borderOf == second.name || second.borderOf == first.name { continue }
        if first.spans.isEmpty == second.spans.isEmpty {
          found.append("'\(first.name)' overlaps '\(second.name)'")
          continue
        }
        let (bar, crossed) = first.spans.isEmpty ? (second, first) : (first, second)
        found += collisions(of: bar, in: crossed)
      }
    }
    return found
  }

  /// A bar may cross the zones and subnets that it spans, but nothing inside them.
  private static func collisions(of bar: Box, in box: Box) -> [String] {
    guard bar.frame.intersects(box.frame) else { return [] }
    guard box.role == .zone || bar.spans.contains(box.name) else {
      return ["'\(bar.name)' overlaps '\(box.name)'"]
    }
    return box.texts.filter { $0.frame.intersects(bar.frame) }
      .map { "'\(bar.name)' covers the text '\($0.text)'" }
      + box.children.flatMap { collisions(of: bar, in: $0) }
  }

  private static func duplicates(_ sheet: Sheet) -> [String] {
    var names: Set<String> = []
    var ids: Set<String> = []
    var found: [String] = []
    for box in sheet.allBoxes {
      if !names.insert(box.name).inserted { found.append("'\(box.name)' is drawn twice") }
      for id in box.ids where !ids.insert(id.description).inserted {
        found.append("the identity '\(id)' is drawn twice")
      }
    }
    for edge in sheet.edges {
      for end in [edge.source, edge.target] where !names.contains(end) {
        found.append("the edge '\(edge.name)' ends at '\(end)', which is not drawn")
      }
    }
    return found
  }

  /// Texts over other texts of the same box, or over its children.
  private static func labels(_ sheet: Sheet) -> [String] {
    var found: [String] = []
    for box in sheet.allBoxes {
      for (index, text) in box.texts.enumerated() {
        for other in box.texts[(index + 1)...] where text.frame.intersects(other.frame) {
          found.append("'\(text.text)' is over '\(other.text)' in '\(box.name)'")
        }
        for child in box.children where child.frame.intersects(text.frame) {
          found.append("'\(child.name)' covers the text '\(text.text)' of '\(box.name)'")
        }
        if let glyph = box.glyph, glyph.frame.intersects(text.frame) {
          found.append("the glyph of '\(box.name)' covers its text '\(text.text)'")
        }
      }
    }
    return found
  }

  /// Subnets side by side that are not one row.
  private static func rows(_ zones: [Box]) -> [String] {
    let subnets = zones.flatMap(\.children).filter {
      $0.role == .publicSubnet || $0.role == .privateSubnet
    }
    return subnets.enumerated().flatMap { index, one in
      subnets[(index + 1)...].filter { other in
        one.frame.y < other.frame.maxY && other.frame.y < one.frame.maxY
          && (one.frame.y != other.frame.y || one.frame.height != other.frame.height)
      }.map { "the subnet '\($0.name)' is not aligned with '\(one.name)'" }
    }
  }

  /// Zones of one parent that are not aligned at their tops and bottoms.
  private static func alignment(_ sheet: Sheet) -> [String] {
    sheet.allBoxes.flatMap { box -> [String] in
      let zones = box.children.filter { $0.role == .zone }
      guard let first = zones.first else { return [] }
      let uneven = zones.filter {
        $0.frame.y != first.frame.y || $0.frame.height != first.frame.height
      }
      return uneven.map { "the zone '\($0.name)' is not aligned with '\(first.name)'" }
        + rows(zones)
    }
  }
}
