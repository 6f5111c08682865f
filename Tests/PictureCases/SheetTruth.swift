import AWSModel
import Diagrams
import Reachability
import Topology

/// Whether what the sheets of a network say of connections and places is so.
///
/// A connection is drawn as arriving exactly where its walk arrives, an element touches a zone's
/// column exactly where it is placed, and what stands in subnets or beside VPCs is on a sheet that is
/// no list.
package struct SheetTruth {
  private let facts: Facts
  private let network: WalkedNetwork
  private let sheets: [Sheet]
  private let verdicts: [ConnectionVerdict]

  package init(_ network: WalkedNetwork, _ sheets: [Sheet]) {
    self.network = network
    facts = Facts(network.model.model)
    let name = network.model.topology.environment.name
    self.sheets = sheets.filter { $0.environments.contains(name) }
    verdicts = ConnectionVerdict.all(network.reports, facts)
  }

  /// What is not so, in sentences; empty where all is.
  package func faults() -> [String] {
    sheets.flatMap { sheet in
      (lines(on: sheet) + ends(on: sheet) + legend(of: sheet) + SheetPlaces(sheet, facts).faults())
        .map { "\(sheet.view): \($0)" }
    } + flows() + cells() + missing() + exposures()
  }

  // MARK: Connections

  /// A line is red exactly where no packet of what it stands for arrives, and dotted only where what the
  /// model does not know decides.
  private func lines(on sheet: Sheet) -> [String] {
    guard [.overview, .workload, .services, .security].contains(sheet.kind) else { return [] }
    let lines = sheet.edges.filter(\.style.isTraffic)
    let listed = ListedClients(facts)
    return verdicts.flatMap { verdict -> [String] in
      let ends = "\(listed.sender(of: verdict.connection)) \(verdict.target)"
      let connection = verdict.connection
      let port = "\(connection.transport.rawValue.uppercased()) \(connection.ports)"
      let own = lines.filter { line in
        let name = line.name
        let isOfEnds = ["flow", "link"].contains { word in
          name == "\(word) \(ends)" || name.hasPrefix("\(word) \(ends) ")
        }
        return isOfEnds && says(port, line.title)
      }
      let wrong = own.filter {
        ($0.style == .refused) == (verdict.refusal == nil)
          || $0.style == .forward && verdict.doubt != nil
      }
      return wrong.prefix(1).map { line in
        "'\(ends)' on \(port) is drawn as \(line.style == .refused ? "refused" : "arriving")"
      }
    }
  }

  /// A line of what does not arrive ends with a cross and without an arrow.
  private func ends(on sheet: Sheet) -> [String] {
    let crossed = Set(sheet.badges.filter { $0.text == "×" }.compactMap(\.edge))
    let frames = Dictionary(
      sheet.allBoxes.map { ($0.name, $0.frame) }, uniquingKeysWith: { first, _ in first })
    return sheet.edges.filter { $0.style == .refused }.compactMap { edge in
      let isLast = sheet.kind != .flow && !edge.hasArrow
      if isLast, !crossed.contains(edge.name) { return "'\(edge.name)' ends without a cross" }
      let end = edge.corners.last.map { Frame(x: $0.x, y: $0.y, width: 1, height: 1) }
      let reaches = end.map { frames[edge.target]?.inset(by: -2).intersects($0) ?? false } ?? false
      return reaches && !edge.isWhole ? "'\(edge.name)' stops before where it ends" : nil
    }
  }

  /// No two entries of a legend say the same, and a line in it has an arrow where one on the sheet has.
  private func legend(of sheet: Sheet) -> [String] {
    let titles = sheet.legend.map(\.title)
    let twice = titles.filter { title in titles.count { $0 == title } > 1 }.prefix(1)
      .map { "the legend says '\($0)' twice" }
    return twice
      + sheet.legend.compactMap { entry in
        guard case .line(let style) = entry.sample else { return nil }
        let own = sheet.edges.filter { $0.style == style }
        let isDirected = style != .refused && own.contains(where: \.hasArrow)
        return isDirected == entry.hasArrow
          ? nil : "the legend's line '\(entry.title)' has \(entry.hasArrow ? "an" : "no") arrow"
      }
  }

  /// What answers the internet is at the end of a line on an overview with lines, and nothing else is at
  /// the end of one that says so.
  private func exposures() -> [String] {
    let overviews = sheets.filter { $0.kind == .overview }
    let exposed = network.model.exposures()
    let ids = Set(
      exposed.flatMap { own in
        [own.element] + facts.components(standingFor: own.element).map(\.id)
      })
    let untrue = overviews.flatMap { sheet -> [String] in
      let boxes = Dictionary(
        sheet.allBoxes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
      return sheet.edges.filter { $0.style == .flow }.compactMap { edge in
        let isPassed = !edge.name.hasPrefix("open \(edge.target) ")
        let isSo = isPassed || boxes[edge.target]?.ids.contains(where: ids.contains) == true
        return isSo
          ? nil : "\(sheet.view): '\(edge.name)' leads to what the internet does not reach"
      }
    }
    let told = overviews.flatMap(\.edges).filter(\.style.isTraffic).map(\.target)
    let ends = Set(
      overviews.flatMap(\.allBoxes).filter { told.contains($0.name) }.flatMap(\.ids))
    let drawn = Set(overviews.filter { $0.simplification == nil }.flatMap(\.elements))
    let missed = exposed.filter { own in
      let names = [own.element] + facts.components(standingFor: own.element).map(\.id)
      return names.contains(where: drawn.contains) && !names.contains(where: ends.contains)
    }
    return untrue + missed.map { "overview: '\($0.element)' answers the internet, without a line" }
  }

  /// Whether a sentence has a port as a word of its own.
  private func says(_ port: String, _ sentence: String) -> Bool {
    sentence.ranges(of: port).contains { range in
      range.upperBound == sentence.endIndex || !sentence[range.upperBound].isNumber
    }
  }

  /// Each walked connection is a line of the services' sheet, or a cell of its table.
  private func cells() -> [String] {
    let services = sheets.filter { $0.kind == .services }
    guard !services.isEmpty else { return [] }
    let listed = ListedClients(facts)
    let components = Set(facts.topology.components.map(\.id))
    return verdicts.compactMap { verdict in
      let (source, target) = (verdict.source, verdict.target)
      guard components.contains(source), components.contains(target) else { return nil }
      let ends = "\(listed.sender(of: verdict.connection)) \(target)"
      let isLine = services.flatMap(\.edges).contains {
        $0.name == "flow \(ends)" || $0.name.hasPrefix("flow \(ends) ")
      }
      let mark = "\(verdict.refusal == nil ? "" : "× ")\(verdict.connection.ports)"
      let isCell = services.flatMap(\.allBoxes).contains { box in
        box.name == "calls of \(source)" && box.texts.contains { $0.text.contains(mark) }
      }
      return isLine || isCell ? nil : "services: '\(ends)' is neither a line nor a cell"
    }
  }

  /// A flow's sheet says of it that it is refused exactly where none of its walks arrives, and of one
  /// that arrives on some ways only, on how many.
  private func flows() -> [String] {
    network.reports.flatMap { report -> [String] in
      guard let sheet = sheets.first(where: { $0.view == "flow-\(report.flow.id)" }) else {
        return []
      }
      let legs = report.legs.filter { !$0.traces.isEmpty }
      let isLost = legs.contains { leg in
        leg.traces.allSatisfy { $0.verdict.reason != nil }
      }
      let isWhole = legs.allSatisfy { $0.traces.allSatisfy { $0.verdict.reason == nil } }
      let isRed = sheet.edges.contains { $0.style == .refused }
      let isTold = sheet.title.contains("refused")
      // Where nobody knows whether a flow arrives, all its lines are doubtful; those back have letters.
      let isAnswered = sheet.edges.contains {
        $0.style == .reply || $0.style == .unknown && $0.title.hasPrefix("A. ")
      }
      if sheet.subtitle.hasSuffix(" back"), !sheet.subtitle.contains("another sheet"), !isAnswered {
        return ["\(sheet.view): tells of an answer that it does not draw"]
      }
      if isLost, !isTold { return ["\(sheet.view): refused on every way, and not titled so"] }
      if isWhole, isRed || isTold { return ["\(sheet.view): arrives, and is drawn as refused"] }
      return isRed && !isTold ? ["\(sheet.view): has a red line and no title that says so"] : []
    }
  }

  // MARK: Elements

  /// What stands in subnets or beside VPCs and is on no sheet but the list of resources.
  private func missing() -> [String] {
    let drawn = Set(sheets.filter { !$0.isInventory }.flatMap(\.elements))
    var found: [String] = []
    for resource in facts.topology.resources {
      let isPlaced = !facts.homes(of: resource).isEmpty || facts.model.occupants[resource.id] != nil
      if isPlaced, !drawn.contains(resource.id), !isDrawn(resource.id, drawn) {
        found.append("'\(resource.id)' (\(resource.type)) is on no sheet but the list")
      }
    }
    for service in facts.model.regionalServices where !isDrawn(service.id, drawn) {
      found.append("'\(service.id)' (\(service.type)) stands beside no VPC")
    }
    return found
  }

  private func isDrawn(_ id: ElementID, _ drawn: Set<ElementID>) -> Bool {
    let component = facts.topology.components.first { $0.primary == id }?.id
    return ([id] + [component].compactMap(\.self)).contains { drawn.contains($0) }
  }
}
