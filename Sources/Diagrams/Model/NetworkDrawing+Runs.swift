extension NetworkDrawing.Bar {
  /// The bar in parts, each across zones that stand side by side, so that it covers no zone that it
  /// is not in; the bar itself where one part is enough.
  ///
  /// The first part keeps the names and identities, the others are told by their zones.
  func runs(among zones: [String]) -> [NetworkDrawing.Bar] {
    let own = Set(self.zones)
    var runs: [[String]] = []
    var isOpen = false
    for zone in zones {
      guard own.contains(zone) else {
        isOpen = false
        continue
      }
      if isOpen { runs[runs.count - 1].append(zone) } else { runs.append([zone]) }
      isOpen = true
    }
    guard runs.count > 1 else { return [self] }
    return runs.enumerated().map { index, zones in part(in: zones, isFirst: index == 0) }
  }

  private func part(in zones: [String], isFirst: Bool) -> NetworkDrawing.Bar {
    var part = self
    part.zones = zones
    part.members = members.filter { zones.contains($0.zone) }
    guard !isFirst, let zone = zones.first else { return part }
    part.ids = []
    part.name = "\(name) in zone \(zone)"
    for index in part.chips.indices {
      part.chips[index].id = nil
      part.chips[index].name = "\(chips[index].name) in zone \(zone)"
    }
    return part
  }
}
