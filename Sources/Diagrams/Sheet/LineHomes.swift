/// The VPC that a line from one thing of it to another stays in. What is sent goes where its packets go.
struct LineHomes {
  private let vpcs: [String: Box]
  /// The VPC that each box is in, or on the border of.
  private let homes: [String: String]

  init(_ sheet: Sheet) {
    let all = sheet.allBoxes
    let vpcs = all.filter { $0.role == .vpc }
    var homes: [String: String] = [:]
    for vpc in vpcs {
      for box in vpc.flattened where box.name != vpc.name { homes[box.name] = vpc.name }
    }
    self.vpcs = Dictionary(vpcs.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for box in all {
      if let border = box.borderOf, self.vpcs[border] != nil { homes[box.name] = border }
    }
    self.homes = homes
  }

  /// Nil for a line from one VPC to another, or to what is in none.
  func home(of edge: SheetEdge) -> Box? {
    guard !edge.style.isTraffic, let home = homes[edge.source], home == homes[edge.target] else {
      return nil
    }
    return vpcs[home]
  }
}
